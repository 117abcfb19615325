using Bookend.Kernel;
using NodaTime;

[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Bookend.Pure")]

namespace Bookend.Core.Schedule;

/// <summary>
/// The claims of a business as of a stamp, from a moment on. Immutable: a reader keeps the one it got while others move on.
/// </summary>
public sealed class ScheduleView
{
    private readonly Dictionary<ResourceId, Busy> busy;

    private ScheduleView(long stamp, int epoch, Instant from, Dictionary<ResourceId, Busy> busy)
    {
        Stamp = stamp;
        Epoch = epoch;
        From = from;
        this.busy = busy;
    }

    /// <summary>Every change up to this stamp is in; some later ones may be.</summary>
    public long Stamp { get; }

    public int Epoch { get; }

    /// <summary>Claims that ended before this may be missing; read the table for days gone by.</summary>
    public Instant From { get; }

    public Busy Of(ResourceId resource) => busy.GetValueOrDefault(resource, Busy.None);

    internal static ScheduleView Fresh(long stamp, int epoch, Instant from, IReadOnlyList<ClaimRow> rows) => new(
        stamp,
        epoch,
        from,
        rows.GroupBy(r => r.ResourceId).ToDictionary(g => g.Key, g => Busy.Of(g.Select(Claim.Of))));

    /// <summary>
    /// This view with the rows that changed since. A row never changes its resource (a move releases it and takes another), so
    /// only the resources named by the rows are sorted anew.
    /// </summary>
    internal ScheduleView With(long stamp, IReadOnlyList<ClaimRow> changed)
    {
        if (changed.Count == 0)
        {
            return new ScheduleView(stamp, Epoch, From, busy);
        }

        var now = new Dictionary<ResourceId, Busy>(busy);
        foreach (var rows in changed.GroupBy(r => r.ResourceId))
        {
            var replaced = rows.Select(r => r.Id).ToHashSet();
            now[rows.Key] = Busy.Of(Of(rows.Key).Claims.Where(c => !replaced.Contains(c.Id))
                .Concat(rows.Where(r => !r.Released && r.EndsAt > From).Select(Claim.Of)));
        }

        return new ScheduleView(stamp, Epoch, From, now);
    }
}
