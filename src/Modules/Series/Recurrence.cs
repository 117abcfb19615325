using Bookend.Kernel;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;

namespace Bookend.Series;

/// <summary>
/// Dates by a rule of RFC 5545, section 3.3.10. The rule is about local dates only: at which hour of such a day the visit begins is said beside it, so that
/// a change of the clocks moves nothing.
/// </summary>
internal static class Recurrence
{
    private const int TextLimit = 200;

    /// <summary>A rule that meets no date for so long (in its own steps) meets none.</summary>
    private const int EmptySteps = 1000;

    /// <summary>All dates of the rule from the first day on.</summary>
    /// <returns><c>rule_invalid</c> with the reason.</returns>
    public static Result<IReadOnlyList<LocalDate>> Dates(string rule, LocalDate first)
    {
        if (rule.Length > TextLimit)
        {
            return No($"A rule has at most {TextLimit} characters.");
        }

        try
        {
            var pattern = new RecurrencePattern(rule);
            if (pattern.Frequency is not (Ical.Net.FrequencyType.Daily or Ical.Net.FrequencyType.Weekly or Ical.Net.FrequencyType.Monthly or Ical.Net.FrequencyType.Yearly))
            {
                return No("Visits repeat by days, weeks, months or years.");
            }

            if (pattern.Count is null && pattern.Until is null)
            {
                return No("Please say how often (COUNT) or until when (UNTIL): without an end it cannot be booked.");
            }

            var day = new CalendarEvent { DtStart = new CalDateTime(first.Year, first.Month, first.Day), RecurrenceRule = pattern };
            var dates = day.GetOccurrences(options: new EvaluationOptions { MaxUnmatchedIncrementsLimit = EmptySteps }).Take(Limits.Visits + 1)
                .Select(o => LocalDate.FromDateOnly(o.Period.StartTime.Date)).ToList();
            return dates.Count > Limits.Visits ? No($"That would be more than {Limits.Visits} visits. Plan fewer, and add more later.") : dates;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException or InvalidOperationException or EvaluationException)
        {
            return No("Please send a rule like FREQ=WEEKLY;INTERVAL=2;COUNT=10 (RFC 5545, section 3.3.10).");
        }
    }

    private static Refusal No(string why) => SeriesErrors.RuleInvalid.At("/query/rule", why);
}
