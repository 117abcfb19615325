using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>
/// What one write does to the schedule. Whatever is taken together is taken whole or not at all. Whether a hold has expired is
/// decided by <see cref="Work.Now"/> alone: an expired one is never in the way (it is released by the write that wants its time),
/// an unexpired one always is.
/// </summary>
public sealed class Claims(Work work)
{
    /// <summary>A visit takes a handful of resources; more than this is a mistake or an attack.</summary>
    public const int MaxAsks = 64;

    /// <summary>Longer than any visit or leave; keeps range scans short.</summary>
    public static readonly Duration MaxLength = Duration.FromDays(400);

    private static readonly Func<BookendDb, BusinessId, ResourceId, Instant, Instant, IAsyncEnumerable<ClaimRow>> RowsInTheWay =
        EF.CompileAsyncQuery((BookendDb db, BusinessId business, ResourceId resource, Instant from, Instant to) =>
            db.Set<ClaimRow>().Where(r =>
                r.BusinessId == business && r.ResourceId == resource && r.EndsAt > from && r.StartsAt < to && !r.Released));

    private static readonly Func<BookendDb, BusinessId, Guid, IAsyncEnumerable<ClaimRow>> RowsOfOwner =
        EF.CompileAsyncQuery((BookendDb db, BusinessId business, Guid owner) =>
            db.Set<ClaimRow>().Where(r => r.BusinessId == business && r.OwnerId == owner && !r.Released));

    // The database learns of this write's changes only at its end, so every question is asked of these rows too.
    private readonly HashSet<ClaimRow> touched = [];

    // A booking asks for the same stretch three times: to refuse early, to judge, to take. Nobody else writes meanwhile, so once is enough.
    private readonly HashSet<ClaimRow> seen = [];
    private readonly List<(ResourceId Resource, Instant From, Instant To)> looked = [];
    private long? stamp;

    public Work Work { get; } = work;

    /// <summary>Takes all that is asked, or refuses with <c>slot_taken</c> and changes nothing.</summary>
    /// <param name="expiresAt">For holds only, and then required.</param>
    public Task<Result<IReadOnlyList<ClaimRow>>> Take(ClaimOwner owner, IReadOnlyList<Ask> asks, Instant? expiresAt = null) =>
        Take(owner, asks, expiresAt, replaced: []);

    /// <summary>Gives up what the owner has and takes this instead. The owner's own old time is not in the way.</summary>
    public async Task<Result<IReadOnlyList<ClaimRow>>> Move(ClaimOwner owner, IReadOnlyList<Ask> asks, Instant? expiresAt = null) =>
        await Take(owner, asks, expiresAt, await Of(owner));

    /// <summary>
    /// The kept time becomes a booking, without a moment in which it is free. A hold that expired but that nobody took in the
    /// meantime is still converted: its rows occupy until somebody's write releases them, so nothing else can be there.
    /// </summary>
    public async Task<Result<IReadOnlyList<ClaimRow>>> Convert(HoldId hold, BookingId booking)
    {
        var rows = await Of(ClaimOwner.Of(hold));
        if (rows.Count == 0)
        {
            return ScheduleErrors.HoldGone.Because("The time was kept for you for a while and has since been given to somebody else. Please choose another.");
        }

        foreach (var row in rows)
        {
            row.Purpose = Purposes.Booking;
            row.OwnerId = booking.Value;
            row.State = ClaimState.Booked;
            row.ExpiresAt = null;
            Touch(row);
        }

        return Answer(rows);
    }

    /// <summary>Time that cannot be sold. Refused with <c>slot_taken</c> where something is booked or kept: that is settled first.</summary>
    public async Task<Result<ClaimRow>> Block(ClaimId id, ResourceId resource, Instant from, Instant to, string? reason)
    {
        var ask = new Ask(resource, new Occupancy(from, to, Duration.Zero, Duration.Zero));
        var taken = await Take(ClaimOwner.TimeOff(id), [ask]);
        if (taken.Failed(out var refusal, out var rows))
        {
            return refusal;
        }

        rows[0].Id = id;
        rows[0].Reason = reason;
        return rows[0];
    }

    /// <summary>Gives up everything the owner has; the number of claims that were given up. Nothing there is no error.</summary>
    public async Task<int> Release(ClaimOwner owner)
    {
        var rows = await Of(owner);
        Free(rows);
        return rows.Count;
    }

    /// <summary>What the owner has now, this write's own changes included.</summary>
    public async Task<IReadOnlyList<ClaimRow>> Of(ClaimOwner owner)
    {
        var rows = new HashSet<ClaimRow>(touched);
        await foreach (var row in RowsOfOwner(Work.Db, Work.Business, owner.Id))
        {
            rows.Add(row);
        }

        return [.. rows.Where(r => !r.Released && r.Owner == owner)];
    }

