using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Parties;

/// <summary>Books guests who come together: all of them, or none.</summary>
internal static class CreateParty
{
    public const int Fewest = 2;
    public const int Most = 20;

    private const int LongestStagger = 240;

    /// <param name="HostPays">Otherwise she pays by herself.</param>
    public sealed record Guest(
        ServiceId ServiceId, IReadOnlyList<ServiceId>? AddOnIds = null, MemberId? MemberId = null, IReadOnlyList<MorePart>? More = null, ClientId? ClientId = null,
        CreateBooking.Details? Client = null, string? Name = null, string? Note = null, bool KeepSession = false, bool HostPays = true)
    {
        internal PartyGuest Visit => new(ServiceId, AddOnIds, MemberId, More, ClientId, Client, Name, Note, KeepSession);
    }

    /// <param name="HostId">Who asks for all of them; if she comes too, she is one of the guests.</param>
    /// <param name="Start">Of the first guest, with its offset.</param>
    /// <param name="Stagger">Minutes from the beginning of one guest to that of the next; 0: all at once.</param>
    public sealed record Request(
        SiteId SiteId, ClientId HostId, OffsetDateTime Start, IReadOnlyList<Guest> Guests, PartyId? Id = null, int Stagger = 0, BookingSource Source = BookingSource.Desk);

    public static async Task<Result<PartyView>> Handle(Work work, NoPath _, Request r)
    {
        if (Size(r.Guests.Count, r.Stagger, "") is { } fault)
        {
            return fault;
        }

        if (await Clients.Public.ClientOf(work, r.HostId) is null)
        {
            return CommonErrors.Invalid.At("/hostId", "There is no such client.");
        }

        var row = new PartyRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<PartyId>(), SiteId = r.SiteId, HostId = r.HostId, MadeAt = work.Now, Version = 1 };
        if ((await Booking.Public.BookParty(work, row.Id, r.SiteId, r.Start, r.Stagger, [.. r.Guests.Select(g => g.Visit)], r.Source)).Failed(out var refusal, out var booked))
        {
            return refusal;
        }

        work.Append(row);
        var guests = Join(work, row, booked, r.Guests);
        work.Log.Append(new PartyMade(row.Id, row.SiteId, row.HostId, [.. booked.Select(b => b.Id)]));
        return await PartyView.Of(work.AsReading(), row, booked, guests);
    }

    public static Refusal? Size(int guests, int stagger, string root) =>
        guests is < Fewest or > Most ? CommonErrors.Invalid.At($"{root}/guests", $"A party has {Fewest} to {Most} guests.")
        : stagger is < 0 or > LongestStagger ? CommonErrors.Invalid.At($"{root}/stagger", $"Guests begin 0 to {LongestStagger} minutes after one another.")
        : null;

    public static List<GuestRow> Join(Work work, PartyRow party, IReadOnlyList<BookingView> booked, IReadOnlyList<Guest> asked)
    {
        var guests = booked.Zip(asked, (b, g) => new GuestRow { BusinessId = work.Business, PartyId = party.Id, BookingId = b.Id, HostPays = g.HostPays }).ToList();
        foreach (var guest in guests)
        {
            work.Append(guest);
        }

        return guests;
    }
}
