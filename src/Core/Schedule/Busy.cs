using Bookend.Kernel;

namespace Bookend.Core.Schedule;

/// <summary>A claim as the schedule computes with it. Times are Unix microseconds.</summary>
/// <param name="Expires">When a hold stops to be in the way; <see cref="long.MaxValue"/> for what does not expire.</param>
public sealed record Claim(
    ClaimId Id, ResourceId Resource, Span Taken, Span Shown, ClaimOwner Owner, ClaimState State, long Expires, string? Reason)
{
    public static Claim Of(ClaimRow row) => new(
        row.Id,
        row.ResourceId,
        row.Taken,
        new Span(Micros.Of(row.ShownStartsAt), Micros.Of(row.ShownEndsAt)),
        row.Owner,
        row.State,
        row.ExpiresAt is { } at ? Micros.Of(at) : long.MaxValue,
        row.Reason);
}

/// <summary>What is taken of one resource, in order. Immutable. Flat arrays of longs, because an offer asks it a hundred thousand times.</summary>
public sealed class Busy
{
    public static readonly Busy None = new([]);

    private readonly long[] starts;
    private readonly long[] ends;
    private readonly long[] expires;
    private readonly Claim[] claims;

    private Busy(Claim[] claims)
    {
        this.claims = claims;
        starts = Array.ConvertAll(claims, c => c.Taken.Start);
        ends = Array.ConvertAll(claims, c => c.Taken.End);
        expires = Array.ConvertAll(claims, c => c.Expires);
    }

    public IReadOnlyList<Claim> Claims => claims;

    /// <summary>Claims of one resource in any order; they do not overlap (the database sees to it).</summary>
    public static Busy Of(IEnumerable<Claim> claims)
    {
        var sorted = claims.Where(c => !c.Taken.IsEmpty).ToArray();
        if (sorted.Length == 0)
        {
            return None;
        }

        Array.Sort(sorted, static (a, b) => a.Taken.Start.CompareTo(b.Taken.Start));
        return new Busy(sorted);
    }

    /// <summary>The first claim in the way, or -1. Expired holds and the claims of <paramref name="except"/> are in nobody's way.</summary>
    public int FirstInTheWay(Span span, long now, ClaimOwner except)
    {
        for (var i = FirstEndingAfter(span.Start); i < starts.Length && starts[i] < span.End; i++)
        {
            if (expires[i] > now && (except.Id == Guid.Empty || claims[i].Owner != except))
            {
                return i;
            }
        }

        return -1;
    }

    public Claim this[int index] => claims[index];

    /// <summary>As if these had given up their time.</summary>
    public Busy Without(IReadOnlySet<ClaimOwner> owners) => owners.Count == 0 || !Array.Exists(claims, c => owners.Contains(c.Owner)) ? this
        : Of(claims.Where(c => !owners.Contains(c.Owner)));

    private int FirstEndingAfter(long moment)
    {
        var low = 0;
        var high = ends.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ends[middle] <= moment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
