using NodaTime;

namespace Bookend.Kernel;

/// <summary>Half-open time [Start, End) in Unix microseconds: the unit in which the schedule computes.</summary>
public readonly record struct Span(long Start, long End)
{
    public long Length => End - Start;

    public bool IsEmpty => End <= Start;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    public bool Contains(Span other) => Start <= other.Start && other.End <= End;
}

public static class Micros
{
    public const long PerMinute = 60_000_000;

    public const long PerHour = 60 * PerMinute;

    public const long PerDay = 24 * PerHour;

    /// <summary>Whole microseconds since 1970, rounded down: what both databases keep.</summary>
    public static long Of(Instant instant) => Of(instant - NodaConstants.UnixEpoch);

    public static Instant ToInstant(long micros) => NodaConstants.UnixEpoch + Duration.FromNanoseconds((Int128)micros * 1000);

    public static Instant Truncate(Instant instant) => ToInstant(Of(instant));

    private static long Of(Duration duration)
    {
        var nanos = duration.ToInt128Nanoseconds();
        var micros = nanos / 1000;
        return (long)(nanos < 0 && nanos % 1000 != 0 ? micros - 1 : micros);
    }
}
