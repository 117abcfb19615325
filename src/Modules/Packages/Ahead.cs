using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Packages;

/// <summary>Sessions for visits that are booked ahead: ten weeks of a plan hold theirs, so that nothing else can use them up.</summary>
internal static class Ahead
{
    public static async Task<IReadOnlyList<string?>> Foresee(Reading reading, ClientId client, IReadOnlyList<AheadVisit> visits)
    {
        var passes = await PassFile.UsableBy(reading, client);
        var taken = passes.ToDictionary(p => p.Row.Id, _ => new List<int>());
        var names = new string?[visits.Count];
        foreach (var (i, visit) in visits.Index().OrderBy(v => v.Item.Day))
        {
            if (Best(passes, visit, reading.Now, taken) is var (pass, session))
            {
                names[i] = pass.Terms.Name;
                taken[pass.Row.Id].Add(session.No);
            }
        }

        return names;
    }

    /// <summary>At completion the visit's own session is used first.</summary>
    public static async Task<Result<bool>> Keep(Work work, ClientId client, BookingId booking, AheadVisit visit)
    {
        if (Best(await PassFile.UsableBy(work, client), visit, work.Now) is not var (pass, session))
        {
            return false;
        }

        return await Holding.Keep(work, pass, session, booking, await Holding.Today(work, pass)) is { } refusal ? refusal : true;
    }

    public static async Task<Refusal?> Release(Work work, BookingId booking)
    {
        foreach (var id in await Holding.KeptFor(work, booking))
        {
            if (await PassFile.Open(work, id) is { } pass && await Holding.Release(work, pass, booking) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public static async Task<IReadOnlyList<KeptCover>> Kept(Reading reading, IReadOnlyList<BookingId> bookings)
    {
        // What this write has changed is not in the tables yet.
        var changed = reading.Db.Set<SessionRow>().Local.ToList();
        var asked = bookings.Select(b => (BookingId?)b).ToArray();
        var kept = (await reading.Set<SessionRow>().Where(s => asked.Contains(s.HeldFor)).ToListAsync())
            .Where(s => !changed.Exists(c => c.PassId == s.PassId && c.No == s.No)).Concat(changed.Where(c => asked.Contains(c.HeldFor))).ToList();
        var ids = kept.Select(s => s.PassId).Distinct().ToArray();
        var names = (await reading.Set<PassRow>().Where(p => ids.Contains(p.Id)).ToListAsync()).ToDictionary(p => p.Id, p => Terms.Read(p.Terms).Name);
        return [.. kept.Where(s => s.HeldFor is not null).Select(s => new KeptCover(s.HeldFor!.Value, names[s.PassId]))];
    }

    /// <summary>The one that expires first; of these the one that is good for fewest other services, then the emptiest.</summary>
    private static (PassFile Pass, SessionRow Session)? Best(
        IReadOnlyList<PassFile> passes, AheadVisit visit, Instant now, IReadOnlyDictionary<PassId, List<int>>? taken = null)
    {
        (PassFile Pass, SessionRow Session)? best = null;
        foreach (var pass in passes.Where(p => !p.IsOver(now) && (p.Row.ValidUntil is null || p.Row.ValidUntil >= visit.Day)))
        {
            if (pass.Pick(visit.Service, null, taken?[pass.Row.Id] ?? []) is { } session && (best is not { } other || Order(pass, session).CompareTo(Order(other.Pass, other.Session)) < 0))
            {
                best = (pass, session);
            }
        }

        return best;

        (LocalDate, int, int, string) Order(PassFile pass, SessionRow session) => (
            pass.Row.ValidUntil ?? LocalDate.MaxIsoValue, pass.GroupOf(session).ServiceIds.Count, pass.Left - (taken?[pass.Row.Id].Count ?? 0), pass.Row.Id.ToString());
    }
}
