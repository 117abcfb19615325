using System.Text.Json;
using Bookend.Access;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Bookend.Team;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

internal sealed record PoolShareView(MemberId MemberId, string MemberName, Money Gave, long Weight, Money Got);

/// <param name="Changed">The day's tips are other ones now (a refund, a late tip): take it back and share anew.</param>
internal sealed record PoolRunView(
    PoolRunId Id, PoolId PoolId, int PoolVersion, SiteId SiteId, LocalDate Day, PoolBy By, Money Total, IReadOnlyList<PoolShareView> Shares, EntryId EntryId, Instant At,
    Instant? ReversedAt, bool Changed);

/// <summary>Shares the tips of a site's day. It moves what members had in tips; nothing comes or goes.</summary>
internal static class RunPool
{
    /// <param name="People">Who worked; minutes where it is shared by hours. Empty: everybody of the site who is active.</param>
    internal sealed record Request(LocalDate Day, IReadOnlyList<Worked>? People = null, PoolRunId? Id = null);

    internal sealed record Worked(MemberId MemberId, int? Minutes = null);

    public static async Task<Result<PoolRunView>> Handle(Work work, ById<PoolId> path, Request r)
    {
        if (await Pools.Find(work.AsReading(), path.Id) is not { } pool)
        {
            return CommonErrors.NotFound.Because("There is no such pool.");
        }

        var site = (await Places.Public.SiteOf(work, pool.SiteId))!;
        if (r.Day > Places.Public.BusinessDate(site, work.Now) || Pools.InForce(pool, r.Day) is not { } version)
        {
            return CommonErrors.Invalid.At("/day", "Choose a day that has begun, and on which the pool's rules count.");
        }

        var runs = await work.Set<PoolRunRow>().AsNoTracking().Where(x => x.SiteId == site.Id && x.Day == r.Day).ToListAsync();
        if (runs.Exists(x => x.ReversedAt is null))
        {
            return PayErrors.PoolDone.Because("The tips of this day were shared before. Take that back first, if it was wrong.");
        }

        var members = await Team.Public.Members(work);
        var tips = await PoolRuns.Tips(work.AsReading(), site, r.Day);
        if ((await Weights(work, version.Terms, site, r, members)).Failed(out var refusal, out var weights) ||
            PoolSplit.Decide(tips, version.Terms.SharePpm, weights).Failed(out refusal, out var shares))
        {
            return refusal;
        }

        var row = new PoolRunRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<PoolRunId>(), PoolId = pool.Id, PoolVersion = version.Number, SiteId = site.Id, Day = r.Day,
            Number = runs.Count + 1, Currency = site.Currency, Total = shares.Sum(s => s.Gave), Shares = JsonSerializer.Serialize(shares, Json.Options),
            EntryId = work.NewId<EntryId>(), At = work.Now,
        };
        if ((await work.Ledger.Post(Entry(row, shares))).Failed(out refusal, out var _))
        {
            return refusal;
        }

        work.Append(row);
        work.Log.Append(new TipsShared(row.Id, pool.Id, site.Id, r.Day, new Money(row.Total, site.Currency)));
        return PoolRuns.View(row, version.Terms.By, members, tips, version.Terms.SharePpm);
    }

    private static EntryDraft Entry(PoolRunRow run, IReadOnlyList<PoolShare> shares)
    {
        var entry = new EntryDraft("tipPool", run.Day) { Id = run.EntryId, SiteId = run.SiteId };
        var leg = new Leg(PayRules.Pool(run.PoolId), run.PoolVersion);
        foreach (var share in shares)
        {
            var account = Accounts.Tips.Of(share.MemberId, run.Currency);
            entry.Debit(account, share.Gave, leg).Credit(account, share.Got, leg);
        }

        return entry;
    }

    private static async Task<Result<Dictionary<MemberId, long>>> Weights(Work work, PoolTerms terms, SiteInfo site, Request r, IReadOnlyList<MemberInfo> members)
    {
        var people = r.People is { Count: > 0 } given ? given : [.. members.Where(m => m.Active && m.SiteId == site.Id).Select(m => new Worked(m.Id))];
        var byHours = terms.By is PoolBy.Hours or PoolBy.PointsAndHours;
        if (people.Select(p => p.MemberId).Distinct().Count() != people.Count || people.Any(p => members.All(m => m.Id != p.MemberId)))
        {
            return PayErrors.TeamMemberUnknown.At("/people", "Name each member once; one of these is not of the team.");
        }

        if (people.Any(p => p.Minutes is < 0 or > 1440) || (byHours && people.Any(p => p.Minutes is null)))
        {
            return CommonErrors.Invalid.At("/people", "Say for each how many minutes were worked, from 0 to 1440.");
        }

        var roles = await Roles.Of(work);
        var sales = terms.By == PoolBy.Sales
            ? await work.Set<SaleRow>().AsNoTracking().Where(s => s.SiteId == site.Id && s.Day == r.Day).GroupBy(s => s.MemberId)
                .Select(g => new { Member = g.Key, Net = g.Sum(s => s.Net) }).ToDictionaryAsync(g => g.Member, g => g.Net)
            : [];
        return people.ToDictionary(p => p.MemberId, p => terms.By switch
        {
            PoolBy.Hours => p.Minutes!.Value,
            PoolBy.Points => PointsOf(terms, members.First(m => m.Id == p.MemberId), roles),
            PoolBy.PointsAndHours => (long)p.Minutes!.Value * PointsOf(terms, members.First(m => m.Id == p.MemberId), roles),
            _ => Math.Max(sales.GetValueOrDefault(p.MemberId), 0),
        });
    }

    private static int PointsOf(PoolTerms terms, MemberInfo member, IReadOnlyDictionary<MemberId, Role> roles)
    {
        var role = roles.GetValueOrDefault(member.Id, Role.Staff);
        var fits = (terms.Points ?? []).Where(p => p.Title is null ? p.Role == role : string.Equals(p.Title, member.Title, StringComparison.OrdinalIgnoreCase));
        return fits.OrderBy(p => p.Title is null).FirstOrDefault()?.Points ?? 0;
    }
}

