using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bookend.Simulation.Replay;

/// <summary>Brings the order that a booking has opened to what the receipt says.</summary>
internal static class OrderLines
{
    /// <summary>Lines that both have keep their place and get the receipt's price; the rest is removed and added.</summary>
    public static List<JsonObject> Operations(Salon salon, JsonArray existing, Sale sale)
    {
        var missing = sale.Lines.ToList();
        var operations = new List<JsonObject>();
        foreach (var line in existing)
        {
            var same = missing.FindIndex(l => IsOf(salon, l, line!));
            if (same < 0)
            {
                operations.Add(new JsonObject { ["op"] = "removeLine", ["lineId"] = (string)line!["id"]! });
                continue;
            }

            if (missing[same].UnitPrice != (long)line!["unitPrice"]!["amount"]!)
            {
                operations.Add(new JsonObject
                {
                    ["op"] = "setPrice", ["lineId"] = (string)line["id"]!, ["unitPrice"] = Node(Salon.Money(missing[same].UnitPrice)), ["reason"] = Reason(sale),
                });
            }

            missing.RemoveAt(same);
        }

        operations.AddRange(missing.Select(l =>
        {
            var operation = Node(Line(salon, l, sale)).AsObject();
            operation["op"] = "addLine";
            return operation;
        }));
        return operations;
    }

    /// <summary>As a member of <c>lines</c> in a sale, and with an <c>op</c> as a change of an order.</summary>
    public static object Line(Salon salon, SaleLine line, Sale sale) => new
    {
        kind = line.Kind.ToString().ToLowerInvariant(),
        itemId = Item(salon, line),
        name = line.Kind == SaleKind.Custom ? line.Name : null,
        unitPrice = Salon.Money(line.UnitPrice),
        quantity = line.Quantity,
        memberId = salon.Staff[line.Staff],
        taxIds = salon.Taxes(line.Gst, line.Pst),
        reason = line.Kind == SaleKind.Custom ? null : Reason(sale),
    };

    private static bool IsOf(Salon salon, SaleLine line, JsonNode existing) =>
        line is { Kind: SaleKind.Service, Quantity: 1, Gst: true, Pst: true } && Item(salon, line) == (string?)existing["itemId"] &&
        salon.Staff[line.Staff] == (string?)existing["memberId"];

    /// <summary>A service is sold under its own name, however short the visit was.</summary>
    private static string? Item(Salon salon, SaleLine line) => line.Kind switch
    {
        SaleKind.Service => salon.Sellable[line.Code!],
        SaleKind.Product => salon.Products[line.Code!],
        _ => null,
    };

    private static string Reason(Sale sale) => $"As on receipt {sale.Receipt.Number}";

    private static JsonNode Node(object value) => JsonSerializer.SerializeToNode(value, JsonSerializerOptions.Web)!;
}
