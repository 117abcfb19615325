using NodaTime;

namespace Bookend.Simulation.Replay;

internal enum Act
{
    Book,
    Cancel,
    NoShow,
    Arrive,
    Finish,
    CheckOut,
}

/// <summary>One thing that somebody at the desk does.</summary>
/// <param name="Group">Steps of one group follow one another; those of different groups may happen together.</param>
/// <param name="Visit">Null for the checkout of a receipt.</param>
internal sealed record Step(LocalDateTime At, string Group, Act Act, Visit? Visit, Sale? Sale)
{
    private const int MinutesUntilMissed = 30;

    /// <summary>In the order in which they happen.</summary>
    public static IReadOnlyList<Step> Of(IReadOnlyList<Visit> visits, IReadOnlyList<Sale> sales) =>
        [.. visits.SelectMany(OfVisit).Concat(sales.Select(OfSale)).OrderBy(s => s.At).ThenBy(s => s.Act).ThenBy(s => s.Group, StringComparer.Ordinal)];

    private static IEnumerable<Step> OfVisit(Visit visit)
    {
        var group = visit.Receipt is { } receipt ? Name(receipt) : visit.Key;
        Step At(LocalDateTime at, Act act) => new(at, group, act, visit, null);
        yield return At(visit.MadeAt, Act.Book);
        switch (visit.Outcome)
        {
            case Outcome.Cancelled:
                yield return At(visit.CancelledAt!.Value, Act.Cancel);
                break;
            case Outcome.NoShow:
                yield return At(visit.Start.PlusMinutes(MinutesUntilMissed), Act.NoShow);
                break;
            case Outcome.Served:
                yield return At(visit.Start, Act.Arrive);
                yield return At(visit.End, Act.Finish);
                break;
        }
    }

    private static Step OfSale(Sale sale) => new(sale.At, Name(sale.Receipt.Number), Act.CheckOut, null, sale);

    private static string Name(int receipt) => $"receipt-{receipt}";
}
