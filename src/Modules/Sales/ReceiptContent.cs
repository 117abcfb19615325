using System.Globalization;
using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Places;
using NodaTime;

namespace Bookend.Sales;

/// <summary>What a receipt says, as handed out. No personal data: the client is looked up when it is shown.</summary>
/// <param name="PricesIncludeTax">How its lines are to be read.</param>
internal sealed record ReceiptContent(
    string Business, string Site, string? Address, string? Phone, string? Email, string Till, Currency Currency, bool PricesIncludeTax,
    IReadOnlyList<ReceiptLine> Lines, IReadOnlyList<ReceiptTax> Taxes, IReadOnlyList<ReceiptDiscount> Discounts, IReadOnlyList<ReceiptTip> Tips,
    IReadOnlyList<ReceiptTender> Tenders, ReceiptTotals Totals, string? Reason, long? OfNumber)
{
    /// <summary>What capabilities had to say: points, sessions left.</summary>
    public IReadOnlyList<OrderNote> Notes { get; init; } = [];

    /// <summary>Rules of the site that have added something.</summary>
    public IReadOnlyList<ReceiptCharge> Charges { get; init; } = [];

    /// <summary>For the house alone: who took what off, who co-signed, and why.</summary>
    public IReadOnlyList<string> Staff { get; init; } = [];
}

internal sealed record ReceiptLine(LineId LineId, string Name, string? MemberName, long Quantity, long UnitPrice, long Discount, string? DiscountReason, long Net, long Tax, long Gross,
    string? Cover = null, bool Service = false);

/// <param name="On">What it is a share of.</param>
internal sealed record ReceiptCharge(ChargeKind Kind, string Name, int Ppm, long On, long Amount, Bookend.Pricing.ChargeTo To, int? Party);

internal sealed record ReceiptTax(string Name, int Ppm, long Net, long Tax);

internal sealed record ReceiptDiscount(string? On, int? Ppm, long Amount, string? Reason);

/// <param name="Auto">Part of the automatic gratuity.</param>
internal sealed record ReceiptTip(string MemberName, long Amount, bool Auto = false);

internal sealed record ReceiptTender(TenderMethod Method, long Amount, long Tendered, string? Reference);

/// <param name="Gross">What was paid or given back: net, tax, tips and rounding.</param>
/// <param name="Covered">The part of it that was paid in advance.</param>
/// <param name="Service">The service charge with its tax.</param>
internal sealed record ReceiptTotals(long Net, long Tax, long Discount, long Tips, long Rounding, long Gross, long Covered = 0, long Service = 0);

internal static class Receipting
{
    /// <summary>As people read it.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static async Task<ReceiptRow> Issue(
        Work work, Ticket ticket, TillInfo till, ReceiptKind kind, ReceiptContent content, RefundId? refund, LocalDate day)
    {
        var row = new ReceiptRow
        {
            BusinessId = work.Business,
            Id = work.NewId<ReceiptId>(),
            OrderId = ticket.Order.Id,
            RefundId = refund,
            Kind = kind,
            TillId = till.Id,
            Number = await Bookend.Places.Public.NextReceiptNumber(work, till.Id),
            BusinessDate = day,
            At = work.Now,
            Gross = content.Totals.Gross,
            Secret = LinkToken.New(work.Business).Secret,
            Content = JsonSerializer.Serialize(content, Json.Options),
        };
        ticket.Add(row);
        return row;
    }

    public static ReceiptContent OfSale(Ticket ticket, Shop shop, TillInfo till)
    {
        var order = ticket.Order;
        var discounts = ticket.Lines.Where(l => l.Row.OwnDiscount != 0)
            .Select(l => new ReceiptDiscount(l.Row.Name, l.Row.DiscountPpm, l.Row.OwnDiscount, l.Row.DiscountReason)).ToList();
        discounts.InsertRange(0, ticket.Lines.Where(l => l.Row.OfferDiscount != 0)
            .Select(l => new ReceiptDiscount(l.Row.Name, null, l.Row.OfferDiscount, l.Row.OfferReason)));
        if (ticket.Lines.Sum(l => l.Row.SharedDiscount) is not 0 and var shared)
        {
            discounts.Add(new ReceiptDiscount(null, order.DiscountPpm, shared, order.DiscountReason));
        }

        return Head(ticket, shop, till) with
        {
            Lines = [.. ticket.Lines.Select(l => new ReceiptLine(
                l.Row.Id, l.Row.Name, l.Row.MemberName, l.Row.Quantity, l.Row.UnitPrice, l.Row.Off,
                l.Row.OfferReason ?? (l.Row.OwnDiscount != 0 ? l.Row.DiscountReason : order.DiscountReason), l.Row.Net, l.Row.Tax, l.Row.Gross, l.Row.CoverLabel,
                l.Row.Kind == LineKind.ServiceCharge))],
            Taxes = [.. ticket.Lines.SelectMany(l => l.Taxes.Select(t => (Tax: t, l.Row.Net))).GroupBy(t => (t.Tax.TaxId, t.Tax.Name, t.Tax.Ppm))
                .Select(g => new ReceiptTax(g.Key.Name, g.Key.Ppm, g.Sum(t => t.Net), g.Sum(t => t.Tax.Amount)))],
            Discounts = discounts,
            Tips = [.. ticket.Tips.Select(t => new ReceiptTip(t.MemberName, t.Amount, t.Auto))],
            Tenders = [.. ticket.Payments.Where(t => t.State == TenderState.Captured && t.Kept > 0)
                .Select(t => new ReceiptTender(t.Method, t.Kept, t.Tendered - t.Returned, t.Reference))],
            Totals = new ReceiptTotals(order.Net, order.Tax, order.Discount, order.Tips, order.Rounding, order.Total, order.Covered, ticket.Service?.Row.Gross ?? 0),
            Charges = Charging.OnReceipt(ticket),
            Staff = Overrides.OnReceipt(ticket),
        };
    }

    /// <summary>Everything but what it is about.</summary>
    public static ReceiptContent Head(Ticket ticket, Shop shop, TillInfo till) => new(
        shop.Business.Name, shop.Site.Name, shop.Site.Address, shop.Site.Phone, shop.Site.Email, till.Name, ticket.Currency, ticket.Order.TaxIncluded,
        [], [], [], [], [], new ReceiptTotals(0, 0, 0, 0, 0, 0), null, null);
}
