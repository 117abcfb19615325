using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Sales;

/// <param name="In">Payments taken, less change.</param>
/// <param name="Out">Given back.</param>
public sealed record TillTender(TenderMethod Method, int Count, Money In, Money Out);

public sealed record TillTax(string Name, int Ppm, Money Net, Money Tax);

/// <summary>What a till has done between two moments. Sales and refunds by their receipts, tenders also of orders that are still open.</summary>
/// <param name="FirstNumber">Of the receipts, sales and refunds in one sequence; null: there were none.</param>
/// <param name="Taxes">Sales less refunds.</param>
/// <param name="Service">Service charges with their tax, which net and tax have in them, less what was given back.</param>
public sealed record TillFigures(
    int Sales, int Refunds, long? FirstNumber, long? LastNumber, Money Sold, Money GivenBack, Money Net, Money Tax, Money Discount, Money Tips, Money Rounding,
    Money Covered, IReadOnlyList<TillTax> Taxes, IReadOnlyList<TillTender> Tenders, Money Service);

/// <summary>The books of one till, for whoever counts its drawer.</summary>
public static class TillBooks
{
    /// <summary>The drawer of a till: an asset that grows by cash taken.</summary>
    public static Account Cash(TillId till, Currency currency) => Accounts.Cash.Of(till, currency);

    /// <param name="from">Included.</param>
    /// <param name="until">Included: what happens later in the same microsecond is counted by the next one too, which a clock that stands still only does in tests.</param>
    public static async Task<TillFigures> Figures(Reading reading, TillId till, Currency currency, Instant from, Instant until)
    {
        var receipts = await reading.Set<ReceiptRow>().Where(r => r.TillId == till && r.At >= from && r.At <= until).OrderBy(r => r.Number)
            .Select(r => new { r.Kind, r.Number, r.Content }).ToListAsync();
        var contents = receipts.Select(r => (r.Kind, Content: JsonSerializer.Deserialize<ReceiptContent>(r.Content, Json.Options)!)).ToList();
        var tenders = await reading.Set<TenderRow>().Where(t => t.TillId == till && t.At >= from && t.At <= until && t.State == TenderState.Captured)
            .GroupBy(t => new { t.Method, IsOut = t.RefundId != null }).Select(g => new { g.Key, Count = g.Count(), Sum = g.Sum(t => t.Amount) }).ToListAsync();
        Money In(long amount) => new(amount, currency);
        long Sum(Func<ReceiptTotals, long> of) => contents.Sum(c => c.Kind == ReceiptKind.Sale ? of(c.Content.Totals) : -of(c.Content.Totals));
        return new TillFigures(
            contents.Count(c => c.Kind == ReceiptKind.Sale), contents.Count(c => c.Kind == ReceiptKind.Refund), receipts.FirstOrDefault()?.Number,
            receipts.LastOrDefault()?.Number, In(contents.Where(c => c.Kind == ReceiptKind.Sale).Sum(c => c.Content.Totals.Gross)),
            In(contents.Where(c => c.Kind == ReceiptKind.Refund).Sum(c => c.Content.Totals.Gross)), In(Sum(t => t.Net)), In(Sum(t => t.Tax)), In(Sum(t => t.Discount)),
            In(Sum(t => t.Tips)), In(Sum(t => t.Rounding)), In(Sum(t => t.Covered)),
            [.. contents.SelectMany(c => c.Content.Taxes.Select(t => (Sign: c.Kind == ReceiptKind.Sale ? 1 : -1, Tax: t))).GroupBy(t => (t.Tax.Name, t.Tax.Ppm))
                .Select(g => new TillTax(g.Key.Name, g.Key.Ppm, In(g.Sum(t => t.Sign * t.Tax.Net)), In(g.Sum(t => t.Sign * t.Tax.Tax))))],
            [.. tenders.GroupBy(t => t.Key.Method).OrderBy(g => g.Key).Select(g => new TillTender(
                g.Key, g.Sum(t => t.Count), In(g.Where(t => !t.Key.IsOut).Sum(t => t.Sum)), In(g.Where(t => t.Key.IsOut).Sum(t => t.Sum))))],
            In(Sum(t => t.Service)));
    }
}
