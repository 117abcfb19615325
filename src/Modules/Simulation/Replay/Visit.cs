using NodaTime;

namespace Bookend.Simulation.Replay;

internal enum Outcome
{
    /// <summary>After the last receipt: still to come.</summary>
    Coming,
    Served,
    NoShow,
    Cancelled,
    Unknown,
}

/// <summary>A visit as it will be booked.</summary>
/// <param name="Key">The same in every run.</param>
/// <param name="Minutes">Its length, at most until the person's next visit.</param>
/// <param name="MadeAt">When it is booked; the source does not say, so some days before.</param>
internal sealed record Visit(
    string Key, string Client, string Staff, string Service, LocalDateTime Start, int Minutes, LocalDateTime MadeAt, Outcome Outcome = Outcome.Coming)
{
    /// <summary>When it is cancelled: the source says the day.</summary>
    public LocalDateTime? CancelledAt { get; init; }

    /// <summary>Number of the receipt that pays it.</summary>
    public int? Receipt { get; init; }

    public LocalDateTime End => Start.PlusMinutes(Minutes);

    public LocalDate Date => Start.Date;
}
