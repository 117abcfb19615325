using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Simulate;

/// <summary>From search to refund: a visit, or things from the shelf. Whom she finds free depends on the others.</summary>
internal sealed class VisitJourney(Visitor visitor)
{
    private const int Attempts = 4;
    private const int DaysAhead = 20;
    private readonly Salon salon = visitor.Salon;

    public async Task Go()
    {
        var visit = visitor.OneIn(6) ? await WalkIn() : await Book(DaysAhead);
        if (visit is null)
        {
            return; // everything she wanted was taken
        }

        if (visitor.OneIn(6))
        {
            visit = await Move(visit);
        }

        if (visitor.OneIn(8))
        {
            await Cancel(visit);
            return;
        }

        foreach (var step in new[] { "check-in", "start", "complete" })
        {
            visitor.SeenVisit(await visitor.Write(step, $"/bookings/{visit["id"]}/{step}", new { }));
        }

        visitor.Notebook.Did("visits");
        await Pay((string)visit["orderId"]!);
    }

    /// <summary>Books for today or tomorrow and changes her mind.</summary>
    public async Task CancelLate()
    {
        if (await Book(2) is { } visit)
        {
            await Cancel(visit);
        }
    }

    public async Task BuyFromTheShelf()
    {
        var lines = Enumerable.Range(0, 1 + visitor.Roll(3)).Select(_ => new { kind = "product", itemId = visitor.Pick(salon.Products), quantity = 1 + visitor.Roll(2) }).ToArray();
        var order = await visitor.Write("order", "/orders", new { siteId = salon.Site, tillId = salon.Till, lines });
        await Pay((string)visitor.SeenOrder(order)["id"]!);
    }

    private async Task<JsonNode?> Book(int daysAhead)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var service = visitor.Pick(salon.Services);
            if (await FindSlot(service, visitor.OneIn(2) ? visitor.Pick(salon.People) : null, daysAhead) is not var (start, person))
            {
                continue;
            }

            var client = new { name = $"Client {visitor.Number}", phone = string.Create(CultureInfo.InvariantCulture, $"+4930{1_000_000 + visitor.Number % 500}") };
            object body = new { siteId = salon.Site, serviceId = service, memberId = person, start, client, source = "online" };
            if (visitor.OneIn(2))
            {
                var hold = await visitor.Try("hold", "/holds", new { siteId = salon.Site, serviceId = service, memberId = person, start });
                if (hold is null)
                {
                    continue;
                }

                if (visitor.OneIn(8))
                {
                    await visitor.Delete("release", $"/holds/{hold["id"]}");
                    continue;
                }

                body = new { holdId = (string)hold["id"]!, client, source = "online" };
            }