    /// <summary>What is taken of a resource between two moments as this write sees it: to judge once more before taking.</summary>
    public async Task<Busy> Busy(ResourceId resource, Instant from, Instant to) =>
        Schedule.Busy.Of((await InTheWay(resource, from, to)).Select(Claim.Of));

    private async Task<Result<IReadOnlyList<ClaimRow>>> Take(
        ClaimOwner owner, IReadOnlyList<Ask> asks, Instant? expiresAt, IReadOnlyList<ClaimRow> replaced)
    {
        if (Fault(owner, asks, expiresAt) is { } fault)
        {
            return fault;
        }

        var expired = new List<ClaimRow>();
        foreach (var ask in asks)
        {
            foreach (var row in await InTheWay(ask.Resource, ask.When.TakenFrom, ask.When.TakenTo))
            {
                if (row.IsExpired(Work.Now))
                {
                    expired.Add(row);
                }
                else if (!replaced.Contains(row))
                {
                    return Taken;
                }
            }
        }

        Free(expired);
        Free(replaced);

        // One order for all writers, so that two which want the same rooms meet at the first one. (The head lock serialises them
        // already; this keeps an import without it from a deadlock.)
        var rows = asks.OrderBy(a => a.Resource.Value).ThenBy(a => a.When.Start).Select(a => Row(owner, a, expiresAt)).ToList();
        foreach (var row in rows)
        {
            Touch(row);
            row.Version = 1;
            Work.Append(row);
        }

        return Answer(rows);
    }

    private static Refusal? Fault(ClaimOwner owner, IReadOnlyList<Ask> asks, Instant? expiresAt)
    {
        if (asks.Count is 0 or > MaxAsks)
        {
            return ScheduleErrors.BadTime.Because($"Between 1 and {MaxAsks} people or rooms can be taken at once.");
        }

        if ((owner.State == ClaimState.Held) != expiresAt.HasValue)
        {
            throw new ArgumentException("A hold, and only a hold, says when it expires.", nameof(expiresAt));
        }

        for (var i = 0; i < asks.Count; i++)
        {
            var when = asks[i].When;
            if (when.End <= when.Start || when.Before < Duration.Zero || when.After < Duration.Zero || when.TakenTo - when.TakenFrom > MaxLength)
            {
                return ScheduleErrors.BadTime.Because("The end must be after the start, and within 400 days of it.");
            }

            for (var j = 0; j < i; j++)
            {
                if (asks[i].Resource == asks[j].Resource && when.Taken.Overlaps(asks[j].When.Taken))
                {
                    return Taken;
                }
            }
        }

        return null;
    }

    private static Refusal Taken => StoreErrors.SlotTaken.Because("Somebody else has this time. Nothing was booked; please choose another.");

    private async Task<List<ClaimRow>> InTheWay(ResourceId resource, Instant from, Instant to)
    {
        if (!looked.Exists(l => l.Resource == resource && l.From <= from && to <= l.To))
        {
            await foreach (var row in RowsInTheWay(Work.Db, Work.Business, resource, from, to))
            {
                seen.Add(row);
            }

            looked.Add((resource, from, to));
        }

        return [.. touched.Union(seen).Where(r => !r.Released && r.ResourceId == resource && r.EndsAt > from && r.StartsAt < to)];
    }

    private ClaimRow Row(ClaimOwner owner, Ask ask, Instant? expiresAt) => new()
    {
        BusinessId = Work.Business,
        Id = Work.NewId<ClaimId>(),
        ResourceId = ask.Resource,
        StartsAt = ask.When.TakenFrom,
        EndsAt = ask.When.TakenTo,
        ShownStartsAt = ask.When.Start,
        ShownEndsAt = ask.When.End,
        Purpose = owner.Purpose,
        OwnerId = owner.Id,
        State = owner.State,
        ExpiresAt = expiresAt,
    };

    private void Free(IReadOnlyList<ClaimRow> rows)
    {
        foreach (var row in rows)
        {
            row.Released = true;
            Touch(row);
        }
    }

    /// <summary>The stamp rises once per write, and every row that it changed carries it.</summary>
    private void Touch(ClaimRow row)
    {
        row.Stamp = stamp ??= ++Work.Head.ScheduleStamp;
        row.Version++;
        touched.Add(row);
    }

    private static Result<IReadOnlyList<ClaimRow>> Answer(IEnumerable<ClaimRow> rows) => rows.ToArray();
}
