using Bookend.Booking;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Parties;

/// <summary>Guests who come together: booked, moved and cancelled as one, each with a visit of her own.</summary>
public sealed class PartiesModule : Module
{
    private const string Read = "parties.read";
    private const string Write = "parties.write";

    public override string Name => "Parties";

    public override int Rank => 7;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See guests who come together", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Book, move and cancel guests who come together", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(PartyMade), typeof(PartyJoined), typeof(PartyPayersChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(PartiesErrors)];

    public override void Routes(Routes routes)
    {
        routes.Get<FindPartyTimes.Query, SlotsView>("/parties/availability", Read, FindPartyTimes.Handle);
        routes.Post<NoPath, CreateParty.Request, PartyView>("/parties", Write, CreateParty.Handle, success: 201);
        routes.Get<ById<PartyId>, PartyView>("/parties/{id}", Read, ShowParty.Handle);
        routes.Get<FindMoveTimes.Query, SlotsView>("/parties/{id}/move-times", Read, FindMoveTimes.Handle);
        routes.Post<Change<PartyId>, MoveParty.Request, PartyView>("/parties/{id}/move", Write, MoveParty.Handle);
        routes.Post<Change<PartyId>, CancelParty.Request, PartyView>("/parties/{id}/cancel", Write, CancelParty.Handle);
        routes.Post<Change<PartyId>, JoinParty.Request, PartyView>("/parties/{id}/guests", Write, JoinParty.Handle);
        routes.Post<Change<PartyId>, SetPayers.Request, PartyView>("/parties/{id}/payers", Write, SetPayers.Handle);
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<PartyRow>(e =>
        {
            e.ToTable("parties");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<GuestRow>(e =>
        {
            e.ToTable("party_guests");
            e.HasKey(r => new { r.BusinessId, r.PartyId, r.BookingId });
            e.HasOne<PartyRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.PartyId });
        });
    }
}
