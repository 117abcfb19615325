using NodaTime;

namespace Bookend.Simulation.Replay;

/// <summary>Which receipt pays which visit: the source does not say, but client, day, person and service do.</summary>
internal static class Payments
{
    private const int DaysToPay = 3;
    private const int BestFit = 3;

    /// <summary>Past visits with their receipt and outcome.</summary>
    /// <param name="until">The day of the export.</param>
    public static List<Visit> Match(IReadOnlyList<Visit> visits, IReadOnlyList<Receipt> receipts, Menu menu, LocalDate until, List<Finding> findings)
    {
        var ofClient = receipts.SelectMany(r => r.Lines.Select(l => l.Client).Distinct().Select(c => (Key: (c, r.Date), Receipt: r)))
            .ToLookup(p => p.Key, p => p.Receipt);
        List<Visit> matched = [.. visits.Select(visit =>
        {
            if (visit.Outcome != Outcome.Coming || visit.Date > until)
            {
                return visit;
            }

            if (ofClient[(visit.Client, visit.Date)].MaxBy(r => (Fit(visit, r, menu), -r.Number)) is { } receipt)
            {
                return visit with { Outcome = Outcome.Served, Receipt = receipt.Number };
            }

            return visit with { Outcome = Outcome.Unknown };
        })];
        return MatchLater(matched, receipts, menu, findings);
    }

    /// <summary>What is still unpaid may be on a receipt of the next days that names the same person and service and pays nothing else.</summary>
    private static List<Visit> MatchLater(List<Visit> visits, IReadOnlyList<Receipt> receipts, Menu menu, List<Finding> findings)
    {
        var used = visits.Where(v => v.Receipt is not null).Select(v => v.Receipt!.Value).ToHashSet();
        return [.. visits.Select(visit =>
        {
            if (visit.Outcome != Outcome.Unknown)
            {
                return visit;
            }

            var name = Visits.Name(visit.Client, visit.Service, visit.Staff, visit.Date);
            var soon = receipts.Where(r => r.Date > visit.Date && r.Date <= visit.Date.PlusDays(DaysToPay) && !used.Contains(r.Number));
            var later = Source.IsNamed(visit.Client) ? soon.FirstOrDefault(r => Fit(visit, r, menu) == BestFit) : null;
            if (later is null)
            {
                findings.Add(new Finding(FindingKind.VisitWithoutReceipt, name, "No receipt for this client on this day or soon after."));
                return visit;
            }

            used.Add(later.Number);
            findings.Add(new Finding(FindingKind.VisitPaidLater, name, $"Receipt {later.Number} of {Visits.Iso(later.Date)}."));
            return visit with { Outcome = Outcome.Served, Receipt = later.Number };
        })];
    }

    /// <summary>The visit whose order bears the receipt's lines: of the first client named, by the person and service of a line.</summary>
    public static Visit Bearer(Receipt receipt, IReadOnlyList<Visit> visits, Menu menu) =>
        visits.OrderByDescending(v => v.Client == receipt.Client).ThenByDescending(v => Fit(v, receipt, menu)).ThenBy(v => v.Start).ThenBy(v => v.Key).First();

    private static int Fit(Visit visit, Receipt receipt, Menu menu) => receipt.Lines.Where(l => l.Client == visit.Client)
        .Max(l => (menu.Service(l.Description)?.Code == visit.Service ? 2 : 0) + (l.Staff == visit.Staff ? 1 : 0) as int?) ?? -1;
}
