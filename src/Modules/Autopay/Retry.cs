using Bookend.Payments;
using NodaTime;

namespace Bookend.Autopay;

internal readonly record struct Tried(AttemptState State, LocalDate On, CardId Card);

/// <summary>When a debt is charged, and charged again. Pure.</summary>
internal static class Retry
{
    /// <summary>Days after the day it fell due on which a declined card is asked once more.</summary>
    private static readonly int[] Days = [1, 3, 7, 14];

    /// <summary>With other cards too: whoever asks a bank too often is blocked by it.</summary>
    private const int Limit = 8;

    /// <param name="tried">In their order.</param>
    /// <param name="card">The one that would be charged.</param>
    /// <returns>Null: it is left to people.</returns>
    public static LocalDate? Next(LocalDate dueOn, IReadOnlyList<Tried> tried, CardId card)
    {
        if (tried.Count == 0)
        {
            return dueOn;
        }

        var last = tried[^1];
        return last.State is AttemptState.Waiting or AttemptState.Paid or AttemptState.Stuck || tried.Count >= Limit ? null
            : last.Card != card ? last.On // she gave another one since
            : last.State == AttemptState.Refused ? last.On.PlusDays(1)
            : Days.Select(dueOn.PlusDays).Cast<LocalDate?>().FirstOrDefault(d => d > last.On);
    }
}
