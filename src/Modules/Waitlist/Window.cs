using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Waitlist;

/// <summary>When it would suit. Times are local to the site.</summary>
/// <param name="To">Inclusive.</param>
/// <param name="Days">Only on these days of the week; absent: on any.</param>
/// <param name="After">A visit begins no earlier than that; absent: any time.</param>
/// <param name="Before">It begins no later than that.</param>
public sealed record Window(LocalDate From, LocalDate To, IReadOnlyList<IsoDayOfWeek>? Days = null, LocalTime? After = null, LocalTime? Before = null)
{
    public const int Most = 10;

    /// <summary>Nobody waits longer.</summary>
    public const int Longest = 366;

    public bool Fits(LocalDate date, LocalTime time) => date >= From && date <= To && Days?.Contains(date.DayOfWeek) is not false &&
        (After is not { } after || time >= after) && (Before is not { } before || time <= before);

    internal static IReadOnlyList<Window> Read(string text) => JsonSerializer.Deserialize<Window[]>(text, Json.Options)!;

    internal static Refusal? Check(IReadOnlyList<Window> windows, LocalDate today)
    {
        if (windows.Count is 0 or > Most)
        {
            return CommonErrors.Invalid.At("/windows", $"Please say when it would suit: 1 to {Most} windows.");
        }

        foreach (var (i, w) in windows.Index())
        {
            if (w.To < w.From || w.To < today || Period.DaysBetween(today, w.To) > Longest || Period.DaysBetween(today, w.From) < -Longest)
            {
                return CommonErrors.Invalid.At($"/windows/{i}/to", $"A window ends on or after its first day, not in the past, and within {Longest} days.");
            }

            if (w.Days is { Count: 0 } || w.Days?.Contains(IsoDayOfWeek.None) is true || w.Before < w.After)
            {
                return CommonErrors.Invalid.At($"/windows/{i}", "No time lies in this window.");
            }
        }

        return null;
    }
}
