using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>An order's figures among themselves: net and tax are the line, the lines and tips are the total, the payments are the total.</summary>
internal static class OrderSums
{
    public static IEnumerable<string> Wrong(JsonNode order)
    {
        var (lines, totals) = (order["lines"]!.AsArray(), order["totals"]!);
        foreach (var line in lines)
        {
            var tax = line!["taxes"]!.AsArray().Sum(t => Amount(t!, "amount"));
            if (Amount(line, "net") + tax != Amount(line, "gross") || tax != Amount(line, "tax"))
            {
                yield return $"{order["id"]}: net and tax of {line["name"]} are not its price";
            }
        }

        var tips = order["tips"]!.AsArray().Sum(t => Amount(t!, "amount"));
        var parts = lines.Sum(l => Amount(l!, "gross")) + tips + Amount(totals, "rounding");
        if ((string)order["state"]! != "voided" && parts != Amount(totals, "gross"))
        {
            yield return $"{order["id"]}: lines, tips and rounding are {parts}, its total {Amount(totals, "gross")}";
        }

        if ((string)order["state"]! != "completed")
        {
            yield break;
        }

        var paid = order["tenders"]!.AsArray().Where(t => (string)t!["state"]! == "captured").Sum(t => Amount(t!, "amount"));
        if (paid + Amount(totals, "covered") != Amount(totals, "gross") || paid != Amount(totals, "paid"))
        {
            yield return $"{order["id"]}: {paid} was paid and {Amount(totals, "covered")} covered of {Amount(totals, "gross")}";
        }

        var refunded = order["tenders"]!.AsArray().Sum(t => Amount(t!, "refunded"));
        if (refunded != Amount(totals, "refunded"))
        {
            yield return $"{order["id"]}: payments say that {refunded} went back, the order {Amount(totals, "refunded")}";
        }
    }

    private static long Amount(JsonNode of, string name) => (long)of[name]!["amount"]!;
}