            if (await visitor.Try("book", "/bookings", body) is { } visit)
            {
                return visitor.SeenVisit(visit);
            }
        }

        return null;
    }

    private async Task<JsonNode?> WalkIn()
    {
        var service = visitor.Pick(salon.Services);
        if (await FindSlot(service, null, DaysAhead) is not var (start, person))
        {
            return null;
        }

        var body = new { siteId = salon.Site, serviceId = service, memberId = person, start, source = "walkIn" };
        return await visitor.Try("walk in", "/bookings", body) is { } visit ? visitor.SeenVisit(visit) : null;
    }

    private async Task<JsonNode> Move(JsonNode visit)
    {
        if (await FindSlot((string)visit["serviceId"]!, null, DaysAhead) is var (start, person))
        {
            var moved = await visitor.Try("move", $"/bookings/{visit["id"]}/move", new { start, memberId = person, reason = "Asked for another time" });
            return moved is null ? visit : visitor.SeenVisit(moved);
        }

        return visit;
    }

    /// <summary>In our own salon it costs half of the price on the last day before, and that is paid at once.</summary>
    private async Task Cancel(JsonNode visit)
    {
        var cancelled = visitor.SeenVisit(await visitor.Write("cancel", $"/bookings/{visit["id"]}/cancel", new { reason = "Changed her mind" }));
        if (salon.Goods is not { } goods)
        {
            return;
        }

        var fee = Salon.At((string)visit["start"]!) - Salon.Opens < Duration.FromHours(Goods.FreeHours) ? goods.Prices[(string)visit["serviceId"]!] / 2 : 0;
        if ((cancelled["fee"] is { } told ? (long)told["amount"]! : 0) != fee)
        {
            visitor.Promises.Faults.Enqueue($"Cancelling {visit["id"]} costs {cancelled["fee"]?.ToJsonString() ?? "nothing"}, and should cost {fee}");
        }
        else if (fee > 0)
        {
            await visitor.Complete("pay a fee", (string)visit["orderId"]!, visitor.Pay(fee));
            visitor.Notebook.Did("fees for late cancellations");
        }
    }

    private async Task<(string Start, string Person)?> FindSlot(string service, string? person, int daysAhead)
    {
        var first = LocalDatePattern.Iso.Parse(salon.Today).Value.PlusDays(visitor.Roll(daysAhead));
        var (from, to) = (LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(first.PlusDays(daysAhead > 2 ? 2 : 0)));
        var found = await visitor.Read("availability", $"/availability?siteId={salon.Site}&serviceId={service}&memberId={person}&from={from}&to={to}");
        var slots = found["days"]!.AsArray().SelectMany(d => d!["slots"]!.AsArray()).ToList();
        if (slots.Count == 0)
        {
            return null;
        }

        var slot = slots[visitor.Roll(slots.Count)]!;
        return ((string)slot["start"]!, (string)slot["memberIds"]![visitor.Roll(slot["memberIds"]!.AsArray().Count)]!);
    }

    private async Task Pay(string order)
    {
        var operations = new List<object>();
        if (visitor.OneIn(3))
        {
            operations.Add(new { op = "addLine", kind = "product", itemId = visitor.Pick(salon.Products), quantity = 1 });
        }

        if (visitor.OneIn(10))
        {
            operations.Add(new { op = "discount", percentPpm = 100_000, reason = "Regular" });
        }

        (string Member, long Amount)[] tips = visitor.OneIn(3) ? [(visitor.Pick(salon.People), 100 * (1 + visitor.Roll(9)))] : [];
        operations.AddRange(tips.Select(t => new { op = "tip", memberId = t.Member, amount = visitor.Money(t.Amount) }));
        var view = operations.Count > 0
            ? visitor.SeenOrder(await visitor.Write("change order", $"/orders/{order}/changes", new { operations }))
            : await visitor.Read("see order", $"/orders/{order}");
        if (await PayByCard(order, Due(view)) is not { } due)
        {
            return; // nobody knows yet whether the card was charged: she leaves, and the order stays open
        }

        var sold = await visitor.Complete(due == 0 ? "check out (card)" : "check out", order, visitor.Pay(due), tips);
        if (visitor.OneIn(8))
        {
            await Refund(sold);
        }
    }

    /// <returns>What is still due afterwards; null when the provider does not say.</returns>
    private async Task<long?> PayByCard(string order, long due)
    {
        var token = visitor.Roll(10) switch { 0 or 1 => "tok_ok", 2 => "tok_declined", 3 => "tok_pending", 4 => "tok_unknown", 5 => "tok_lost", _ => null };
        if (token is null || due == 0)
        {
            return due;
        }

        var view = await visitor.Write($"card {token[4..]}", $"/orders/{order}/tenders", new { method = "card", amount = visitor.Money(due), tillId = salon.Till, token });
        for (var i = 0; i < Attempts && Open(view) is { } tender; i++)
        {
            view = await visitor.Write("resolve card", $"/orders/{order}/tenders/{tender}/resolve", new { });
        }

        if (Open(view) is not null && token == "tok_lost")
        {
            visitor.SeenOrder(view);
            return null;
        }

        if (Open(view) is not null)
        {
            visitor.Promises.Faults.Enqueue($"{order}: a {token} payment is not settled after {Attempts} questions");
        }

        return Due(visitor.SeenOrder(view));
    }

    private static string? Open(JsonNode order) =>
        (string?)order["tenders"]!.AsArray().FirstOrDefault(t => (string)t!["state"]! is "pending" or "unknown")?["id"];

    /// <summary>The way it came: what is handed out over the counter is what the till says to hand out.</summary>
    private async Task Refund(JsonNode order)
    {
        var line = order["lines"]!.AsArray()[visitor.Roll(order["lines"]!.AsArray().Count)]!;
        var body = new { tillId = salon.Till, lines = new[] { new { lineId = (string)line["id"]!, quantity = 1 } }, reason = "Brought it back" };
        var refunded = await visitor.Write("refund", $"/orders/{order["id"]}/refunds", body);
        visitor.SeenOrder(refunded["order"]!);
        visitor.SeenReceipt(refunded["receipt"]);
        foreach (var tender in refunded["refund"]!["tenders"]!.AsArray())
        {
            visitor.Handed((string)tender!["method"]!, -(long)tender["amount"]!["amount"]!);
        }

        visitor.Notebook.Did("refunds");
    }

    private static long Due(JsonNode order) => (long)order["totals"]!["due"]!["amount"]!;
}
