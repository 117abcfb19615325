using Bookend.Clients;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Books a visit, from a hold or directly: claims, order, history and fact in one write, or nothing.</summary>
public static class CreateBooking
{
    public const int NoteLimit = 2000;

    /// <param name="HoldId">What was kept; then site, service, add-ons, person and start are the hold's and are left out here.</param>
    /// <param name="Start">With its offset: in the hour that comes twice, this says which.</param>
    /// <param name="ClientId">Who comes, or <paramref name="Client"/> by details; neither for somebody who just walks in.</param>
    /// <param name="DurationMinutes">Another length of the service for this visit than the catalogue's (add-ons keep theirs); the desk knows whose hair takes longer.</param>
    /// <param name="More">Further services of the same visit, each after, with, or in the processing time of the one before it; all can be had, or none is booked.</param>
    /// <param name="KeepSession">Keep a session of hers, paid in advance, for each service that one fits, so that it is there on the day.</param>
    /// <param name="Override">Book outside the rules (hours, lead time, skills). Never over somebody else's time.</param>
    public sealed record Request(
        BookingId? Id = null, HoldId? HoldId = null, SiteId? SiteId = null, ServiceId? ServiceId = null, IReadOnlyList<ServiceId>? AddOnIds = null,
        MemberId? MemberId = null, OffsetDateTime? Start = null, ClientId? ClientId = null, Details? Client = null, string? Note = null,
        BookingSource Source = BookingSource.Desk, bool Override = false, int? DurationMinutes = null, IReadOnlyList<MorePart>? More = null,
        bool KeepSession = false);

    /// <summary>A client by what she typed: found by e-mail or telephone, or made.</summary>
    public sealed record Details(string Name, string? Email = null, string? Phone = null);

    internal static async Task<Result<BookingView>> Handle(Work work, Request body, bool mayOverride)
    {
        if (body.Override && !mayOverride)
        {
            return BookingErrors.OverrideForbidden.At("/override", $"Booking outside the rules needs the permission '{BookingModule.Override}'. Ask a manager.");
        }

        return (await Make(work, body, BookingPolicy.Desk)).Failed(out var refusal, out var made)
            ? refusal
            : await BookingViews.OfNew(work, made.Visit, made.Client);
    }

    internal static async Task<Result<(Visit Visit, ClientInfo? Client)>> Make(Work work, Request body, BookingPolicy policy, SeriesId? series = null)
    {
        if ((TooLong(body) ?? VisitLength.Check(body.DurationMinutes)) is { } tooLong)
        {
            return tooLong;
        }

        var id = body.Id ?? work.NewId<BookingId>();
        return (await Placing.Take(work, id, body, policy)).Failed(out var refusal, out var placed) || (await ClientOf(work, body)).Failed(out refusal, out var client)
            ? refusal
            : await Enter(work, id, body, policy, placed, client, series);
    }

    internal static Refusal? TooLong(Request body) => body.Note is { Length: > NoteLimit }
        ? CommonErrors.Invalid.At("/note", $"Please keep the note within {NoteLimit} characters.")
        : null;

    /// <summary>Writes down a visit whose time is taken: its rows, its order, its history, its fact.</summary>
    internal static async Task<Result<(Visit Visit, ClientInfo? Client)>> Enter(
        Work work, BookingId id, Request body, BookingPolicy policy, Placed placed, ClientInfo? client, SeriesId? series = null, PartyId? party = null)
    {
        var row = await Row(work, id, body, policy, placed);
        (row.ClientId, row.SeriesId, row.PartyId, row.KeepsSession) = (client?.Id, series, party, body.KeepSession);
        await Address(work, row, body.Client, client);
        var visit = new Visit(row, AddOns(work, id, placed), [], Parts(work, id, placed));
        if ((await OrderOf.Open(work, visit, placed.Offer.Site)).Failed(out var refusal, out var order))
        {
            return refusal;
        }

        row.OrderId = order.Id;
        row.PriceAmount = order.Price.Amount;
        await Promise(work, row);
        work.Append(row);
        foreach (var also in visit.AddOns.Concat<object>(visit.Parts))
        {
            work.Append(also);
        }

        visit.Enter(work, BookingState.Booked, HistoryAction.Made, reason: null);
        work.Log.Append(new BookingMade(
            id, row.SiteId, row.ServiceId, row.MemberId, row.ClientId, order.Id, row.Start, row.End, row.Source, row.Price));
        return await visit.KeepSessions(work) is { } kept ? kept : (visit, client);
    }

    internal static async Task<Result<ClientInfo?>> ClientOf(Work work, Request body)
    {
        if (body.ClientId is { } id)
        {
            return await Clients.Public.ClientOf(work, id) is { } known ? known : CommonErrors.Invalid.At("/clientId", "There is no such client.");
        }

        if (body.Client is not { } details)
        {
            return (ClientInfo?)null;
        }

        return (await Clients.Public.FindOrCreate(work, details.Name, details.Email, details.Phone, "/client")).Failed(out var refusal, out var client)
            ? refusal
            : client;
    }

