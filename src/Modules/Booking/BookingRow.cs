using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A visit. What was promised (price, length, policy) is copied here: later changes of the catalogue do not touch it.</summary>
internal sealed class BookingRow : IBookedService
{
    public BusinessId BusinessId { get; set; }

    public BookingId Id { get; set; }

    /// <summary>Six characters for the telephone, unique in the business.</summary>
    public string Code { get; set; } = "";

    public BookingState State { get; set; }

    public SiteId SiteId { get; set; }

    /// <summary>When the client is served; buffers lie outside.</summary>
    public Instant Start { get; set; }

    public Instant End { get; set; }

    /// <summary>The intent: the client comes at this local time, whatever happens to the zone's rules.</summary>
    public LocalDate LocalDate { get; set; }

    public LocalTime LocalStart { get; set; }

    public string TimeZone { get; set; } = "";

    public ServiceId ServiceId { get; set; }

    public string ServiceName { get; set; } = "";

    public string? Color { get; set; }

    public MemberId MemberId { get; set; }

    /// <summary>The person and the room as the schedule knows them.</summary>
    public ResourceId PersonId { get; set; }

    public ResourceId? RoomId { get; set; }

    public ClientId? ClientId { get; set; }

    /// <summary>Given for this visit when the client was found by her number and has no address on file: letters go here, under the name that was given. Null: as on file.</summary>
    public string? ContactEmail { get; set; }

    public string? ContactName { get; set; }

    public string? Note { get; set; }

    public BookingSource Source { get; set; }

    public OrderId OrderId { get; set; }

    /// <summary>The visits that it was planned with.</summary>
    public SeriesId? SeriesId { get; set; }

    /// <summary>The guests with whom she comes.</summary>
    public PartyId? PartyId { get; set; }

    /// <summary>Sessions that were paid in advance are kept for it, where there are any.</summary>
    public bool KeepsSession { get; set; }

    /// <summary>Of everything booked, tax included, in minor units, as quoted.</summary>
    public long PriceAmount { get; set; }

    /// <summary>Unit price of the service alone, as the catalogue had it.</summary>
    public long ServicePriceAmount { get; set; }

    public Currency Currency { get; set; }

    /// <summary>The first service and its add-ons, without buffers; further ones have rows of their own.</summary>
    public int DurationMinutes { get; set; }

    public int BufferBeforeMinutes { get; set; }

    public int BufferAfterMinutes { get; set; }

    /// <summary>JSON of <see cref="Core.Schedule.Processing"/>, from the start of the visit: the person is free then.</summary>
    public string Processing { get; set; } = "[]";

    /// <summary>Until this many hours before the start the client may move or cancel by herself.</summary>
    public int PolicyHours { get; set; }

    public string PolicyText { get; set; } = "";

    /// <summary>JSON of <see cref="VisitTerms"/> as promised; null: no fees were agreed.</summary>
    public string? Terms { get; set; }

    /// <summary>Asked for in advance, in minor units.</summary>
    public long DepositAmount { get; set; }

    /// <summary>Charged because it did not take place.</summary>
    public long FeeAmount { get; set; }

    public string? FeeReason { get; set; }

    /// <summary>A fee was due and forgiven.</summary>
    public bool FeeWaived { get; set; }

    /// <summary>Cancelled inside the policy's hours.</summary>
    public bool IsLateCancel { get; set; }

    /// <summary>SEQUENCE of RFC 5545: rises with every change that a calendar must show.</summary>
    public int Sequence { get; set; }

    public Instant MadeAt { get; set; }

    public Instant ChangedAt { get; set; }

    /// <summary>The request of its last change: what changed in the same one is one piece of news.</summary>
    public string ChangedBy { get; set; } = "";

    /// <summary>How many history rows there are.</summary>
    public int Steps { get; set; }

    public int Version { get; set; }

    /// <summary>Of the first service: all of it, where there is no other.</summary>
    public Occupancy When => new(Start, Start + Duration.FromMinutes(DurationMinutes), Duration.FromMinutes(BufferBeforeMinutes), Duration.FromMinutes(BufferAfterMinutes));

    public Instant ChangesUntil => Start - Duration.FromHours(PolicyHours);

    public Money Price => new(PriceAmount, Currency);
}

/// <summary>An add-on as it was booked.</summary>
internal sealed class BookingAddOnRow
{
    public BusinessId BusinessId { get; set; }

    public BookingId BookingId { get; set; }

    /// <summary>From 1, over all services of the visit.</summary>
    public int Position { get; set; }

    /// <summary>The service that it was booked with: 0 for the first, else a <see cref="BookingPartRow.No"/>.</summary>
    public int Part { get; set; }

    public ServiceId ServiceId { get; set; }

    public string Name { get; set; } = "";

    public long PriceAmount { get; set; }

    public int DurationMinutes { get; set; }
}
