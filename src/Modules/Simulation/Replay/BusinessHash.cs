using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Bookend.Simulation.Replay;

/// <summary>
/// One figure for everything that the business did: visits, orders and books in its own words, without ids, numbers or moments that
/// another run would give otherwise. Two runs agree if and only if it is the same.
/// </summary>
internal static class BusinessHash
{
    public static string Of(ReadBack read, Salon salon, IReadOnlyDictionary<string, Sale> sold)
    {
        var lines = read.Bookings.Select(Visit).Concat(read.Orders.Select(o => Order(o, sold))).Concat(Books(read, salon)).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static string Visit(JsonNode b) => Join(
        "visit", b["start"], b["end"], b["serviceName"], b["memberName"], b["clientName"], b["state"], b["price"]!["amount"], b["paid"],
        string.Join('>', b["history"]!.AsArray().Select(h => h!["action"]!.ToString())));

    private static string Order(JsonNode o, IReadOnlyDictionary<string, Sale> sold) => Join(
        "order", sold.TryGetValue((string)o["id"]!, out var sale) ? sale.Receipt.Number : null, o["businessDate"], o["state"], o["clientName"],
        o["voidReason"], string.Join(',', o["totals"]!.AsObject().Select(t => $"{t.Key}={t.Value!["amount"]}")),
        string.Join(',', o["lines"]!.AsArray().Select(Line!).Order(StringComparer.Ordinal)),
        string.Join(',', o["tenders"]!.AsArray().Select(t => $"{t!["method"]} {t["amount"]!["amount"]} {t["state"]} {t["reference"]}")));

    private static string Line(JsonNode l) => Join(
        l["kind"], l["name"], l["memberName"], l["quantity"], l["unitPrice"]!["amount"], l["net"]!["amount"],
        string.Join('+', l["taxes"]!.AsArray().Select(t => $"{t!["name"]} {t["amount"]!["amount"]}")), l["gross"]!["amount"]);

    /// <summary>Each day's sum of each account, owners by name.</summary>
    private static IEnumerable<string> Books(ReadBack read, Salon salon)
    {
        var names = read.Products.ToDictionary(p => (string)p["id"]!, p => (string)p["sku"]!);
        names[salon.Gst] = "GST";
        names[salon.Pst] = "PST";
        var postings =
            from entry in read.Entries
            from posting in entry["postings"]!.AsArray()
            let unit = (string)posting["unit"]!
            select (
                Account: Join(
                    entry["businessDate"], entry["kind"], posting["account"], names.GetValueOrDefault((string)posting["owner"]!),
                    names.GetValueOrDefault(unit.Split(':')[^1], unit), posting["rule"]),
                Amount: (long)posting["amount"]!);
        return postings.GroupBy(p => p.Account).Select(g => $"books|{g.Key}|{g.Count()}|{g.Sum(p => p.Amount)}");
    }

    private static string Join(params object?[] parts) => string.Join('|', parts);
}
