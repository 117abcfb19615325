using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A visit with all that a letter, a calendar entry or a page for the client needs.</summary>
/// <param name="Zone">Start and end are shown on its wall clock.</param>
/// <param name="Sequence">SEQUENCE of RFC 5545: rises with every move and with the cancellation.</param>
/// <param name="ClientName">As given for this visit, or as on file; likewise the address.</param>
/// <param name="ChangedAt">LAST-MODIFIED.</param>
/// <param name="More">Further services of the visit.</param>
/// <param name="ChangesUntil">Until then the client's own link can move and cancel, as promised when it was booked.</param>
public sealed record BookingInfo(
    BookingId Id, string Code, BookingState State, SiteId SiteId, string SiteName, ServiceId ServiceId, string ServiceName,
    IReadOnlyList<AddOnView> AddOns, MemberId MemberId, string MemberName, ClientId? ClientId, string? ClientName, string? ClientEmail,
    string? ClientPhone, Instant Start, Instant End, DateTimeZone Zone, Money Price, string? Note, BookingSource Source, OrderId OrderId,
    string PolicyText, Instant ChangesUntil, int Sequence, Instant ChangedAt, int Version, IReadOnlyList<BookedPart> More, SeriesId? SeriesId)
{
    public LocalDateTime LocalStart => Start.InZone(Zone).LocalDateTime;

    public LocalDateTime LocalEnd => End.InZone(Zone).LocalDateTime;
}

/// <summary>What the public pages, letters and other modules may ask of Booking.</summary>
public static class Public
{
    /// <summary>What can be had: the same judgement as at commit. Dates before today are there, empty.</summary>
    /// <returns><c>invalid</c> with a pointer when site, service, add-ons or dates are wrong.</returns>
    public static Task<Result<SlotsView>> FindSlots(Reading reading, SlotSearch search, BookingPolicy policy) =>
        Booking.FindSlots.Find(reading, search, policy);

    /// <summary>A visit as the query of <c>/availability</c> names it.</summary>
    /// <returns><c>invalid</c> with a pointer.</returns>
    public static Result<VisitWish> WishOf(string? siteId, string? serviceId, string? addOnIds, string? memberId, string? more) =>
        SlotQuery.Of(siteId, serviceId, addOnIds, memberId).Failed(out var refusal, out var asked) || SlotQuery.More(more).Failed(out refusal, out var parts)
            ? refusal
            : new VisitWish(asked.Wish.Site, asked.Wish.Service, asked.Wish.AddOns, asked.Member, parts);

