using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Feeds;

/// <summary>Calendars of people, rooms and clients to subscribe to.</summary>
public sealed class FeedsModule : Module
{
    private const string Own = "feeds.own";
    private const string Manage = "feeds.manage";

    public override string Name => "Feeds";

    public override int Rank => 7;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Own, "Subscribe to one's own calendar", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Manage, "Give out calendars of people, rooms and clients", Role.Owner, Role.Manager, Role.Desk),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(FeedMade), typeof(FeedRemoved)];

    public override IReadOnlyList<Type> Errors => [typeof(FeedsErrors)];

    public override void Routes(Routes routes)
    {
        routes.Get<ListFeeds.Query, Page<FeedView>>("/calendar-feeds", Manage, ListFeeds.Handle);
        routes.Post<NoPath, MakeFeed.Request, FeedView>("/calendar-feeds", Manage, MakeFeed.Handle, success: 201);
        routes.Delete<ById<FeedId>, Nothing>("/calendar-feeds/{id}", Manage, RemoveFeed.Handle);
        routes.Get<ListFeeds.Nobody, Page<FeedView>>("/me/calendar-feeds", Own, ListFeeds.Own);
        routes.Post<NoPath, MakeFeed.OwnRequest, FeedView>("/me/calendar-feeds", Own, MakeFeed.Own, success: 201);
        routes.Delete<ById<FeedId>, Nothing>("/me/calendar-feeds/{id}", Own, RemoveFeed.Own);
    }

    public override void Tables(ModelBuilder model) => model.Entity<FeedRow>(e =>
    {
        e.ToTable("calendar_feeds");
        e.HasKey(r => new { r.BusinessId, r.Id });
        e.HasIndex(r => new { r.BusinessId, r.Secret }).IsUnique();
        e.HasIndex(r => new { r.BusinessId, r.Kind, r.Subject });
        e.Property(r => r.Secret).HasMaxLength(LinkToken.SecretLength);
    });
}
