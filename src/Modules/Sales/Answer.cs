using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Sales;

/// <summary>Views of orders for answers: they need the site's zone and the client's name.</summary>
internal static class Answer
{
    public static async Task<Result<OrderView>> Order(Work work, Ticket ticket, DateTimeZone? zone = null) => OrderView.Of(
        ticket, zone ?? (await Bookend.Places.Public.SiteOf(work, ticket.Order.SiteId))!.Zone, await Names.Client(work, ticket.Order.ClientId));

    public static async Task<Result<OrderView>> Order(Reading reading, Ticket ticket) => OrderView.Of(
        ticket, (await Bookend.Places.Public.SiteOf(reading, ticket.Order.SiteId))!.Zone, await Names.Client(reading, ticket.Order.ClientId));
}