    /// <summary>
    /// Guests who come together, divided by bars; each as the further services of <c>/availability</c>, her first service first:
    /// <c>svc_a,mem_b;svc_c,with|svc_d</c>.
    /// </summary>
    /// <returns><c>invalid</c> with a pointer.</returns>
    public static Result<IReadOnlyList<VisitWish>> GuestsOf(SiteId site, string? text)
    {
        var guests = new List<VisitWish>();
        foreach (var guest in (text ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (SlotQuery.More(guest).Failed(out var _, out var services) || services.Count == 0)
            {
                return CommonErrors.Invalid.At("/query/guests", "Send each guest as 'svc_…,mem_…', her further services after a semicolon, and a bar between two guests.");
            }

            var first = services[0];
            guests.Add(new VisitWish(site, first.ServiceId, first.AddOnIds ?? [], first.MemberId, [.. services.Skip(1)]));
        }

        return guests;
    }

    /// <summary>Keeps a time for 10 minutes. It is never extended.</summary>
    /// <param name="keeper">A stranger, who may not keep every time of a day.</param>
    /// <returns><c>slot_taken</c>, <c>not_offered</c>, <c>invalid</c>.</returns>
    /// <exception cref="RefusedException"><c>too_many_holds</c>.</exception>
    public static Task<Result<HoldView>> PlaceHold(Work work, PlaceHold.Request request, BookingPolicy policy, HoldKeeper? keeper = null) =>
        Booking.PlaceHold.Handle(work, request, policy, keeper);

    /// <summary>Keeps a time for somebody who has to be told first; how long, is the caller's to say.</summary>
    public static Task<Result<HoldView>> KeepFor(Work work, PlaceHold.Request request, Duration lifetime) =>
        Booking.PlaceHold.Handle(work, request, BookingPolicy.Desk, lifetime: lifetime);

    /// <summary>Where and when a hold kept a time, also when it is over.</summary>
    public static Task<KeptTime?> KeptBy(Work work, HoldId id) =>
        work.Set<HoldRow>().Where(h => h.Id == id).Select(h => new KeptTime(h.SiteId, h.Start)).FirstOrDefaultAsync();

    /// <summary>How many visits of these local dates (inclusive) were cancelled.</summary>
    public static Task<int> CancelledOn(Reading reading, SiteId site, LocalDate from, LocalDate to) =>
        reading.Set<BookingRow>().CountAsync(b => b.SiteId == site && b.LocalDate >= from && b.LocalDate <= to && b.State == BookingState.Cancelled);

    /// <summary>Gives a hold up; also when it is over already.</summary>
    public static Task<Result<Nothing>> ReleaseHold(Work work, HoldId id) => Booking.ReleaseHold.Handle(work, new ById<HoldId>(id));

    /// <summary>
    /// What a hold keeps, for a form that is shown again. Null: there is none any more (booked, released or expired).
    /// </summary>
    public static Task<HoldInfo?> HoldOf(Reading reading, HoldId id) => reading.Set<HoldRow>()
        .Where(h => h.Id == id && h.State == HoldState.Active && h.ExpiresAt > reading.Now)
        .Select(h => new HoldInfo(h.Id, h.SiteId, h.ServiceId, h.MemberId, h.Start, h.End, h.ExpiresAt, new Money(h.QuoteAmount, h.Currency)))
        .FirstOrDefaultAsync();

    /// <summary>
    /// Books, from a hold or directly; makes or finds the client and opens the order in the same write. <c>Override</c> is not heard here.
    /// </summary>
    /// <returns><c>slot_taken</c>, <c>hold_gone</c>, <c>not_offered</c>, <c>invalid</c>, and what Clients and Sales refuse.</returns>
    public static async Task<Result<BookingInfo>> Book(Work work, CreateBooking.Request request, BookingPolicy policy) =>
        (await CreateBooking.Make(work, request with { Override = false }, policy)).Failed(out var refusal, out var made)
            ? refusal
            : await BookingInfos.Of(work.AsReading(), made.Visit, made.Client);

    /// <summary>Books one of several visits that were planned together, as the desk.</summary>
    /// <returns>What <see cref="Book"/> refuses.</returns>
    public static async Task<Result<BookingView>> BookInSeries(Work work, CreateBooking.Request request, SeriesId series) =>
        (await CreateBooking.Make(work, request, BookingPolicy.Desk, series)).Failed(out var refusal, out var made)
            ? refusal
            : await BookingViews.OfNew(work, made.Visit, made.Client);

    /// <summary>
    /// Moves several visits at once, as the desk: first all of them give up their time, so that one may come where another was. All, or none.
    /// </summary>
    /// <returns>A refusal of one visit points to <c>/visits/i</c>.</returns>
    public static async Task<Result<IReadOnlyList<BookingView>>> MoveAll(Work work, IReadOnlyList<VisitMove> moves, string? reason)
    {
        if (Releasing.TooLong(reason) is { } tooLong)
        {
            return tooLong;
        }

        foreach (var move in moves)
        {
            await work.Schedule.Release(ClaimOwner.Of(move.Id));
        }

        var (moved, faults) = (new List<BookingView>(moves.Count), new Faults());
        foreach (var (i, move) in moves.Index())
        {
            if ((await MoveBooking.InSeries(work, move, Texts.Clean(reason))).Failed(out var refusal, out var view))
            {
                faults.Add($"/visits/{i}", refusal);
                continue;
            }

            moved.Add(view);
        }

        return faults.Refusal is { } no ? no : moved;
    }

    /// <summary>Cancels several visits at once. All, or none.</summary>
    public static async Task<Result<IReadOnlyList<BookingView>>> CancelAll(Work work, IReadOnlyList<BookingId> ids, string? reason)
    {
        if (Releasing.TooLong(reason) is { } tooLong)
        {
            return tooLong;
        }

        var cancelled = new List<BookingView>(ids.Count);
        foreach (var id in ids)
        {
            if ((await Visit.Load(work, id)).Failed(out var refusal, out var visit))
            {
                return refusal;
            }

            if (await CancelBooking.Cancel(work, visit, Texts.Clean(reason), late: null) is { } no)
            {
                return no;
            }

            cancelled.Add(await BookingViews.Of(work, visit));
        }

        return cancelled;
    }

    /// <summary>What stands in somebody's calendar between two moments, cancelled visits too, in the order of their start; at most 10,000.</summary>
    /// <param name="who">A member, a room or a client.</param>
    public static Task<IReadOnlyList<CalendarStay>> StaysOf(Reading reading, CalendarOf of, Guid who, Instant from, Instant to) =>
        CalendarStays.Of(reading, of, who, from, to);

    /// <summary>Books visits of guests who come together, as the desk: all of them, or none.</summary>
    /// <returns>What <see cref="Book"/> refuses, with a pointer under <c>/guests/i</c> where it is about one of them.</returns>
    public static Task<Result<IReadOnlyList<BookingView>>> BookParty(
        Work work, PartyId party, SiteId site, OffsetDateTime start, int stagger, IReadOnlyList<PartyGuest> guests, BookingSource source) =>
        BookTogether.Handle(work, party, site, start, stagger, guests, source);

    /// <summary>Moves visits as one, as the desk, each as far from the others as it was. All, or none.</summary>
    public static Task<Result<IReadOnlyList<BookingView>>> MoveParty(Work work, IReadOnlyList<BookingId> ids, OffsetDateTime start, bool withAnyone, string? reason) =>
        MoveTogether.Handle(work, ids, start, withAnyone, reason);

    /// <summary>All visits of a party, also those that were cancelled, in the order in which they were booked.</summary>
    public static Task<IReadOnlyList<BookingView>> OfParty(Reading reading, PartyId party) =>
        BookingViews.Of(reading, reading.Set<BookingRow>().Where(b => b.PartyId == party).OrderBy(b => b.Id));

    /// <summary>Visits of its series that were changed by the same request, in the order of their start; it is one of them.</summary>
    public static async Task<IReadOnlyList<BookingId>> ChangedWith(Work work, BookingInfo visit)
    {
        var series = work.Set<BookingRow>().Where(b => b.SeriesId == visit.SeriesId && b.State == visit.State);
        return visit.SeriesId is null ? [visit.Id]
            : await series.Where(b => b.ChangedBy == series.First(s => s.Id == visit.Id).ChangedBy).OrderBy(b => b.Start).ThenBy(b => b.Id).Select(b => b.Id).ToListAsync();
    }

    /// <summary>All visits of a series, also those that were cancelled, in the order of their start.</summary>
    public static Task<IReadOnlyList<BookingView>> OfSeries(Reading reading, SeriesId series) =>
        BookingViews.Of(reading, reading.Set<BookingRow>().Where(b => b.SeriesId == series).OrderBy(b => b.Start).ThenBy(b => b.Id));

    /// <summary>When a client is somewhere in the house already, between two dates (inclusive).</summary>
    public static async Task<IReadOnlyList<TakenTime>> TimesOf(Reading reading, ClientId client, LocalDate from, LocalDate to) => await reading.Set<BookingRow>()
        .Where(b => b.ClientId == client && b.LocalDate >= from && b.LocalDate <= to && b.State != BookingState.Cancelled && b.State != BookingState.NoShow)
        .OrderBy(b => b.Start).Select(b => new TakenTime(b.Id, b.Start, b.End, b.ServiceName)).ToListAsync();

    /// <summary>
    /// A fresh secret for the client's link; earlier ones stay valid. Only its hash is stored, so it is said once: call this in a write
    /// without a key (<c>WriteOrder.Key</c> null), because the outcome of a keyed write is kept in clear.
    /// </summary>
    /// <returns>43 characters for the path of a link, or <c>not_found</c>.</returns>
    public static async Task<Result<string>> IssueManageToken(Work work, BookingId id)
    {
        if (!await work.Set<BookingRow>().AnyAsync(b => b.Id == id))
        {
            return CommonErrors.NotFound.Because("There is no such visit.");
        }

        var link = LinkToken.New(work.Business);
        work.Append(new ManageTokenRow { BusinessId = work.Business, Hash = link.Hash, BookingId = id, IssuedAt = work.Now });
        return link.Text;
    }

    public static Task<BookingInfo?> InfoOf(Reading reading, BookingId id) => BookingInfos.Of(reading, id);

    public static Task<BookingInfo?> InfoOf(Work work, BookingId id) => BookingInfos.Of(work.AsReading(), id);

    /// <summary>A client's visits that are still to come, the next first; at most 100.</summary>
    public static async Task<IReadOnlyList<BookingInfo>> ComingOf(Reading reading, ClientId client, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 100);
        var ids = await reading.Set<BookingRow>().Where(b => b.ClientId == client && b.State == BookingState.Booked && b.End >= reading.Now)
            .OrderBy(b => b.Start).ThenBy(b => b.Id).Take(limit).Select(b => b.Id).ToListAsync();
        var visits = new List<BookingInfo>();
        foreach (var id in ids)
        {
            visits.Add((await BookingInfos.Of(reading, id))!);
        }

        return visits;
    }

