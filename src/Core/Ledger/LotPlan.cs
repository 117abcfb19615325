using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Ledger;

/// <summary>What is left of a lot, on the account's own side; pending drawings are taken off already.</summary>
public readonly record struct LotBalance(LotId Id, Instant OpenedAt, Instant? ExpiresAt, long Available)
{
    public bool IsExpired(Instant now) => ExpiresAt is { } at && at <= now;
}

/// <summary>From which lots something is taken. Pure.</summary>
public static class LotPlan
{
    /// <summary>
    /// Takes <paramref name="amount"/> from the lots that expire first, then from the oldest. Expired lots give nothing; what is owed on a
    /// lot below zero is taken off the rest.
    /// </summary>
    /// <returns>Parts that sum to the amount, or null when there is not enough.</returns>
    public static IReadOnlyList<(LotId Lot, long Amount)>? Draw(IEnumerable<LotBalance> lots, long amount, Instant now)
    {
        var alive = lots.Where(l => !l.IsExpired(now)).ToList();
        if (alive.Aggregate((Int128)0, (sum, l) => sum + l.Available) < amount)
        {
            return null;
        }

        var parts = new List<(LotId, long)>();
        foreach (var lot in alive.Where(l => l.Available > 0)
            .OrderBy(l => l.ExpiresAt ?? Instant.MaxValue).ThenBy(l => l.OpenedAt).ThenBy(l => l.Id.Value))
        {
            if (amount == 0)
            {
                break;
            }

            var part = Math.Min(amount, lot.Available);
            parts.Add((lot.Id, part));
            amount -= part;
        }

        return parts;
    }

    /// <summary>A posting's effect on what may be taken: posted ones all; pending ones only where they lessen, until they are resolved.</summary>
    /// <param name="natural">The amount on the account's own side.</param>
    public static bool Counts(Layer layer, EntryState state, long natural) =>
        layer == Layer.Posted || (state == EntryState.Pending ? natural < 0 : natural > 0);
}
