using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>What is owed in points, by the month in which it expires, from the lots in the books.</summary>
internal static class ShowLiability
{
    /// <param name="Month">First of the month; null: never.</param>
    internal sealed record Bucket(LocalDate? Month, long Points, Money? Worth);

    /// <param name="Worth">At the programme's rate now; null: points are not taken as money, so rewards decide what they cost.</param>
    /// <param name="Expected">Less what is expected never to be used.</param>
    /// <param name="OwedByClients">Points of refunded sales that were spent.</param>
    internal sealed record View(
        ProgrammeId ProgrammeId, string Name, long Points, Money? Worth, int BreakagePpm, Money? Expected, long OwedByClients, IReadOnlyList<Bucket> ByMonth);

    internal sealed record Views(IReadOnlyList<View> Items);

    public static async Task<Result<Views>> Handle(Reading reading, NoPath path)
    {
        _ = path;
        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        var views = new List<View>();
        foreach (var plan in await Programmes.Now(reading))
        {
            views.Add(await Of(reading, plan, zone));
        }

        return new Views(views);
    }

    private static async Task<View> Of(Reading reading, Plan plan, DateTimeZone zone)
    {
        var (kind, unit) = (Accounts.Points.Name, plan.Unit);
        var sums = await (
            from p in reading.Set<PostingRow>()
            join a in reading.Set<AccountRow>() on p.AccountId equals a.Id
            join l in reading.Set<LotRow>() on p.LotId equals l.Id
            where a.Kind == kind && a.Unit == unit && p.Layer == Layer.Posted
            group p by l.ExpiresAt into g
            select new { g.Key, Sum = g.Sum(p => p.Amount) }).ToListAsync();
        Money? Worth(long points) => plan.Terms.Value is { } value ? value.Amount with { Amount = value.AmountFor(points) } : null;
        var months = sums.GroupBy(s => s.Key is { } at ? (LocalDate?)FirstOf(at.InZone(zone).Date) : null)
            .Select(g => (Month: g.Key, Points: -g.Sum(s => s.Sum))).Where(m => m.Points != 0).OrderBy(m => m.Month ?? LocalDate.MaxIsoValue)
            .Select(m => new Bucket(m.Month, m.Points, Worth(m.Points))).ToList();
        var all = months.Sum(m => m.Points);
        return new View(
            plan.Id, plan.Programme.Name, all, Worth(all), plan.Terms.BreakagePpm,
            Worth(all) is { } worth ? worth with { Amount = worth.Amount - Rounding.MulDiv(worth.Amount, plan.Terms.BreakagePpm, 1_000_000) } : null,
            await Owed(reading, unit), months);
    }

    private static LocalDate FirstOf(LocalDate date) => new(date.Year, date.Month, 1);

    /// <summary>Points of all clients, in the books.</summary>
    public static async Task<long> Outstanding(Reading reading, Unit unit) => -await Sum(reading, Accounts.Points.Name, unit);

    private static Task<long> Owed(Reading reading, Unit unit) => Sum(reading, Accounts.Owed.Name, unit);

    private static async Task<long> Sum(Reading reading, string kind, Unit unit) => await (
        from p in reading.Set<PostingRow>()
        join a in reading.Set<AccountRow>() on p.AccountId equals a.Id
        where a.Kind == kind && a.Unit == unit && p.Layer == Layer.Posted
        select p.Amount).SumAsync();
}
