using System.Globalization;
using System.Text.Json.Nodes;

namespace Bookend.Simulation.Replay;

/// <summary>Holds the server's figures against the source's: counts, money to the cent, the books.</summary>
internal sealed class Reconciliation(Plan plan, ReadBack read, Salon salon, IReadOnlyDictionary<string, Sale> sold, IReadOnlyList<Finding> findings)
{
    public IReadOnlyList<Check> Checks() => [.. Counts(), .. Money(), .. Books()];

    /// <summary>Rounded less unrounded, summed over the receipts that rounding moved.</summary>
    public IReadOnlyList<RoundingCause> Causes()
    {
        var receipts = plan.Sales.Select(s => s.Receipt).ToList();
        return [.. Of("GST", r => r.ExactGst, r => r.Gst), .. Of("PST", r => r.ExactPst, r => r.Pst)];

        IEnumerable<RoundingCause> Of(string name, Func<Receipt, decimal> exact, Func<Receipt, long> rounded)
        {
            var moved = receipts.Select(r => rounded(r) / 100m - exact(r)).Where(d => d != 0).ToList();
            yield return new RoundingCause($"{name}, receipts rounded up", moved.Count(d => d > 0), moved.Where(d => d > 0).Sum());
            yield return new RoundingCause($"{name}, receipts rounded down", moved.Count(d => d < 0), moved.Where(d => d < 0).Sum());
            yield return new RoundingCause($"{name}, exact to the cent", receipts.Count - moved.Count, 0);
        }
    }

    private IEnumerable<Check> Counts()
    {
        var source = plan.Source;
        yield return Same("services", source.Services.Count, read.Services.Count - Variants, $"and {Variants} shorter variants");
        yield return Same("products", source.Products.Count, read.Products.Count);
        yield return Same("clients", source.Clients.Count, read.Clients.Count);
        yield return Same("bookings in the list", source.Bookings.Count, read.Bookings.Count - read.Visits("cancelled"), "without those cancelled");
        yield return Same("   served", plan.Count(Outcome.Served), read.Visits("completed"), "source: they have a receipt");
        yield return Same("   no-shows", source.NoShows.Count - Left(FindingKind.NoShowUnmatched), read.Visits("noShow"), LeftOut(FindingKind.NoShowUnmatched));
        yield return Same(
            "   still booked", plan.Count(Outcome.Coming) + plan.Count(Outcome.Unknown), read.Visits("booked"),
            $"{plan.Count(Outcome.Coming)} to come, {plan.Count(Outcome.Unknown)} without receipt");
        yield return Same(
            "cancellations", source.Cancellations.Count - Left(FindingKind.CancellationWithoutRoom), read.Visits("cancelled"),
            LeftOut(FindingKind.CancellationWithoutRoom));
        yield return Same("receipts", plan.Sales.Count, read.Completed.Count(), LeftOut(FindingKind.ReceiptBelowZero));
        yield return Same("receipt lines", plan.Sales.Sum(s => s.Lines.Count), read.Completed.Sum(o => o["lines"]!.AsArray().Count));
        yield return Same(
            "orders voided (paid with another)", plan.Sales.Sum(s => Math.Max(0, s.Visits.Count - 1)),
            read.Orders.Count(o => (string)o["state"]! == "voided" && ((string?)o["voidReason"])?.StartsWith("Paid together", StringComparison.Ordinal) == true));
        yield return Same("requests refused", 0, findings.Count(f => f.Kind == FindingKind.Refused));
    }

    private int Variants => plan.Variants.Count - plan.Source.Services.Count;

    private IEnumerable<Check> Money()
    {
        var receipts = plan.Sales.Select(s => s.Receipt).ToList();
        var lines = receipts.SelectMany(r => r.Lines).ToList();
        yield return Cash("net", lines.Sum(l => l.Amount), receipts.Sum(r => r.Net), read.Completed.Sum(o => Amount(o, "net")));
        yield return Cash("GST", lines.Sum(l => l.Gst), receipts.Sum(r => r.Gst), Tax(salon.Gst));
        yield return Cash("PST", lines.Sum(l => l.Pst), receipts.Sum(r => r.Pst), Tax(salon.Pst));
        yield return Cash("gross", lines.Sum(l => l.Amount + l.Gst + l.Pst), receipts.Sum(r => r.Gross), read.Completed.Sum(o => Amount(o, "gross")));
        yield return Same("receipts that differ from their own", 0, read.Completed.Count(Differs), "net, GST, PST, gross and paid, each receipt for itself");
    }

