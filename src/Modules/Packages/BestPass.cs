using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Packages;

/// <param name="Breadth">For how many services its session could be used.</param>
/// <param name="Held">The session is kept for this very visit.</param>
internal sealed record Candidate(PassId Id, string Name, LocalDate? Until, int Breadth, int Left, int Total, bool Held, bool Shared);

/// <summary>Why one pass is used before another, in the order in which it is looked at.</summary>
internal enum First
{
    Held,
    Expires,
    Fits,
    Left,
    Bought,
}

/// <summary>Which pass to use first, and why: kept for this visit, expires first, fits fewest other things, has least left. Pure.</summary>
internal static class BestPass
{
    /// <summary>Without an end: after everything that has one.</summary>
    private const int Never = 100_000;

    public static IReadOnlyList<CoverOffer> Rank(IEnumerable<Candidate> candidates, LocalDate day)
    {
        var sorted = candidates.OrderBy(c => Weight(c, day)).ThenBy(c => c.Left).ThenBy(c => c.Id.Value).ToList();
        return [.. sorted.Select((c, i) => new CoverOffer(
            new CoverRef(PassCover.Name, c.Id.ToString()), c.Name, Weight(c, day), $"{State(c)} {Why(c, sorted.Skip(i + 1).FirstOrDefault(), i, day)}".TrimEnd()))];
    }

    /// <summary>Days left and, within a day, breadth: comparable with what other sources offer.</summary>
    internal static int Weight(Candidate c, LocalDate day) => c.Held ? 0 : 1 + Days(c, day) * 100 + Breadth(c);

    /// <summary>What decides that one pass is used before another.</summary>
    internal static First Decides(Candidate first, Candidate second, LocalDate day) =>
        first.Held != second.Held ? First.Held
        : !first.Held && Days(first, day) != Days(second, day) ? First.Expires
        : !first.Held && Breadth(first) != Breadth(second) ? First.Fits
        : first.Left != second.Left ? First.Left
        : First.Bought;

    private static int Days(Candidate c, LocalDate day) => c.Until is { } until ? Math.Clamp(Period.DaysBetween(day, until), 0, Never - 1) : Never;

    private static int Breadth(Candidate c) => Math.Min(c.Breadth, 99);

    private static string State(Candidate c) =>
        $"{c.Left} of {c.Total} left{(c.Until is { } until ? $", until {Validity.Text(until)}" : "")}{(c.Shared ? ", shared with this client" : "")}.{(c.Held ? " Kept for this visit." : "")}";

    private static string Why(Candidate c, Candidate? next, int place, LocalDate day) => next is null || place > 0 ? "" : Decides(c, next, day) switch
    {
        First.Held => "",
        First.Expires => $"Expires before {next.Name}.",
        First.Fits => $"Fits fewer services than {next.Name}.",
        First.Left => $"Has less left than {next.Name}.",
        _ => "Bought first.",
    };
}
