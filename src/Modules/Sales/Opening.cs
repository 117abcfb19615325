using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Sales;

/// <summary>
/// Makes a fresh ticket: for a walk-in, a sale in one call, and for Booking. That an id from outside is new the primary key says when it is
/// stored: no question beforehand.
/// </summary>
internal static class Opening
{
    public static async Task<Result<Ticket>> Open(Work work, Shop shop, Opened opened, IReadOnlyList<LineInput> lines, IReadOnlyList<DiscountInput> discounts)
    {
        var ticket = Ticket.Fresh(Row(work, shop, opened));
        if (await Charging.Begin(work, shop, ticket.Order) is { } without)
        {
            return without;
        }

        await shop.Load(lines, []);
        for (var i = 0; i < lines.Count; i++)
        {
            if (await Lines.Add(shop, ticket, lines[i], lines[i].Id ?? work.NewId<LineId>(), $"/lines/{i}") is { } refusal)
            {
                return refusal;
            }
        }

        for (var i = 0; i < discounts.Count; i++)
        {
            if (Lines.Discount(ticket, discounts[i], $"/discounts/{i}") is { } wrong)
            {
                return wrong;
            }
        }

        return await Offering.Price(work, ticket, shop.Today) is { } negative ? negative : ticket;
    }

    public static OrderOpened Fact(Ticket ticket) => new(
        ticket.Order.Id, ticket.Order.Number, ticket.Order.SiteId, ticket.Order.ClientId, ticket.Order.BookingId, ticket.Money(ticket.Order.Gross));

    public static OrderRow Row(Work work, Shop shop, Opened opened) => new()
    {
        BusinessId = work.Business,
        Id = opened.Id ?? work.NewId<OrderId>(),
        Number = work.Head.FactSeq + 1,
        State = OrderState.Open,
        SiteId = shop.Site.Id,
        TillId = opened.TillId,
        ClientId = opened.ClientId,
        BookingId = opened.BookingId,
        MemberId = opened.MemberId,
        Currency = shop.Currency,
        Party = opened.Party,
        BusinessDate = opened.Date ?? shop.Today,
        OpenedAt = work.Now,
        TaxIncluded = shop.Business.PricesIncludeTax,
        TaxPer = shop.Business.TaxPer,
        TaxRounding = shop.Business.TaxRounding,
        CashStep = shop.Business.CashStep,
    };
}

/// <param name="Date">The day of the visit; null: today.</param>
internal sealed record Opened(
    OrderId? Id = null, TillId? TillId = null, ClientId? ClientId = null, BookingId? BookingId = null, MemberId? MemberId = null, LocalDate? Date = null,
    int? Party = null);
