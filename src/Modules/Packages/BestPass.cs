using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Packages;

/// <param name="Breadth">For how many services its session could be used.</param>
/// <param name="Held">The session is kept for this very visit.</param>
internal sealed record Candidate(PassId Id, string Name, LocalDate? Until, int Breadth, int Left, int Total, bool Held, bool Shared);

/// <summary>Which pass to use first, and why: kept for this visit, expires first, fits fewest other things, has least left. Pure.</summary>
internal static class BestPass
{
    /// <summary>Without an end: after everything that has one.</summary>
    private const int Never = 100_000;

    public static IReadOnlyList<CoverOffer> Rank(IEnumerable<Candidate> candidates, LocalDate day)
    {
        var sorted = candidates.OrderBy(c => Weight(c, day)).ThenBy(c => c.Left).ThenBy(c => c.Id.Value).ToList();
        return [.. sorted.Select((c, i) => new CoverOffer(
            new CoverRef(PassCover.Name, c.Id.ToString()), c.Name, Weight(c, day), $"{State(c)} {Why(c, sorted.Skip(i + 1).FirstOrDefault(), i)}".TrimEnd()))];
    }

    /// <summary>Days left and, within a day, breadth: comparable with what other sources offer.</summary>
    internal static int Weight(Candidate c, LocalDate day) =>
        c.Held ? 0 : 1 + (c.Until is { } until ? Math.Clamp(Period.DaysBetween(day, until), 0, Never - 1) : Never) * 100 + Math.Min(c.Breadth, 99);

    private static string State(Candidate c) =>
        $"{c.Left} of {c.Total} left{(c.Until is { } until ? $", until {Validity.Text(until)}" : "")}{(c.Shared ? ", shared with this client" : "")}.";

    /// <summary>What decides against the next one.</summary>
    private static string Why(Candidate c, Candidate? next, int place) =>
        c.Held ? "Kept for this visit."
        : next is null || place > 0 ? ""
        : c.Until != next.Until ? $"Expires before {next.Name}."
        : c.Breadth != next.Breadth ? $"Fits fewer services than {next.Name}."
        : c.Left != next.Left ? $"Has less left than {next.Name}."
        : "Bought first.";
}
