using Bookend.Core.Store;

namespace Bookend.Sales;

/// <summary>Views of orders for answers: they need the site's zone and the client's name.</summary>
internal static class Answer
{
    public static async Task<OrderView> Of(Counter counter) => OrderView.Of(
        counter.Ticket, counter.Shop.Site.Zone, await counter.Shop.ClientName(counter.Ticket.Order.ClientId));

    public static async Task<OrderView> Of(Reading reading, Ticket ticket) => OrderView.Of(
        ticket, (await Bookend.Places.Public.SiteOf(reading, ticket.Order.SiteId))!.Zone, await Names.Client(reading, ticket.Order.ClientId));
}
