using Bookend.Access;
using Bookend.Autopay;
using Bookend.Booking;
using Bookend.Catalog;
using Bookend.Clients;
using Bookend.Core;
using Bookend.Drawers;
using Bookend.Feeds;
using Bookend.Loyalty;
using Bookend.Memberships;
using Bookend.Messaging;
using Bookend.Online;
using Bookend.Ordering;
using Bookend.Packages;
using Bookend.Parties;
using Bookend.Pay;
using Bookend.Payments;
using Bookend.Places;
using Bookend.Pricing;
using Bookend.Sales;
using Bookend.Series;
using Bookend.StoredValue;
using Bookend.Team;
using Bookend.Waitlist;

namespace Bookend.Host;

/// <summary>The product is this list. An optional module may be taken out and the rest still builds and runs.</summary>
internal static class ModuleList
{
    /// <summary>Nobody knows them but this list: they meet the rest in the sockets of Ordering. <c>serve --without</c> leaves them out.</summary>
    public static IReadOnlyList<string> Optional { get; } = ["StoredValue", "Loyalty", "Packages", "Pay", "Memberships", "Drawers", "Autopay"];

    public static Module[] All() =>
    [
        new PlacesModule(),
        new AccessModule(),
        new ClientsModule(),
        new TeamModule(),
        new CatalogModule(),
        new OrderingModule(),
        new PricingModule(),
        new PaymentsModule(),
        new MessagingModule(),
        new StoredValueModule(),
        new LoyaltyModule(),
        new PackagesModule(),
        new PayModule(),
        new MembershipsModule(),
        new SalesModule(),
        new BookingModule(),
        new DrawersModule(),
        new AutopayModule(),
        new SeriesModule(),
        new PartiesModule(),
        new FeedsModule(),
        new WaitlistModule(),
        new OnlineModule(),
    ];
}
