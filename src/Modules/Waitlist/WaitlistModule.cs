using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Waitlist;

/// <summary>Who would come if something frees, and the times that are kept for them.</summary>
public sealed class WaitlistModule : Module
{
    private const string Read = "waitlist.read";
    private const string Write = "waitlist.write";

    public override string Name => "Waitlist";

    public override int Rank => 7;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See who waits for a time", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Put clients on the waitlist and answer for them", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
    ];

    public override IReadOnlyList<Type> Facts =>
        [typeof(WaitlistJoined), typeof(WaitlistLeft), typeof(WaitlistOffered), typeof(WaitlistTaken), typeof(WaitlistDeclined), typeof(WaitlistLapsed)];

    public override IReadOnlyList<Type> Errors => [typeof(WaitlistErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IFollower, Freed>();

    public override void Routes(Routes routes)
    {
        routes.Get<ListWaits.Query, Page<WaitView>>("/waitlist", Read, ListWaits.Handle);
        routes.Post<NoPath, JoinWaitlist.Request, WaitView>("/waitlist", Write, JoinWaitlist.Handle, success: 201);
        routes.Delete<ById<WaitId>, WaitView>("/waitlist/{id}", Write, LeaveWaitlist.Handle);
        routes.Get<ShowFigures.Query, ShowFigures.View>("/waitlist/figures", Read, ShowFigures.Handle);
        routes.Post<ById<WaitOfferId>, Nothing, WaitView>("/waitlist/offers/{id}/take", Write, AnswerOffer.Take);
        routes.Post<ById<WaitOfferId>, Nothing, WaitView>("/waitlist/offers/{id}/decline", Write, AnswerOffer.Decline);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<WaitRow>(e =>
        {
            e.ToTable("waits");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.SiteId, r.State, r.FirstDate });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.Property(r => r.AddOnIds).HasMaxLength(500);
            e.Property(r => r.Note).HasMaxLength(Booking.CreateBooking.NoteLimit);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<OfferRow>(e =>
        {
            e.ToTable("wait_offers");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.WaitId });
            e.HasIndex(r => new { r.BusinessId, r.HoldId });
            e.HasIndex(r => new { r.BusinessId, r.Hash });
            e.HasIndex(r => new { r.BusinessId, r.SiteId, r.LocalDate });
            e.HasOne<WaitRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.WaitId });
            e.Property(r => r.Hash).HasMaxLength(32);
        });
    }
}