    /// <summary>
    /// She is known by her number only and gave an address now: the letters of this visit go there, and the desk is asked whether it goes on file.
    /// Whoever knows a number must not write into its owner's file, nor be told her name.
    /// </summary>
    private static async Task Address(Work work, BookingRow row, Details? given, ClientInfo? client)
    {
        if (client is { Email: null } && Texts.Email(given?.Email) is { } email)
        {
            (row.ContactEmail, row.ContactName) = (email, Texts.Clean(given!.Name));
            await Clients.Public.ProposeEmail(work, client.Id, email, $"given when booking {row.Code} {(row.Source == BookingSource.Online ? "online" : "at the desk")}");
        }
    }

    private static async Task<BookingRow> Row(Work work, BookingId id, Request body, BookingPolicy policy, Placed placed)
    {
        var (offer, seat) = (placed.Offer, placed.Seat);
        var local = seat.When.Start.InZone(offer.Site.Zone);
        return new BookingRow
        {
            BusinessId = work.Business,
            Id = id,
            Code = await Code.Fresh(work),
            State = BookingState.Booked,
            SiteId = offer.Site.Id,
            Start = seat.When.Start,
            End = placed.End,
            LocalDate = local.Date,
            LocalStart = local.TimeOfDay,
            TimeZone = offer.Site.Zone.Id,
            ServiceId = offer.Service.Id,
            ServiceName = offer.Service.Name,
            Color = offer.Service.Color,
            MemberId = seat.Person.Id,
            PersonId = seat.Person.ResourceId,
            RoomId = seat.Room,
            Note = Texts.Clean(body.Note),
            Source = body.Source,
            ServicePriceAmount = placed.ServicePrice.Amount,
            Currency = placed.Price.Currency,
            DurationMinutes = (int)(seat.When.End - seat.When.Start).TotalMinutes,
            BufferBeforeMinutes = (int)seat.When.Before.TotalMinutes,
            BufferAfterMinutes = (int)seat.When.After.TotalMinutes,
            Processing = ProcessingTimes.Text(seat.Processing),
            PolicyHours = policy.FreeChangeHours,
            MadeAt = work.Now,
            ChangedAt = work.Now,
        };
    }

    /// <summary>The site's terms of today are this booking's for good.</summary>
    private static async Task Promise(Work work, BookingRow row)
    {
        var terms = await VisitTerms.Of(work, row.SiteId);
        row.Terms = terms.Write();
        row.PolicyHours = row.Terms is null ? row.PolicyHours : terms.FreeChangeHours;
        row.PolicyText = BookingPolicy.Promise((await Places.Public.BusinessOf(work)).Speech.Language, row.PolicyHours);
        if (row.Terms is null)
        {
            return;
        }

        var isNew = terms.Deposit is { NewClientsOnly: true } && (row.ClientId is not { } client || (await Clients.Public.StandingOf(work, client))?.LastVisit is null);
        row.DepositAmount = FeeDecider.Deposit(terms, row.PriceAmount, isNew);
    }

    private static List<BookingAddOnRow> AddOns(Work work, BookingId id, Placed placed) =>
    [
        .. placed.Further.Select(m => m.Wish.Offer).Prepend(placed.Offer).SelectMany((offer, part) => offer.AddOns.Select(a => (Part: part, AddOn: a))).Select((a, i) => new BookingAddOnRow
        {
            BusinessId = work.Business,
            BookingId = id,
            Position = i + 1,
            Part = a.Part,
            ServiceId = a.AddOn.Id,
            Name = a.AddOn.Name,
            PriceAmount = a.AddOn.Price.Amount,
            DurationMinutes = (int)a.AddOn.Duration.TotalMinutes,
        }),
    ];

    private static List<BookingPartRow> Parts(Work work, BookingId id, Placed placed) => [.. placed.Further.Select((m, i) =>
    {
        var (wish, at) = m;
        var row = new BookingPartRow
        {
            BusinessId = work.Business,
            BookingId = id,
            No = i + 1,
            Starts = wish.Starts,
            ServiceId = wish.Offer.Service.Id,
            ServiceName = wish.Offer.Service.Name,
            Color = wish.Offer.Service.Color,
            BufferBeforeMinutes = (int)wish.Offer.Service.BufferBefore.TotalMinutes,
            BufferAfterMinutes = (int)wish.Offer.Service.BufferAfter.TotalMinutes,
            Processing = ProcessingTimes.Text(at.Way.Processing),
            PriceAmount = wish.Offer.Service.Price.Amount,
        };
        row.Take(at, wish.Offer.People.First(p => p.ResourceId == at.People[0]).Id);
        return row;
    })];
}
