using Bookend.Clients;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bookend.Booking;

public sealed class BookingModule : Module
{
    internal const string Read = "bookings.read";
    internal const string Write = "bookings.write";
    internal const string Override = "bookings.override";
    internal const string Waive = "bookings.waive";
    private const string Terms = "bookings.terms";

    public override string Name => "Booking";

    public override int Rank => 6;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See the calendar and its visits", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Book, move, cancel and serve visits", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Override, "Book outside opening hours, working hours and skills", Role.Owner, Role.Manager, Role.Desk),
        new(Waive, "Forgive fees for late cancellations and no-shows", Role.Owner, Role.Manager),
        new(Terms, "Set deposits and fees of visits", Role.Owner, Role.Manager),
    ];

    public override IReadOnlyList<Type> Facts =>
    [
        typeof(HoldPlaced), typeof(HoldReleased), typeof(BookingMade), typeof(BookingMoved), typeof(BookingCancelled), typeof(BookingNoShow),
        typeof(BookingArrived), typeof(BookingStarted), typeof(BookingCompleted), typeof(BookingUndone), typeof(VisitTermsChanged),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(BookingErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(_ => new ScheduleCache());
        services.AddSingleton<IClientCardPart, VisitsOnCard>();
        services.AddSingleton<ITimelinePart, VisitsOnTimeline>();
        services.AddHostedService<HoldSweep>();
    }

    public override void Routes(Routes routes)
    {
        routes.Get<FindSlots.Query, SlotsView>("/availability", Read, FindSlots.Handle);
        routes.Get<ExplainSlot.Query, ExplainSlot.View>("/availability/explain", Read, ExplainSlot.Handle);
        routes.Post<NoPath, PlaceHold.Request, HoldView>("/holds", Write, (w, _, b) => PlaceHold.Handle(w, b, BookingPolicy.Desk), success: 201);
        routes.Delete<ById<HoldId>, Nothing>("/holds/{id}", Write, ReleaseHold.Handle);
        routes.Get<ListBookings.Query, Page<BookingView>>("/bookings", Read, ListBookings.Handle);
        routes.Get<ById<BookingId>, BookingView>("/bookings/{id}", Read, GetBooking.Handle);
        routes.Get<ById<SiteId>, VisitTermsView>("/sites/{id}/visit-terms", Read, ShowVisitTerms.Handle);
        routes.Patch<Change<SiteId>, ChangeVisitTerms.Request, VisitTermsView>("/sites/{id}/visit-terms", Terms, ChangeVisitTerms.Handle);
        routes.Post<Change<BookingId>, CancelBooking.Request, BookingView>(
            "/bookings/{id}/cancel", Write, (w, path, b, caller) => CancelBooking.Handle(w, path, b, caller.May(Waive)));
        routes.Post<Change<BookingId>, MarkNoShow.Request, BookingView>(
            "/bookings/{id}/no-show", Write, (w, path, b, caller) => MarkNoShow.Handle(w, path, b, caller.May(Waive)));
        routes.Post<Change<BookingId>, Nothing, BookingView>("/bookings/{id}/check-in", Write, StepVisit.CheckIn);
        routes.Post<Change<BookingId>, Nothing, BookingView>("/bookings/{id}/start", Write, StepVisit.Start);
        routes.Post<Change<BookingId>, Nothing, BookingView>("/bookings/{id}/complete", Write, StepVisit.Complete);
        routes.Post<Change<BookingId>, UndoStep.Request, BookingView>("/bookings/{id}/undo", Write, UndoStep.Handle);
        routes.Get<DayView.Query, DayView.View>("/day", Read, DayView.Handle);
        routes.Get<WeekView.Query, WeekView.View>("/week", Read, WeekView.Handle);

        // These two ask whether the caller may override, which only the request knows.
        routes.Post<NoPath, CreateBooking.Request, BookingView>("/bookings", Write, (w, _, b, caller) => CreateBooking.Handle(w, b, caller.May(Override)), success: 201);
        routes.Post<Change<BookingId>, MoveBooking.Request, BookingView>(
            "/bookings/{id}/move", Write, (w, path, b, caller) => MoveBooking.Handle(w, path, b, caller.May(Override)));
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<BookingRow>(e =>
        {
            e.ToTable("bookings");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Code }).IsUnique();
            e.HasIndex(r => new { r.BusinessId, r.SiteId, r.LocalDate });
            e.HasIndex(r => new { r.BusinessId, r.ClientId, r.Start });
            e.HasIndex(r => new { r.BusinessId, r.Start });
            e.HasIndex(r => new { r.BusinessId, r.SeriesId });
            e.HasIndex(r => new { r.BusinessId, r.PartyId });
            e.Property(r => r.Code).HasMaxLength(Code.Length);
            e.Property(r => r.TimeZone).HasMaxLength(64);
            e.Property(r => r.ServiceName).HasMaxLength(200);
            e.Property(r => r.Color).HasMaxLength(24);
            e.Property(r => r.ContactEmail).HasMaxLength(254);
            e.Property(r => r.ContactName).HasMaxLength(120);
            e.Property(r => r.Note).HasMaxLength(CreateBooking.NoteLimit);
            e.Property(r => r.PolicyText).HasMaxLength(400);
            e.Property(r => r.ChangedBy).HasMaxLength(320);
            e.Property(r => r.FeeReason).HasMaxLength(400);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.Ignore(r => r.When);
            e.Ignore(r => r.Price);
            e.Ignore(r => r.ChangesUntil);
        });
        model.Entity<VisitTermsRow>(e =>
        {
            e.ToTable("visit_terms");
            e.HasKey(r => new { r.BusinessId, r.SiteId });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<BookingAddOnRow>(e =>
        {
            e.ToTable("booking_add_ons");
            e.HasKey(r => new { r.BusinessId, r.BookingId, r.Position });
            e.HasOne<BookingRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.BookingId });
            e.Property(r => r.Name).HasMaxLength(200);
        });
        model.Entity<BookingPartRow>(e =>
        {
            e.ToTable("booking_parts");
            e.HasKey(r => new { r.BusinessId, r.BookingId, r.No });
            e.HasOne<BookingRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.BookingId });
            e.Property(r => r.ServiceName).HasMaxLength(200);
            e.Property(r => r.Color).HasMaxLength(24);
            e.Ignore(r => r.When);
        });
        model.Entity<HistoryRow>(e =>
        {
            e.ToTable("booking_history");
            e.HasKey(r => new { r.BusinessId, r.BookingId, r.Number });
            e.HasOne<BookingRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.BookingId });
            e.Property(r => r.Actor).HasMaxLength(64);
            e.Property(r => r.ActorName).HasMaxLength(120);
            e.Property(r => r.Reason).HasMaxLength(Releasing.ReasonLimit);
        });
        model.Entity<HoldRow>(e =>
        {
            e.ToTable("holds");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.State, r.ExpiresAt });
            e.Property(r => r.AddOnIds).HasMaxLength(Wish.MaxAddOns * 40);
            e.Property(r => r.Keeper).HasMaxLength(HoldKeeper.Length);
        });
        model.Entity<ManageTokenRow>(e =>
        {
            e.ToTable("booking_tokens");
            e.HasKey(r => new { r.BusinessId, r.Hash });
            e.HasIndex(r => new { r.BusinessId, r.BookingId });
            e.Property(r => r.Hash).HasMaxLength(32);
        });
    }
}