internal static class ListPoolRuns
{
    /// <param name="From">First and last day; absent: no bound.</param>
    internal sealed record Query(string? From, string? To, int? Limit, string? After);

    public static async Task<Result<Page<PoolRunView>>> Handle(Reading reading, Query query)
    {
        var (first, last) = (new LocalDate(2000, 1, 1), new LocalDate(2200, 1, 1));
        if ((query.From is not null && Days.Read(query.From, "/query/from").Failed(out var refusal, out first)) ||
            (query.To is not null && Days.Read(query.To, "/query/to").Failed(out refusal, out last)))
        {
            return refusal!;
        }

        var rows = reading.Set<PoolRunRow>().Where(x => x.Day >= first && x.Day <= last);
        if ((await Keyset.ById(rows, new PageQuery(query.Limit, query.After), x => x.Id, x => x)).Failed(out refusal, out var page))
        {
            return refusal;
        }

        var (members, views) = (await Team.Public.Members(reading), new List<PoolRunView>());
        foreach (var row in page.Items)
        {
            var terms = (await Pools.Find(reading, row.PoolId))!.Versions.First(v => v.Number == row.PoolVersion).Terms;
            var tips = await PoolRuns.Tips(reading, (await Places.Public.SiteOf(reading, row.SiteId))!, row.Day);
            views.Add(PoolRuns.View(row, terms.By, members, tips, terms.SharePpm));
        }

        return new Page<PoolRunView>(views, page.Next);
    }
}

internal static class ReversePoolRun
{
    public static async Task<Result<PoolRunView>> Handle(Work work, ById<PoolRunId> path, Nothing _)
    {
        if (await work.Set<PoolRunRow>().FirstOrDefaultAsync(x => x.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("These tips were never shared.");
        }

        if (row.ReversedAt is not null)
        {
            return PayErrors.PayoutReversed.Because("This was taken back before; nothing was booked.");
        }

        // Counted to the same day, so that the day's tips are what they were before.
        if ((await work.Ledger.Reverse(row.EntryId, "tipPool", row.Day)).Failed(out var refusal, out var _))
        {
            return refusal;
        }

        row.ReversedAt = work.Now;
        work.Log.Append(new TipsUnshared(row.Id, row.PoolId, row.SiteId, row.Day));
        var terms = (await Pools.Find(work.AsReading(), row.PoolId))!.Versions.First(v => v.Number == row.PoolVersion).Terms;
        var site = (await Places.Public.SiteOf(work, row.SiteId))!;
        return PoolRuns.View(row, terms.By, await Team.Public.Members(work), await PoolRuns.Tips(work.AsReading(), site, row.Day), terms.SharePpm);
    }
}

internal static class PoolRuns
{
    /// <summary>What each member took in tips at the site on the day, refunds and late tips of the day included.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, long>> Tips(Reading reading, SiteInfo site, LocalDate day)
    {
        var sums = await OwnerReads.Sums(reading, new OwnerFilter([Accounts.Tips], Unit.Of(site.Currency), null, day, day, site.Id));
        return sums.Where(s => PayRules.IsTip(s.Rule)).GroupBy(s => s.Owner, StringComparer.Ordinal)
            .Where(g => MemberId.TryParse(g.Key, out var _)).ToDictionary(g => MemberId.TryParse(g.Key, out var id) ? id : default, g => g.Sum(s => s.Amount));
    }

    public static PoolRunView View(PoolRunRow row, PoolBy by, IReadOnlyList<MemberInfo> members, IReadOnlyDictionary<MemberId, long> tips, int ppm)
    {
        Money In(long amount) => new(amount, row.Currency);
        var shares = JsonSerializer.Deserialize<IReadOnlyList<PoolShare>>(row.Shares, Json.Options)!;
        var changed = row.ReversedAt is null && tips.Sum(t => Rounding.MulDiv(Math.Max(t.Value, 0), ppm, 1_000_000)) != row.Total;
        return new PoolRunView(
            row.Id, row.PoolId, row.PoolVersion, row.SiteId, row.Day, by, In(row.Total),
            [.. shares.Select(s => new PoolShareView(s.MemberId, members.FirstOrDefault(m => m.Id == s.MemberId)?.Name ?? "", In(s.Gave), s.Weight, In(s.Got)))
                .OrderBy(s => s.MemberName, StringComparer.Ordinal).ThenBy(s => s.MemberId.Value)],
            row.EntryId, row.At, row.ReversedAt, changed);
    }
}
