using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Simulate;

/// <param name="Broken">What was found against it; empty: it holds.</param>
public sealed record Invariant(string Name, long Looked, IReadOnlyList<string> Broken);

/// <summary>Reads everything back over the API and counts what must not be.</summary>
internal sealed class Invariants(Salon salon, Promises promises, Notebook notebook)
{
    private const int Shown = 20;
    private const int Days = 31;

    public async Task<IReadOnlyList<Invariant>> Check()
    {
        var books = await Books.Read(salon);
        var orders = new List<JsonNode>();
        await foreach (var order in salon.All($"/orders?siteId={salon.Site}&limit=500"))
        {
            orders.Add(order);
        }

        return
        [
            Of("ledger sums to zero per unit", books.Postings, books.Faults()), await NoOverlaps(), await VisitsAreThere(), OrdersAreThere(orders),
            Of("parts and payments are the total of each order", orders.Count, orders.SelectMany(OrderSums.Wrong)), await LogIsDense(), ReceiptsAreDense(),
            .. salon.Goods is null ? Array.Empty<Invariant>() : await new Balances(salon, notebook, books).Check(),
            Of("answers agree", promises.Faults.Count, promises.Faults),
        ];
    }

    private async Task<Invariant> NoOverlaps()
    {
        var (looked, broken) = (0, new List<string>());
        var first = LocalDatePattern.Iso.Parse(salon.Today).Value;
        for (var day = first; day < first.PlusDays(Days); day = day.PlusDays(1))
        {
            var view = (await salon.Api.Get($"/day?siteId={salon.Site}&date={LocalDatePattern.Iso.Format(day)}")).Ok();
            var visits = view["bookings"]!.AsArray().Where(b => (string)b!["state"]! is not ("cancelled" or "noShow")).ToList();
            looked += visits.Count;
            foreach (var person in visits.GroupBy(b => (string)b!["memberId"]!, StringComparer.Ordinal))
            {
                var end = Instant.MinValue;
                foreach (var visit in person.OrderBy(v => At(v!, "start")))
                {
                    if (At(visit!, "start") < end)
                    {
                        broken.Add($"{person.Key} is booked twice at {visit!["start"]}");
                    }

                    end = Instant.Max(end, At(visit!, "end"));
                }
            }
        }

        return Of("nobody is booked twice", looked, broken);
    }

    private static Instant At(JsonNode visit, string member) => OffsetDateTimePattern.Rfc3339.Parse((string)visit[member]!).Value.ToInstant();

    private async Task<Invariant> VisitsAreThere()
    {
        var missing = new Dictionary<string, string>(promises.Visits, StringComparer.Ordinal);
        var broken = new List<string>();
        await foreach (var visit in salon.All($"/bookings?siteId={salon.Site}&from={salon.Today}&limit=500"))
        {
            if (missing.Remove((string)visit["id"]!, out var state) && (string)visit["state"]! != state)
            {
                broken.Add($"{visit["id"]} is {visit["state"]}, acknowledged was {state}");
            }
        }

        return Of("every acknowledged visit is there", promises.Visits.Count, [.. broken, .. missing.Keys.Select(id => $"{id} is missing")]);
    }

    private Invariant OrdersAreThere(List<JsonNode> orders)
    {
        var missing = new Dictionary<string, string>(promises.Orders, StringComparer.Ordinal);
        var (receipts, broken) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var order in orders)
        {
            if (missing.Remove((string)order["id"]!, out var state) && (string)order["state"]! != state)
            {
                broken.Add($"{order["id"]} is {order["state"]}, acknowledged was {state}");
            }

            receipts.UnionWith(order["receipts"]!.AsArray().Select(r => (string)r!["id"]!));
        }

        broken.AddRange(missing.Keys.Select(id => $"{id} is missing"));
        broken.AddRange(promises.Receipts.Where(r => !receipts.Contains(r.Value)).Select(r => $"receipt {r.Key} is missing"));
        return Of("every acknowledged order and receipt is there", promises.Orders.Count, broken);
    }

    private async Task<Invariant> LogIsDense()
    {
        var (last, broken) = (0L, new List<string>());
        while (true)
        {
            var page = (await salon.Api.Get(string.Create(CultureInfo.InvariantCulture, $"/events?after={last}&limit=500"))).Ok()["items"]!.AsArray();
            if (page.Count == 0)
            {
                return Of("the log has no gap", last, broken);
            }

            foreach (var fact in page)
            {
                if ((long)fact!["sequence"]! != last + 1)
                {
                    broken.Add($"after {last} comes {fact["sequence"]}");
                }

                last = (long)fact["sequence"]!;
            }
        }
    }

    /// <summary>The till was ours alone, so every number that it gave was told to us.</summary>
    private Invariant ReceiptsAreDense()
    {
        var numbers = promises.Receipts.Keys.Order().ToList();
        return Of("receipt numbers have no gap", numbers.Count, [.. numbers.Index().Where(n => n.Item != n.Index + 1).Take(Shown).Select(n => $"{n.Item} stands where {n.Index + 1} should")]);
    }

    internal static Invariant Of(string name, long looked, IEnumerable<string> broken) => new(name, looked, [.. broken.Take(Shown)]);
}
