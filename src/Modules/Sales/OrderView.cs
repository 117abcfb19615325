using Bookend.Core.Http;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Sales;

/// <param name="PercentPpm">As it was asked for; <see cref="Amount"/> is what it took off.</param>
internal sealed record DiscountView(Money Amount, int? PercentPpm, string? Reason);

internal sealed record TaxView(TaxId TaxId, string Name, int Ppm, Money Amount);

internal sealed record RefundedView(long Quantity, Money Gross);

/// <summary>The part of the line's discount that promotions gave.</summary>
internal sealed record OfferView(Money Amount, string Reason);

/// <param name="Source"><c>pass</c>, <c>membership</c>.</param>
internal sealed record CoverView(string Source, string Id, string Label);

/// <summary>What was taken off by hand.</summary>
/// <param name="Off">Below <see cref="Quoted"/>, discounts included.</param>
/// <param name="Quoted">The price of one by the catalogue; null: it was typed in.</param>
internal sealed record OverrideView(Money Off, int PercentPpm, Money? Quoted, string By, string? CoSignedBy);

internal sealed record ChargeRemovalView(string Reason, string By, string? CoSignedBy);

/// <summary>What the site adds to this order by its rules, or would.</summary>
/// <param name="Amount">With its tax; nothing while it does not apply.</param>
/// <param name="PartyFrom">Only for parties of so many or more.</param>
/// <param name="Removed">Somebody took it off.</param>
/// <param name="Note">What the till should know about it.</param>
internal sealed record ChargeView(
    ChargeKind Kind, string Name, int PercentPpm, Money Amount, bool Applies, int? PartyFrom, Bookend.Pricing.ChargeTo To, ChargeRemovalView? Removed, string? Note);

/// <param name="Discount">The promotions', the line's own and its share of the order's.</param>
internal sealed record LineView(
    LineId Id, LineKind Kind, string? ItemId, string Name, MemberId? MemberId, string? MemberName, long Quantity, Money UnitPrice, string? PriceReason,
    DiscountView? Discount, Money Net, Money Tax, Money Gross, IReadOnlyList<TaxView> Taxes, RefundedView Refunded, OfferView? Offer, CoverView? Cover,
    OverrideView? Override)
{
    public static LineView Of(Ticket ticket, TicketLine line, Currency currency)
    {
        var row = line.Row;
        Money In(long amount) => new(amount, currency);
        var off = row.Off;
        return new LineView(
            row.Id, row.Kind, row.ItemId, row.Name, row.MemberId, row.MemberName, row.Quantity, In(row.UnitPrice), row.PriceReason,
            off == 0 ? null : new DiscountView(In(off), row.DiscountPpm, row.DiscountReason), In(row.Net), In(row.Tax), In(row.Gross),
            [.. line.Taxes.Select(t => new TaxView(t.TaxId, t.Name, t.Ppm, In(t.Amount)))], new RefundedView(row.RefundedQuantity, In(row.RefundedGross)),
            row.OfferDiscount == 0 ? null : new OfferView(In(row.OfferDiscount), row.OfferReason ?? ""),
            row.CoverId is null ? null : new CoverView(row.CoverSource!, row.CoverId, row.CoverLabel ?? ""),
            LineOverride.Of(row) is { } o && TakenOff.By(ticket, row) is { Off: > 0 } taken
                ? new OverrideView(In(taken.Off), taken.Ppm, row.Quoted is { } quoted ? In(quoted) : null, o.By, o.CoSignedBy)
                : null);
    }
}

/// <param name="Auto">Part of the automatic gratuity.</param>
internal sealed record TipView(LineId Id, MemberId MemberId, string MemberName, Money Amount, Money Refunded, bool Auto);

/// <param name="Reason">Why it was declined.</param>
internal sealed record TenderView(
    TenderId Id, TenderMethod Method, Money Amount, Money? Tendered, Money? Change, TenderState State, string? Reference, string? Reason,
    Money Refunded, OffsetDateTime At)
{
    public static TenderView Of(TenderRow row, Currency currency, DateTimeZone zone) => new(
        row.Id, row.Method, new Money(row.Amount, currency), row.Method == TenderMethod.Cash ? new Money(row.Tendered, currency) : null,
        row.Method == TenderMethod.Cash ? new Money(row.Tendered - row.Amount, currency) : null, row.State,
        row.Reference, row.Reason, new Money(row.Refunded, currency), row.At.InZone(zone).ToOffsetDateTime());
}

