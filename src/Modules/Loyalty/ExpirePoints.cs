using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Takes expired lots off the books' accounts and tells who will lose points soon. The job does it each day; a person may at any time.</summary>
internal static class ExpirePoints
{
    /// <summary>Accounts in one write, so that a till never waits long.</summary>
    private const int Batch = 200;

    /// <param name="More">There are more than one write takes: ask again.</param>
    internal sealed record View(int Clients, long Points, int Noticed, bool More);

    public static async Task<Result<View>> Handle(Work work, NoPath _, Nothing body)
    {
        var zone = (await Places.Public.BusinessOf(work)).Zone;
        var today = work.Now.InZone(zone).Date;
        var (clients, points, noticed, more) = (0, 0L, 0, false);
        foreach (var plan in await Programmes.Now(work.AsReading()))
        {
            var expired = await Lots(work, plan.Unit, null, work.Now);
            foreach (var client in expired.Select(l => l.Client).Distinct().Take(Batch))
            {
                points += await Expire(work, plan, client, today);
                clients++;
            }

            var soon = await Lots(work, plan.Unit, work.Now, WallClock.Start(zone, today.PlusDays(plan.Terms.NoticeDays + 1).AtMidnight()));
            noticed += await Notice(work, plan, soon, zone);
            more |= expired.Select(l => l.Client).Distinct().Count() > Batch;
        }

        return new View(clients, points, noticed, more);
    }

    /// <summary>Lots with something in them that expire within a time, by client and moment.</summary>
    private static async Task<List<(ClientId Client, Instant At, long Points)>> Lots(Work work, Unit unit, Instant? after, Instant until)
    {
        var kind = Accounts.Points.Name;
        var later = after ?? Instant.FromUnixTimeSeconds(0);
        var lots = await (
            from l in work.Set<LotRow>()
            join a in work.Set<AccountRow>() on l.AccountId equals a.Id
            join b in work.Set<BalanceRow>() on a.Id equals b.AccountId
            join p in work.Set<PostingRow>() on l.Id equals p.LotId
            where a.Kind == kind && a.Unit == unit && l.ExpiresAt > later && l.ExpiresAt <= until && b.Balance > 0 && p.Layer == Layer.Posted
            group p by new { a.Owner, l.Id, l.ExpiresAt } into g
            select new { g.Key.Owner, g.Key.ExpiresAt, Sum = g.Sum(p => p.Amount) }).ToListAsync();
        return [.. lots.Where(l => l.Sum < 0).OrderBy(l => l.Owner, StringComparer.Ordinal)
            .Select(l => (Ids.TryParse<ClientId>(l.Owner, out var client) ? client : default, l.ExpiresAt!.Value, -l.Sum))];
    }

    private static async Task<long> Expire(Work work, Plan plan, ClientId client, LocalDate today)
    {
        var entry = new EntryDraft("points.expire", today);
        var points = await work.Ledger.Expire(entry, Accounts.Points.Of(client, plan.Unit), Accounts.Expired.Of(plan.Unit), new Leg(Rules.Expire, plan.Number));
        if (points == 0 || (await work.Ledger.Post(entry)).Refusal is not null)
        {
            return 0;
        }

        work.Log.Append(new PointsExpired(client, plan.Id, points));
        Events.Add(
            work, new EventRow { Kind = EventKind.Expired, ProgrammeId = plan.Id, Version = plan.Number, ClientId = client, Day = today, Points = -points },
            new ReasonData("Not used in time"));
        return points;
    }

    private static async Task<int> Notice(Work work, Plan plan, List<(ClientId Client, Instant At, long Points)> soon, DateTimeZone zone)
    {
        var days = soon.GroupBy(l => (l.Client, On: l.At.InZone(zone).Date)).Select(g => (g.Key.Client, g.Key.On, Points: g.Sum(l => l.Points))).ToList();
        if (days.Count == 0)
        {
            return 0;
        }

        var first = days.Min(d => d.On);
        var told = (await work.Set<NoticeRow>().AsNoTracking().Where(n => n.ProgrammeId == plan.Id && n.On >= first).ToListAsync()).Select(n => (n.ClientId, n.On)).ToHashSet();
        var fresh = days.Where(d => !told.Contains((d.Client, d.On))).Take(Batch).ToList();
        foreach (var (client, on, points) in fresh)
        {
            work.Log.Append(new PointsExpiring(client, plan.Id, on, points));
            work.Append(new NoticeRow { BusinessId = work.Business, ProgrammeId = plan.Id, ClientId = client, On = on, At = work.Now });
        }

        return fresh.Count;
    }
}

/// <summary>She was told that points expire on this day.</summary>
internal sealed class NoticeRow
{
    public BusinessId BusinessId { get; set; }

    public ProgrammeId ProgrammeId { get; set; }

    public ClientId ClientId { get; set; }

    public LocalDate On { get; set; }

    public Instant At { get; set; }
}
