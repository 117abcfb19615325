using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>When a further service of a visit begins.</summary>
public enum PartTiming
{
    /// <summary>When all before it is done.</summary>
    After,

    /// <summary>Together with the one before it.</summary>
    With,

    /// <summary>When the one before it lets the person go for the first time: a manicure while colour sets.</summary>
    WhileProcessing,
}

/// <summary>A further service of the same visit.</summary>
/// <param name="MemberId">Null: whoever is free, the one before her if possible.</param>
public sealed record MorePart(ServiceId ServiceId, IReadOnlyList<ServiceId>? AddOnIds = null, MemberId? MemberId = null, PartTiming Starts = PartTiming.After);

/// <summary>One service of a visit as it was booked: the first on the visit's own row, further ones on rows of theirs.</summary>
internal interface IBookedService
{
    ServiceId ServiceId { get; }

    string ServiceName { get; }

    MemberId MemberId { get; }

    ResourceId PersonId { get; }

    ResourceId? RoomId { get; set; }

    string Processing { get; }

    Occupancy When { get; }
}

/// <summary>A further service as it was booked; the first one is on the visit's own row.</summary>
internal sealed class BookingPartRow : IBookedService
{
    public BusinessId BusinessId { get; set; }

    public BookingId BookingId { get; set; }

    /// <summary>From 1.</summary>
    public int No { get; set; }

    public PartTiming Starts { get; set; }

    public ServiceId ServiceId { get; set; }

    public string ServiceName { get; set; } = "";

    public string? Color { get; set; }

    public MemberId MemberId { get; set; }

    public ResourceId PersonId { get; set; }

    public ResourceId? RoomId { get; set; }

    public Instant Start { get; set; }

    public Instant End { get; set; }

    public int BufferBeforeMinutes { get; set; }

    public int BufferAfterMinutes { get; set; }

    /// <summary>As <see cref="BookingRow.Processing"/>, from the start of this part.</summary>
    public string Processing { get; set; } = "[]";

    /// <summary>Unit price of the service alone, as the catalogue had it.</summary>
    public long PriceAmount { get; set; }

    public Occupancy When => new(Start, End, Duration.FromMinutes(BufferBeforeMinutes), Duration.FromMinutes(BufferAfterMinutes));

    public void Take(PlacedPart placed, MemberId member)
    {
        (MemberId, PersonId, RoomId) = (member, placed.People[0], placed.Items.Count == 0 ? null : placed.Items[0]);
        (Start, End) = (placed.Start, placed.End);
    }
}
