using Bookend.Kernel;
using Bookend.Places;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Pay;

internal static class Days
{
    /// <summary>The longest time that a statement or a trial looks over.</summary>
    public const int Longest = 366;

    /// <summary>The business date of the site that is furthest ahead: what begins then changes nothing that is over anywhere.</summary>
    public static LocalDate Today(IEnumerable<SiteInfo> sites, Instant now) => sites.Max(s => Places.Public.BusinessDate(s, now));

    public static Refusal? NotPast(LocalDate? day, LocalDate today, string pointer) => day < today
        ? PayErrors.PastDate.At(pointer, $"What was earned before today stays as it was booked. The first possible day is {LocalDatePattern.Iso.Format(today)}.")
        : null;

    public static Result<LocalDate> Read(string? text, string pointer)
    {
        var parsed = LocalDatePattern.Iso.Parse(text ?? "");
        return parsed.Success ? parsed.Value : CommonErrors.Invalid.At(pointer, "A date looks like 2026-11-23.");
    }

    public static Result<(LocalDate From, LocalDate To)> Range(string? from, string? to)
    {
        if (Read(from, "/query/from").Failed(out var refusal, out var first) || Read(to, "/query/to").Failed(out refusal, out var last))
        {
            return refusal;
        }

        return last >= first && Period.DaysBetween(first, last) < Longest
            ? (first, last)
            : CommonErrors.Invalid.At("/query/to", $"The last day is not before the first, and at most {Longest} days are shown at once.");
    }
}
