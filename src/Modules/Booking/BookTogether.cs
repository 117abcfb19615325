using Bookend.Clients;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>One of several who come together.</summary>
/// <param name="ClientId">Who she is, or <paramref name="Client"/> by details, or just a <paramref name="Name"/> to call her by, which makes no file.</param>
public sealed record PartyGuest(
    ServiceId ServiceId, IReadOnlyList<ServiceId>? AddOnIds = null, MemberId? MemberId = null, IReadOnlyList<MorePart>? More = null, ClientId? ClientId = null,
    CreateBooking.Details? Client = null, string? Name = null, string? Note = null, bool KeepSession = false);

/// <summary>Books visits of guests who come together: people and rooms are found for all of them at once, or nothing is booked. Each has her own visit then.</summary>
internal static class BookTogether
{
    private const int NameLimit = 120;

    /// <param name="stagger">Minutes from the beginning of one guest to that of the next.</param>
    public static async Task<Result<IReadOnlyList<BookingView>>> Handle(
        Work work, PartyId party, SiteId site, OffsetDateTime from, int stagger, IReadOnlyList<PartyGuest> guests, BookingSource source)
    {
        var policy = BookingPolicy.Desk;
        var wishes = guests.Select(g => new VisitWish(site, g.ServiceId, g.AddOnIds ?? [], g.MemberId, g.More)).ToList();
        if (Times.Start(from, work.Now).Failed(out var refusal, out var start) ||
            (await GuestWish.Load(work.AsReading(), wishes, stagger)).Failed(out refusal, out var asked) ||
            (await PartSeating.Find(work, asked, new SeatWish(null, start, policy))).Failed(out refusal, out var placed))
        {
            return refusal;
        }

        var (views, faults, met) = (new List<BookingView>(guests.Count), new Faults(), new Dictionary<string, ClientInfo>(StringComparer.Ordinal));
        foreach (var (g, guest) in guests.Index())
        {
            var body = new CreateBooking.Request(ClientId: guest.ClientId, Client: guest.Client, Note: guest.Note, Source: source, KeepSession: guest.KeepSession);
            if ((await Enter(work, party, body, guest, asked[g], placed, g, met)).Failed(out refusal, out var view))
            {
                faults.Add($"/guests/{g}", refusal);
                continue;
            }

            views.Add(view);
        }

        return faults.Refusal is { } no ? no : views;
    }

    private static async Task<Result<BookingView>> Enter(
        Work work, PartyId party, CreateBooking.Request body, PartyGuest guest, GuestWish asked, PlacedVisit placed, int index, Dictionary<string, ClientInfo> met)
    {
        var id = work.NewId<BookingId>();
        var (services, parts) = (asked.Services, placed.Of(index));
        if ((CreateBooking.TooLong(body) ?? (guest.Name?.Length > NameLimit ? CommonErrors.Invalid.At("/name", $"A name has at most {NameLimit} characters.") : null)) is { } tooLong)
        {
            return tooLong;
        }

        if ((await ClientOf(work, body, met)).Failed(out var refusal, out var client) ||
            (await work.Schedule.Take(ClaimOwner.Of(id), placed.Asks(index))).Failed(out refusal, out _))
        {
            return refusal;
        }

        var taken = new Placed(services[0].Offer, Seat.Of(services[0].Offer, parts[0]), services[0].Offer.Price, [.. services.Zip(parts).Skip(1)]);
        if ((await CreateBooking.Enter(work, id, body, BookingPolicy.Desk, taken, client, party: party)).Failed(out refusal, out var made))
        {
            return refusal;
        }

        made.Visit.Row.ContactName ??= client is null ? Texts.Clean(guest.Name) : null;
        return await BookingViews.OfNew(work, made.Visit, client);
    }

    /// <summary>Guests who give the same address are the same client, also when this write makes her.</summary>
    private static async Task<Result<ClientInfo?>> ClientOf(Work work, CreateBooking.Request body, Dictionary<string, ClientInfo> met)
    {
        var key = (Texts.Email(body.Client?.Email) ?? Texts.Clean(body.Client?.Phone)) is { } address && body.ClientId is null ? address : null;
        if (key is not null && met.TryGetValue(key, out var known))
        {
            return known;
        }

        var found = await CreateBooking.ClientOf(work, body);
        if (key is not null && found is { Refusal: null, Value: { } client })
        {
            met[key] = client;
        }

        return found;
    }
}