    /// <summary>Visits of these local dates (inclusive) that are still booked, the soonest first; at most 1,000.</summary>
    public static async Task<IReadOnlyList<BookedVisit>> BookedOn(Reading reading, SiteId site, LocalDate from, LocalDate to) => await reading.Set<BookingRow>()
        .Where(b => b.SiteId == site && b.LocalDate >= from && b.LocalDate <= to && b.State == BookingState.Booked)
        .OrderBy(b => b.Start).Take(1000).Select(b => new BookedVisit(b.Id, b.ClientId, b.ContactEmail, b.Start, b.MadeAt)).ToListAsync();

    /// <summary>The visit that a client's link opens; <c>not_found</c> for a wrong token.</summary>
    public static async Task<Result<BookingInfo>> ByManageToken(Reading reading, string token) =>
        await ByToken.Find(reading, token) is { } id && await BookingInfos.Of(reading, id) is { } info ? info : ByToken.Unknown;

    /// <summary>Moves a visit by its link, within the policy that was promised. Refused, it stays where it was.</summary>
    /// <param name="member">Null: the same person.</param>
    /// <returns><c>not_found</c>, <c>policy_closed</c>, <c>state_conflict</c>, <c>slot_taken</c>, <c>not_offered</c>.</returns>
    public static Task<Result<BookingInfo>> MoveByToken(Work work, string token, OffsetDateTime start, MemberId? member, BookingPolicy policy) =>
        ByToken.Move(work, token, start, member, policy);