/// <param name="Gross">What the client pays: net, tax, tips and cash rounding.</param>
/// <param name="Due">Not yet paid, and no card payment under way for it.</param>
/// <param name="Refunded">Given back after completion.</param>
/// <param name="Owed">We have it and it is the client's: a card's late yes, or a refund that her card declined. A refund without lines gives it back.</param>
/// <param name="Service">The service charge with its tax; it is part of net and tax.</param>
/// <param name="Gratuity">The automatic part of the tips.</param>
internal sealed record TotalsView(
    Money Net, Money Tax, Money Discount, Money Tips, Money Rounding, Money Gross, Money Paid, Money Due, Money Change, Money Refunded, Money Covered,
    Money Owed, Money Service, Money Gratuity);

internal sealed record ReceiptLink(ReceiptId Id, string Number, OffsetDateTime At, ReceiptKind Kind, Money Gross, string Token)
{
    public static ReceiptLink Of(ReceiptRow row, Currency currency, DateTimeZone zone) => new(
        row.Id, Receipting.Number(row.Number), row.At.InZone(zone).ToOffsetDateTime(), row.Kind, new Money(row.Gross, currency), row.Token);
}

/// <param name="Reason">Why it applies.</param>
internal sealed record AppliedOffer(string Source, string Id, string Name, Money Amount, string Reason);

/// <param name="MissedOffers">What does not apply, and why not.</param>
internal sealed record OrderView(
    OrderId Id, long Number, OrderState State, SiteId SiteId, TillId? TillId, LocalDate BusinessDate, OffsetDateTime OpenedAt,
    OffsetDateTime? ClosedAt, ClientId? ClientId, string? ClientName, BookingId? BookingId, MemberId? MemberId, DiscountView? Discount,
    IReadOnlyList<LineView> Lines, IReadOnlyList<TipView> Tips, IReadOnlyList<TenderView> Tenders, TotalsView Totals,
    IReadOnlyList<ReceiptLink> Receipts, string? VoidReason, int Version, IReadOnlyList<string> Codes, IReadOnlyList<AppliedOffer> Offers,
    IReadOnlyList<NoOffer> MissedOffers, OrderId? SplitFrom, int? Party, IReadOnlyList<ChargeView> Charges) : IVersioned
{
    internal ReceiptClientView? ClientOfReceipt => ClientId is { } id && ClientName is { } name ? new ReceiptClientView(id, name) : null;

    public static OrderView Of(Ticket ticket, DateTimeZone zone, string? clientName)
    {
        var (order, currency) = (ticket.Order, ticket.Currency);
        var payments = ticket.Payments.ToList();
        var offers = OfferBook.Of(order);
        return new OrderView(
            order.Id, order.Number, order.State, order.SiteId, order.TillId, order.BusinessDate, order.OpenedAt.InZone(zone).ToOffsetDateTime(),
            order.ClosedAt?.InZone(zone).ToOffsetDateTime(), order.ClientId, clientName, order.BookingId, order.MemberId,
            order.DiscountPpm is null && order.DiscountAmount is null
                ? null
                : new DiscountView(ticket.Money(ticket.Lines.Sum(l => l.Row.SharedDiscount)), order.DiscountPpm, order.DiscountReason),
            [.. ticket.Lines.Select(l => LineView.Of(ticket, l, currency))],
            [.. ticket.Tips.Select(t => new TipView(t.Id, t.MemberId, t.MemberName, ticket.Money(t.Amount), ticket.Money(t.Refunded), t.Auto))],
            [.. payments.Select(t => TenderView.Of(t, currency, zone))], Sums(ticket),
            [.. ticket.Receipts.Select(r => ReceiptLink.Of(r, currency, zone))], order.VoidReason, order.Version, Offering.Codes(order),
            [.. offers.Chosen.Select(o => new AppliedOffer(o.Source, o.Id, o.Name, ticket.Money(o.Parts.Sum(p => p.Amount)), o.Reason))], offers.Missed,
            order.SplitFrom, order.Party, Charging.View(ticket));
    }

    private static TotalsView Sums(Ticket ticket)
    {
        var order = ticket.Order;
        var change = ticket.Payments.Where(t => t.State == TenderState.Captured).Sum(t => t.Tendered - t.Amount);
        return new TotalsView(
            ticket.Money(order.Net), ticket.Money(order.Tax), ticket.Money(order.Discount), ticket.Money(order.Tips), ticket.Money(order.Rounding),
            ticket.Money(order.Total), ticket.Money(order.Paid),
            ticket.Money(order.State == OrderState.Open ? Till.Due(ticket) : 0), ticket.Money(change), ticket.Money(order.Refunded), ticket.Money(order.Covered),
            ticket.Money(ticket.Owed), ticket.Money(ticket.Service?.Row.Gross ?? 0), ticket.Money(ticket.Tips.Where(t => t.Auto).Sum(t => t.Amount)));
    }
}
