using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Booking;

/// <summary>Dates and times as queries and requests name them.</summary>
public static class Times
{
    // Beyond these nobody books, and arithmetic on dates would reach the end of the calendar.
    private const int FirstYear = 1999;
    private const int LastYear = 2200;

    public static OffsetDateTime In(this Instant at, DateTimeZone zone) => at.InZone(zone).ToOffsetDateTime();

    /// <param name="pointer">Of the member at fault.</param>
    public static Result<LocalDate> Date(string? text, string pointer)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? "");
        return parsed.Success && parsed.Value.Year is > FirstYear and < LastYear ? parsed.Value : CommonErrors.Invalid.At(pointer, "A date like 2026-11-23 is expected.");
    }

    /// <summary>A '+' of an offset arrives as a space when a program forgot to escape it: we take it as it was meant.</summary>
    public static Result<Instant> Moment(string? text, string pointer)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse((text ?? "").Replace(' ', '+'));
        return parsed.Success && parsed.Value.Year is > FirstYear and < LastYear
            ? Micros.Truncate(parsed.Value.ToInstant())
            : CommonErrors.Invalid.At(pointer, "A time with its offset like 2026-11-23T14:00:00+01:00 is expected.");
    }

    /// <summary>A start as a request names it: whole minutes, in a year in which somebody may still come.</summary>
    public static Result<Instant> Start(OffsetDateTime start, Instant now)
    {
        var at = start.ToInstant();
        return at < now - Duration.FromDays(366) || at > now + Duration.FromDays(3661) || at.ToUnixTimeTicks() % NodaConstants.TicksPerMinute != 0
            ? CommonErrors.Invalid.At("/start", "A start is a whole minute between a year ago and ten years ahead.")
            : at;
    }
}
