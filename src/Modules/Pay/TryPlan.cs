using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Bookend.Pay;

/// <summary>What other rules would have earned on past sales. Nothing is written, so it is a read in spite of its verb.</summary>
internal static class TryPlan
{
    private const int MaxSales = 200_000;
    private const int MaxDays = 92;

    /// <summary>No version ever has this number.</summary>
    private const int TrialVersion = int.MaxValue;

    /// <param name="Terms">Null: the rules by which it was booked, as a check of them.</param>
    /// <param name="MemberIds">As if they had the plan; null: whoever had it.</param>
    internal sealed record Request(LocalDate From, LocalDate To, CommissionTerms? Terms = null, IReadOnlyList<MemberId>? MemberIds = null);

    /// <param name="Booked">In the ledger for these sales, by the rules that counted then; refunds and steps up to now included.</param>
    /// <param name="Replayed">The same, computed anew: it is what was booked.</param>
    internal sealed record Line(MemberId MemberId, string MemberName, Money Booked, Money Replayed, Money Tried, Money Difference);

    internal sealed record View(LocalDate From, LocalDate To, int Sales, IReadOnlyList<Line> Items, Money Difference);

    public static async Task Route(HttpContext http, PlanId id, Request body)
    {
        if (Routes.Allowed(http, "pay.plan").Failed(out var refusal, out var caller) ||
            (await http.RequestServices.GetRequiredService<Reader>().Read(caller.Business, caller.Actor, r => Handle(r, id, body))).Failed(out refusal, out var view))
        {
            await Problems.Send(http, refusal);
            return;
        }

        await Problems.SendBytes(http, 200, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view, Json.Options));
    }

    public static async Task<Result<View>> Handle(Reading reading, PlanId id, Request r)
    {
        if (!await reading.Set<PlanRow>().AnyAsync(p => p.Id == id))
        {
            return PayErrors.PlanUnknown.Because("There is no such plan.");
        }

        if (r.To < r.From || Period.DaysBetween(r.From, r.To) >= MaxDays)
        {
            return CommonErrors.Invalid.At("/to", $"Try it on at most {MaxDays} days; the last is not before the first.");
        }

        if (r.Terms is { } terms && PlanCheck.Of(terms) is { } unclear)
        {
            return unclear;
        }

        // Steps count over whole weeks and months, so these have to be seen from their first day to their last.
        var first = LocalDate.Min(Periods.Start(PayPeriod.Week, r.From), Periods.Start(PayPeriod.Month, r.From));
        var last = LocalDate.Max(Periods.End(PayPeriod.Week, r.To), Periods.End(PayPeriod.Month, r.To));
        var sales = await reading.Set<SaleRow>().Where(s => s.Day >= first && s.Day <= last).Take(MaxSales + 1).ToListAsync();
        if (sales.Count > MaxSales)
        {
            return CommonErrors.Invalid.At("/to", "These are too many sales for one trial. Choose a shorter time.");
        }

        var currency = r.Terms?.Currency ?? (await Places.Public.BusinessOf(reading)).Currency;
        sales.RemoveAll(s => s.Currency != currency);
        return await Compare(reading, id, r, currency, sales, first, last);
    }

    private static async Task<View> Compare(
        Reading reading, PlanId id, Request r, Currency currency, List<SaleRow> sales, LocalDate first, LocalDate last)
    {
        var returns = await (
            from back in reading.Set<ReturnRow>()
            join sale in reading.Set<SaleRow>() on back.LineId equals sale.LineId
            where sale.Day >= first && sale.Day <= last && sale.Currency == currency
            select back).ToListAsync();
        var booked = await (
            from earning in reading.Set<EarningRow>()
            where reading.Set<SaleRow>().Any(s => s.OrderId == earning.OrderId && s.Day >= r.From && s.Day <= r.To && s.Currency == currency)
            group earning.Amount by earning.MemberId into g
            select new { g.Key, Sum = g.Sum() }).ToDictionaryAsync(g => g.Key, g => g.Sum);
        var book = await PlanBook.Of(reading);
        var orders = sales.Where(s => s.Day >= r.From && s.Day <= r.To).Select(s => s.OrderId).ToHashSet();
        PlanInForce? Then(SaleRow sale) => sale.PlanId is { } plan ? book.Version(plan, sale.PlanVersion) : null;
        var then = Replay.Of(sales, returns, Then).Earned(orders);
        var tried = then;
        if (r.Terms is { } terms)
        {
            await Categories(reading, terms, sales);
            var trial = new PlanInForce(id, TrialVersion, terms);
            tried = Replay.Of(sales, returns, s => r.MemberIds?.Contains(s.MemberId) ?? s.PlanId == id ? trial : Then(s)).Earned(orders);
        }

        var names = (await Team.Public.Members(reading)).ToDictionary(m => m.Id, m => m.Name);
        var lines = booked.Keys.Union(then.Keys).Union(tried.Keys).Select(m => new Line(
            m, names.GetValueOrDefault(m, ""), new Money(booked.GetValueOrDefault(m), currency), new Money(then.GetValueOrDefault(m), currency),
            new Money(tried.GetValueOrDefault(m), currency), new Money(tried.GetValueOrDefault(m) - booked.GetValueOrDefault(m), currency)))
            .OrderBy(l => l.MemberName, StringComparer.Ordinal).ToList();
        return new View(
            r.From, r.To, sales.Count(s => s.Day >= r.From && s.Day <= r.To), lines, lines.Aggregate(Money.Zero(currency), (sum, l) => sum + l.Difference));
    }

    /// <summary>Where no rule asked at the time, the catalogue of today says the category.</summary>
    private static async Task Categories(Reading reading, CommissionTerms terms, List<SaleRow> sales)
    {
        if (terms.Rules.All(rule => rule.Category is null))
        {
            return;
        }

        var categories = (await Catalog.Public.Services(reading)).ToDictionary(s => s.Id.ToString(), s => s.Category, StringComparer.Ordinal);
        foreach (var item in sales.Where(s => s.Category is null && ProductId.TryParse(s.ItemId, out var _)).Select(s => s.ItemId!).Distinct(StringComparer.Ordinal))
        {
            categories[item] = ProductId.TryParse(item, out var id) ? (await Catalog.Public.ProductOf(reading, id))?.Brand : null;
        }

        foreach (var sale in sales.Where(s => s.Category is null && s.ItemId is not null))
        {
            sale.Category = categories.GetValueOrDefault(sale.ItemId!);
        }
    }
}