    /// <summary>Cancels a visit by its link, within the policy that was promised.</summary>
    /// <returns><c>not_found</c>, <c>policy_closed</c>, <c>state_conflict</c>.</returns>
    public static Task<Result<BookingInfo>> CancelByToken(Work work, string token, string? reason) => ByToken.Cancel(work, token, reason);
}

/// <param name="MemberId">Null: the same person.</param>
/// <param name="Version">Refused as stale if the visit has changed since; null: not asked.</param>
public sealed record VisitMove(BookingId Id, OffsetDateTime Start, MemberId? MemberId = null, int? Version = null);

public sealed record TakenTime(BookingId Id, Instant Start, Instant End, string ServiceName);

/// <summary>A further service of a visit, as one would ask for it again.</summary>
/// <param name="Name">With its add-ons.</param>
public sealed record BookedPart(MorePart Wish, string Name);

/// <param name="ContactEmail">Given for this visit; null: the client's own, if she has one.</param>
/// <param name="MadeAt">When it was booked, however often it moved since.</param>
public sealed record BookedVisit(BookingId Id, ClientId? ClientId, string? ContactEmail, Instant Start, Instant MadeAt);

public sealed record KeptTime(SiteId SiteId, Instant Start);

/// <summary>What a hold keeps.</summary>
public sealed record HoldInfo(
    HoldId Id, SiteId SiteId, ServiceId ServiceId, MemberId MemberId, Instant Start, Instant End, Instant ExpiresAt, Money Price);
