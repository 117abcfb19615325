using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using NodaTime;

namespace Bookend.Sales;

public sealed record ReceiptSiteView(string Business, string Name, string? Address, string? Phone, string? Email);

public sealed record ReceiptTillView(TillId Id, string Name);

public sealed record ReceiptClientView(ClientId Id, string Name);

public sealed record ReceiptLineView(
    LineId LineId, string Name, string? MemberName, long Quantity, Money UnitPrice, ReceiptLineDiscount? Discount, Money Net, Money Tax,
    Money Gross, string? Cover = null, bool Service = false);

/// <param name="Amount">The line's own and its share of the order's.</param>
public sealed record ReceiptLineDiscount(Money Amount, string? Reason);

public sealed record ReceiptTaxView(string Name, int Ppm, Money Net, Money Tax);

/// <param name="On">The line it was given on; null: the whole order.</param>
public sealed record ReceiptDiscountView(string? On, int? PercentPpm, Money Amount, string? Reason);

/// <param name="Auto">Part of the automatic gratuity.</param>
public sealed record ReceiptTipView(string MemberName, Money Amount, bool Auto);

/// <summary>What the house has added by its rules: it stands among the lines, or the tips.</summary>
/// <param name="On">What it is a share of.</param>
/// <param name="Party">The party's size, where the rule asks for it.</param>
public sealed record ReceiptChargeView(ChargeKind Kind, string Name, int Ppm, Money On, Money Amount, Bookend.Pricing.ChargeTo To, int? Party);

public sealed record ReceiptTenderView(TenderMethod Method, Money Amount, Money? Tendered, Money? Change, string? Reference);

/// <param name="Gross">What was paid, or given back: net, tax, tips and rounding.</param>
/// <param name="Covered">The part of it that was paid in advance by a pass or a membership.</param>
/// <param name="Service">The service charge with its tax; it is part of net and tax.</param>
public sealed record ReceiptTotalsView(
    Money Net, Money Tax, Money Discount, Money Tips, Money Rounding, Money Gross, Money Paid, Money Due, Money Change, Money Covered,
    Money Service);

/// <summary>A receipt of the same order that came after this one.</summary>
public sealed record LaterReceiptView(ReceiptId Id, ReceiptKind Kind, string Number, OffsetDateTime At, Money Gross);

/// <summary>A receipt for people and programs; amounts of a refund are what went back, not below zero.</summary>
/// <param name="OfNumber">For a refund: the receipt of the sale.</param>
/// <param name="Staff">For the house alone, never shown to the client: who took what off, who co-signed, and why.</param>
/// <param name="PublicUrl">Path of the page that shows it to whoever has the link.</param>
public sealed record ReceiptView(
    ReceiptId Id, string Number, ReceiptKind Kind, OffsetDateTime At, LocalDate BusinessDate, OrderId OrderId, ReceiptTillView Till, ReceiptSiteView Site,
    ReceiptClientView? Client, IReadOnlyList<ReceiptLineView> Lines, IReadOnlyList<ReceiptTaxView> Taxes, IReadOnlyList<ReceiptDiscountView> Discounts,
    IReadOnlyList<ReceiptTipView> Tips, IReadOnlyList<ReceiptTenderView> Tenders, ReceiptTotalsView Totals, string? Reason, string? OfNumber,
    IReadOnlyList<string> Explanations, IReadOnlyList<LaterReceiptView> Later, string Token, string PublicUrl, IReadOnlyList<OrderNote> Notes,
    IReadOnlyList<string> Staff, IReadOnlyList<ReceiptChargeView> Charges)
{
    internal static ReceiptContent Content(ReceiptRow row) => JsonSerializer.Deserialize<ReceiptContent>(row.Content, Json.Options)!;

    internal static ReceiptView Of(ReceiptRow row, ReceiptContent c, DateTimeZone zone, ReceiptClientView? client, IReadOnlyList<ReceiptRow> later)
    {
        Money In(long amount) => new(amount, c.Currency);
        var token = row.Token;
        var (t, paid) = (c.Totals, c.Tenders.Sum(x => x.Amount));
        return new ReceiptView(
            row.Id, Receipting.Number(row.Number), row.Kind, row.At.InZone(zone).ToOffsetDateTime(), row.BusinessDate, row.OrderId,
            new ReceiptTillView(row.TillId, c.Till), new ReceiptSiteView(c.Business, c.Site, c.Address, c.Phone, c.Email), client,
            [.. c.Lines.Select(l => new ReceiptLineView(
                l.LineId, l.Name, l.MemberName, l.Quantity, In(l.UnitPrice), l.Discount == 0 ? null : new ReceiptLineDiscount(In(l.Discount), l.DiscountReason),
                In(l.Net), In(l.Tax), In(l.Gross), l.Cover, l.Service))],
            [.. c.Taxes.Select(x => new ReceiptTaxView(x.Name, x.Ppm, In(x.Net), In(x.Tax)))],
            [.. c.Discounts.Select(x => new ReceiptDiscountView(x.On, x.Ppm, In(x.Amount), x.Reason))],
            [.. c.Tips.Select(x => new ReceiptTipView(x.MemberName, In(x.Amount), x.Auto))],
            [.. c.Tenders.Select(x => new ReceiptTenderView(
                x.Method, In(x.Amount), x.Method == TenderMethod.Cash ? In(x.Tendered) : null, x.Method == TenderMethod.Cash ? In(x.Tendered - x.Amount) : null, x.Reference))],
            new ReceiptTotalsView(
                In(t.Net), In(t.Tax), In(t.Discount), In(t.Tips), In(t.Rounding), In(t.Gross), In(paid), In(t.Gross - t.Covered - paid), In(c.Tenders.Sum(x => x.Tendered - x.Amount)), In(t.Covered),
                In(t.Service)),
            c.Reason, c.OfNumber is { } of ? Receipting.Number(of) : null, Explain.Receipt(row.Kind, c),
            [.. later.Select(r => new LaterReceiptView(r.Id, r.Kind, Receipting.Number(r.Number), r.At.InZone(zone).ToOffsetDateTime(), In(r.Gross)))],
            token, $"/r/{token}", c.Notes, c.Staff,
            [.. c.Charges.Select(x => new ReceiptChargeView(x.Kind, x.Name, x.Ppm, In(x.On), In(x.Amount), x.To, x.Party))]);
    }
}
