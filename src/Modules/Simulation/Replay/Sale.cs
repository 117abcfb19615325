using NodaTime;

namespace Bookend.Simulation.Replay;

/// <summary>A receipt as it will be sold.</summary>
/// <param name="Bearer">The visit whose order is completed; null for a sale without a visit.</param>
/// <param name="Visits">All that it pays, the bearer among them.</param>
internal sealed record Sale(Receipt Receipt, IReadOnlyList<SaleLine> Lines, Visit? Bearer, IReadOnlyList<Visit> Visits)
{
    /// <summary>When the last of that day's visits is over; without one, some time after noon.</summary>
    public LocalDateTime At => Visits.Where(v => v.Date == Receipt.Date).Select(v => v.End)
        .DefaultIfEmpty(Receipt.Date + new LocalTime(12, 0).PlusMinutes(Receipt.Number % 30 * 10)).Max();

    public static Sale Of(Receipt receipt, IReadOnlyList<Visit> visits, Menu menu, List<Finding> findings)
    {
        var name = $"{Replay.Visits.Iso(receipt.Date)} receipt {receipt.Number}";
        var clients = receipt.Lines.Select(l => l.Client).Distinct().ToList();
        if (clients.Count > 1)
        {
            findings.Add(new Finding(FindingKind.ReceiptOfSeveralClients, name, string.Join(", ", clients)));
        }

        if (visits.Count == 0)
        {
            findings.Add(new Finding(FindingKind.ReceiptWithoutVisit, name, $"{receipt.Client}: {string.Join(", ", receipt.Lines.Select(l => l.Description))}"));
        }

        if (visits.Count > 1)
        {
            findings.Add(new Finding(FindingKind.ReceiptOfSeveralVisits, name, string.Join(", ", visits.Select(v => $"{v.Client} {v.Service}"))));
        }

        return new Sale(
            receipt, [.. receipt.Lines.Select(l => SaleLine.Of(l, menu, findings))], visits.Count == 0 ? null : Payments.Bearer(receipt, visits, menu), visits);
    }
}
