using NodaTime;

namespace Bookend.Simulation.Replay;

/// <summary>Everything that will be done, known before the first request: the same tables give the same plan.</summary>
internal sealed record Plan(
    Source Source, IReadOnlyDictionary<string, Length> Lengths, IReadOnlyList<Visit> Visits, IReadOnlyList<Sale> Sales, IReadOnlyList<Receipt> LeftOut,
    IReadOnlyList<Step> Steps, IReadOnlyList<Finding> Findings)
{
    public static Plan Of(Source source)
    {
        var findings = new List<Finding>(source.Unreadable);
        var menu = new Menu(source.Services, source.Products);
        var receipts = Receipt.Of(source.Lines);
        var until = Export(source, receipts);
        var lengths = Replay.Lengths.Infer(source.Bookings, source.Services);
        var visits = Payments.Match(Replay.Visits.Of(source, lengths, until, findings), receipts, menu, until, findings);
        var paid = visits.Where(v => v.Receipt is not null).ToLookup(v => v.Receipt!.Value);
        var leftOut = receipts.Where(r => r.Gross < 0).ToList();
        findings.AddRange(leftOut.Select(r => new Finding(FindingKind.ReceiptBelowZero, $"{Replay.Visits.Iso(r.Date)} receipt {r.Number}", $"{r.Gross} cents")));
        var sales = receipts.Except(leftOut).Select(r => Sale.Of(r, [.. paid[r.Number]], menu, findings)).ToList();
        findings.AddRange(source.Products.Where(p => p.Cost * 100 % 1 != 0).Select(p => new Finding(FindingKind.CostRounded, p.Code, $"{p.Cost}")));
        findings.Add(new Finding(FindingKind.StockNotTaken, $"{source.Products.Count} products", "The API has no opening stock."));
        return new Plan(source, lengths, visits, sales, leftOut, Step.Of(visits, sales), findings);
    }

    /// <summary>The last day with a receipt; without any, nothing has happened yet.</summary>
    private static LocalDate Export(Source source, IReadOnlyList<Receipt> receipts) => receipts.Count > 0
        ? receipts.Max(r => r.Date)
        : source.Bookings.Select(b => b.Date.PlusDays(-1)).DefaultIfEmpty(LocalDate.MaxIsoValue).Min();

    /// <summary>Services with the lengths in which they are booked; the usual one is always among them.</summary>
    public IReadOnlyList<(SourceService Service, int Minutes)> Variants =>
    [
        .. Source.Services.SelectMany(s => Visits.Where(v => v.Service == s.Code).Select(v => v.Minutes).Append(Lengths[s.Code].Minutes).Distinct()
            .OrderDescending().Select(m => (s, m))),
    ];

    /// <summary>Weekly hours that cover what was done; of one person, or of the house.</summary>
    public IReadOnlyList<(IsoDayOfWeek Day, LocalTime From, LocalTime To)> Hours(string? staff) =>
    [
        .. Visits.Where(v => staff is null || v.Staff == staff).GroupBy(v => v.Date.DayOfWeek).OrderBy(g => g.Key)
            .Select(g => (g.Key, g.Min(v => v.Start.TimeOfDay), g.Max(v => v.End.TimeOfDay))),
    ];

    public IReadOnlySet<(string Service, int Minutes)> Skills(string staff) => Visits.Where(v => v.Staff == staff).Select(v => (v.Service, v.Minutes)).ToHashSet();

    public int Count(Outcome outcome) => Visits.Count(v => v.Outcome == outcome);
}
