using Bookend.Core.Http;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A visit as the API shows it.</summary>
/// <param name="StartTime">On the wall clock of the site, like <paramref name="EndTime"/> and <paramref name="LocalDate"/>.</param>
/// <param name="OccupiedFrom">Since when the person is kept for it: the time to make ready comes before what the client sees.</param>
/// <param name="OccupiedTo">Until when the person is kept for it; at or before <paramref name="OccupiedFrom"/> it is on the next day.</param>
/// <param name="Price">Of everything booked, as quoted.</param>
/// <param name="Deposit">Asked for in advance; what was paid of it stands on the order.</param>
/// <param name="Fee">Charged on the order because it did not take place.</param>
/// <param name="Alerts">How many things about the client somebody should read first.</param>
/// <param name="PolicyText">What the client was promised about changing her mind, in the language of the business on that day.</param>
/// <param name="Processing">While nothing is done by hand; somebody else may be served then.</param>
/// <param name="FirstEndTime">When the first service ends; where there are no more it is <paramref name="EndTime"/>.</param>
/// <param name="More">Further services of the visit, by other people or the same.</param>
/// <param name="SeriesId">The visits that it was planned with.</param>
/// <param name="PartyId">The guests with whom she comes.</param>
/// <param name="LateMinutes">Minutes since the start while nobody has arrived; otherwise 0.</param>
public sealed record BookingView(
    BookingId Id, string Code, BookingState State, SiteId SiteId, OffsetDateTime Start, OffsetDateTime End, LocalDate LocalDate,
    LocalTime StartTime, LocalTime EndTime, LocalTime OccupiedFrom, LocalTime OccupiedTo, string TimeZone, ServiceId ServiceId, string ServiceName, IReadOnlyList<AddOnView> AddOns,
    MemberId MemberId, string MemberName, ResourceId? RoomId, string? RoomName, ClientId? ClientId, string? ClientName, string? ClientPhone,
    string? Note, BookingSource Source, OrderId OrderId, Money Price, bool Paid, int Alerts, string? Color, int LateMinutes,
    IReadOnlyList<HistoryItem> History, string PolicyText, int Version, Money? Deposit, Money? Fee, string? FeeReason,
    IReadOnlyList<FreeView> Processing, LocalTime FirstEndTime, IReadOnlyList<PartView> More, SeriesId? SeriesId, PartyId? PartyId) : IVersioned;

/// <summary>A further service of the visit; times are local to the site.</summary>
public sealed record PartView(
    ServiceId ServiceId, string ServiceName, IReadOnlyList<AddOnView> AddOns, MemberId MemberId, string MemberName, ResourceId? RoomId, string? RoomName,
    LocalTime StartTime, LocalTime EndTime, LocalTime OccupiedFrom, LocalTime OccupiedTo, IReadOnlyList<FreeView> Processing,
    PartTiming Starts);

/// <summary>The person is free from <paramref name="From"/> to <paramref name="To"/> (local to the site), in the midst of the visit.</summary>
public sealed record FreeView(LocalTime From, LocalTime To);

public sealed record AddOnView(ServiceId Id, string Name);
