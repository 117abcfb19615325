using NodaTime;

namespace Bookend.Simulation.Replay;

/// <summary>The tables as the salon's old program wrote them: typed, and otherwise as they are.</summary>
/// <param name="Unreadable">Rows that are no rows, each with its reason.</param>
internal sealed record Source(
    IReadOnlyList<SourceBooking> Bookings, IReadOnlyList<SourceCancellation> Cancellations, IReadOnlyList<SourceNoShow> NoShows,
    IReadOnlyList<SourceLine> Lines, IReadOnlyList<SourceService> Services, IReadOnlyList<SourceProduct> Products, IReadOnlyList<Finding> Unreadable)
{
    /// <summary>What the till of the source wrote for somebody whom nobody asked for a name.</summary>
    public const string WalkIn = "WALK_IN";

    public static bool IsNamed(string client) => client.Length > 0 && client != WalkIn;

    /// <summary>Codes of everybody who ever booked or paid.</summary>
    public IReadOnlyList<string> Clients =>
    [
        .. Bookings.Select(b => b.Client).Concat(Cancellations.Select(c => c.Client)).Concat(NoShows.Select(n => n.Client))
            .Concat(Lines.Select(l => l.Client)).Where(IsNamed).Distinct().Order(StringComparer.Ordinal),
    ];

    public IReadOnlyList<string> Staff =>
    [
        .. Bookings.Select(b => b.Staff).Concat(Cancellations.Select(c => c.Staff)).Concat(Lines.Select(l => l.Staff)).Distinct()
            .Order(StringComparer.Ordinal),
    ];
}

/// <param name="Row">Line of the file, the header being 1.</param>
internal sealed record SourceBooking(int Row, string Client, string Staff, string Service, LocalDate Date, LocalTime Time)
{
    public LocalDateTime Start => Date + Time;
}

internal sealed record SourceCancellation(int Row, LocalDate CancelledOn, string Client, string Service, string Staff, LocalDate Date, string By);

internal sealed record SourceNoShow(int Row, string Client, string Service, string Staff, LocalDate Date);

/// <param name="Amount">Net of the whole line, not of a piece.</param>
/// <param name="Gst">Unrounded, like <paramref name="Pst"/>.</param>
internal sealed record SourceLine(
    int Row, int Receipt, LocalDate Date, string Description, string Client, string Staff, int Quantity, decimal Amount, decimal Gst, decimal Pst);

internal sealed record SourceService(string Code, string Name, string Category, decimal Price, bool Active);

internal sealed record SourceProduct(string Code, string Name, string Brand, decimal Price, decimal Cost, int Minimum, int Maximum, bool Active);