    private bool Differs(JsonNode order)
    {
        if (!sold.TryGetValue((string)order["id"]!, out var sale))
        {
            return true;
        }

        var r = sale.Receipt;
        return (Amount(order, "net"), TaxOf(order, salon.Gst), TaxOf(order, salon.Pst), Amount(order, "gross"), Amount(order, "paid"))
            != (r.Net, r.Gst, r.Pst, r.Gross, r.Gross);
    }

    private IEnumerable<Check> Books()
    {
        var postings = read.Entries.SelectMany(e => e["postings"]!.AsArray().Select(p => (Entry: (long)e["seq"]!, Posting: p!))).ToList();
        var open = postings.GroupBy(p => (p.Entry, Unit: (string)p.Posting["unit"]!)).Count(g => g.Sum(p => (long)p.Posting["amount"]!) != 0);
        yield return Same("ledger entries that do not sum to 0", 0, open, $"of {read.Entries.Count} entries with {postings.Count} postings");
        var money = postings.Where(p => (string)p.Posting["unit"]! == Salon.Currency).Select(p => p.Posting).ToList();
        yield return Account("ledger: sum of all postings", 0, money);
        yield return Account("ledger: revenue", -plan.Sales.Sum(s => s.Receipt.Net), money.Where(p => Is(p, "income.revenue")));
        yield return Account("ledger: GST", -plan.Sales.Sum(s => s.Receipt.Gst), money.Where(p => Is(p, "liability.tax") && (string)p["owner"]! == salon.Gst));
        yield return Account("ledger: PST", -plan.Sales.Sum(s => s.Receipt.Pst), money.Where(p => Is(p, "liability.tax") && (string)p["owner"]! == salon.Pst));
        yield return Account("ledger: terminal", plan.Sales.Sum(s => s.Receipt.Gross), money.Where(p => Is(p, "asset.terminal")));
        yield return Account("ledger: all other accounts", 0, money.Where(p => !Is(p, "income.revenue") && !Is(p, "liability.tax") && !Is(p, "asset.terminal")));
        var pieces = plan.Sales.SelectMany(s => s.Lines).Where(l => l.Kind == SaleKind.Product).Sum(l => l.Quantity);
        yield return Same("ledger: pieces out of stock", -pieces, postings.Where(p => Is(p.Posting, "asset.stock")).Sum(p => (long)p.Posting["amount"]!));
    }

    private static bool Is(JsonNode posting, string account) => (string)posting["account"]! == account;

    private static Check Account(string what, long expected, IEnumerable<JsonNode> postings)
    {
        var here = postings.Sum(p => (long)p["amount"]!);
        return new Check(what, Text(expected / 100m), Text(here / 100m), here == expected, "source: its receipts, each tax rounded once per receipt");
    }

    /// <summary>The source is unrounded; we must be at the sum of its rounded receipts, and the rest is rounding.</summary>
    private static Check Cash(string what, decimal source, long rounded, long here)
    {
        var rounding = rounded / 100m - source;
        return new Check(what, Text(source), Text(here / 100m), here == rounded, rounding == 0 ? "" : $"rounding {Text(rounding)}, rest {Text((here - rounded) / 100m)}");
    }

    private static Check Same(string what, long source, long here, string explanation = "") => new(
        what, source.ToString(CultureInfo.InvariantCulture), here.ToString(CultureInfo.InvariantCulture), source == here, explanation);

    private int Left(FindingKind kind) => findings.Count(f => f.Kind == kind);

    private string LeftOut(FindingKind kind) => Left(kind) == 0 ? "" : $"{Left(kind)} more in the source are left out";

    private static long Amount(JsonNode order, string total) => (long)order["totals"]![total]!["amount"]!;

    private long Tax(string id) => read.Completed.Sum(o => TaxOf(o, id));

    private static long TaxOf(JsonNode order, string id) =>
        order["lines"]!.AsArray().SelectMany(l => l!["taxes"]!.AsArray()).Where(t => (string)t!["taxId"]! == id).Sum(t => (long)t!["amount"]!["amount"]!);

    private static string Text(decimal amount) => amount.ToString("0.00##", CultureInfo.InvariantCulture);
}
