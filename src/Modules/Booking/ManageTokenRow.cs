using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A key to one visit, as it stands in a link. Only its hash is kept: who reads the database cannot open a visit.</summary>
internal sealed class ManageTokenRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>SHA-256 of the secret part.</summary>
    public byte[] Hash { get; set; } = [];

    public BookingId BookingId { get; set; }

    public Instant IssuedAt { get; set; }
}
