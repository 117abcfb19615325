using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Simulate;

/// <summary>One client's way through the salon, decided by its seed: whom she finds free depends on the others.</summary>
internal sealed class Journey(Salon salon, Tally tally, Promises promises, string run, int number, int seed)
{
    private const int Attempts = 4;
    private const int DaysAhead = 20;
    private readonly Random random = new(seed);
    private int writes;

    public async Task Go()
    {
        if (random.Next(5) == 0)
        {
            await BuyFromTheShelf();
            return;
        }

        var visit = random.Next(6) == 0 ? await WalkIn() : await Book();
        if (visit is null)
        {
            return; // everything she wanted was taken
        }

        var id = (string)visit["id"]!;
        if (random.Next(6) == 0)
        {
            await Move(visit);
        }

        if (random.Next(8) == 0)
        {
            await Step(id, "cancel", new { reason = "Changed her mind" });
            return;
        }

        await Step(id, "check-in", new { });
        await Step(id, "start", new { });
        await Step(id, "complete", new { });
        await Pay((string)visit["orderId"]!);
    }

    private async Task<JsonNode?> Book()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var service = Pick(salon.Services);
            if (await FindSlot(service, random.Next(2) == 0 ? Pick(salon.People) : null) is not var (start, person))
            {
                continue;
            }

            var client = new { name = $"Client {number}", phone = string.Create(CultureInfo.InvariantCulture, $"+4930{1_000_000 + number % 500}") };
            object body = new { siteId = salon.Site, serviceId = service, memberId = person, start, client, source = "online" };
            if (random.Next(2) == 0)
            {
                var hold = await Write("hold", "/holds", new { siteId = salon.Site, serviceId = service, memberId = person, start }, mayLose: true);
                if (hold is null)
                {
                    continue;
                }

                if (random.Next(8) == 0)
                {
                    await Release((string)hold["id"]!);
                    continue;
                }

                body = new { holdId = (string)hold["id"]!, client, source = "online" };
            }

            if (await Write("book", "/bookings", body, mayLose: true) is { } visit)
            {
                return Seen(visit);
            }
        }

        return null;
    }

    private async Task<JsonNode?> WalkIn()
    {
        var service = Pick(salon.Services);
        if (await FindSlot(service, null) is not var (start, person))
        {
            return null;
        }

        var body = new { siteId = salon.Site, serviceId = service, memberId = person, start, source = "walkIn" };
        return await Write("walk in", "/bookings", body, mayLose: true) is { } visit ? Seen(visit) : null;
    }

    private async Task Move(JsonNode visit)
    {
        if (await FindSlot((string)visit["serviceId"]!, null) is var (start, person))
        {
            var moved = await Write("move", $"/bookings/{visit["id"]}/move", new { start, memberId = person, reason = "Asked for another time" }, mayLose: true);
            if (moved is not null)
            {
                Seen(moved);
            }
        }
    }

    private async Task<(string Start, string Person)?> FindSlot(string service, string? person)
    {
        var first = LocalDatePattern.Iso.Parse(salon.Today).Value.PlusDays(random.Next(DaysAhead));
        var (from, to) = (LocalDatePattern.Iso.Format(first), LocalDatePattern.Iso.Format(first.PlusDays(2)));
        var found = await Read("availability", $"/availability?siteId={salon.Site}&serviceId={service}&memberId={person}&from={from}&to={to}");
        var slots = found["days"]!.AsArray().SelectMany(d => d!["slots"]!.AsArray()).ToList();
        if (slots.Count == 0)
        {
            return null;
        }

        var slot = slots[random.Next(slots.Count)]!;
        return ((string)slot["start"]!, (string)slot["memberIds"]![random.Next(slot["memberIds"]!.AsArray().Count)]!);
    }

    private async Task Release(string hold)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Delete($"/holds/{hold}", $"{run}-{number}-release-{++writes}");
        tally.Note("release", Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        if (!reply.IsOk)
        {
            promises.Faults.Enqueue($"Releasing {hold}: {reply.Status} {reply.Text}");
        }
    }

    private async Task Step(string visit, string verb, object body) => Seen((await Write(verb, $"/bookings/{visit}/{verb}", body))!);

    private async Task BuyFromTheShelf()
    {
        var lines = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new { kind = "product", itemId = Pick(salon.Products), quantity = 1 + random.Next(2) }).ToArray();
        var order = (await Write("order", "/orders", new { siteId = salon.Site, tillId = salon.Till, lines }))!;
        await Pay((string)SeenOrder(order)["id"]!);
    }

    private async Task Pay(string order)
    {
        var operations = new List<object>();
        if (random.Next(3) == 0)
        {
            operations.Add(new { op = "addLine", kind = "product", itemId = Pick(salon.Products), quantity = 1 });
        }

        if (random.Next(10) == 0)
        {
            operations.Add(new { op = "discount", percentPpm = 100_000, reason = "Regular" });
        }

        if (random.Next(3) == 0)
        {
            operations.Add(new { op = "tip", memberId = Pick(salon.People), amount = Money(100 * (1 + random.Next(9))) });
        }

        var view = operations.Count > 0
            ? SeenOrder((await Write("change order", $"/orders/{order}/changes", new { operations }))!)
            : await Read("see order", $"/orders/{order}");
        if (await PayByCard(order, Due(view)) is not { } due)
        {
            return; // nobody knows yet whether the card was charged: she leaves, and the order stays open
        }

        var tenders = due == 0
            ? Array.Empty<object>()
            : random.Next(2) == 0
                ? [new { method = "cash", amount = Money(due), tendered = Money((due + 999) / 1000 * 1000) }]
                : [new { method = "terminal", amount = Money(due), reference = "A1" }];
        var sold = (await Write(due == 0 ? "check out (card)" : "check out", $"/orders/{order}/complete", new { tillId = salon.Till, tenders }))!;
        SeenOrder(sold["order"]!);
        SeenReceipt(sold["receipt"]);
        if (random.Next(8) == 0)
        {
            await Refund(sold["order"]!);
        }
    }

    /// <returns>What is still due afterwards; null when the provider does not say.</returns>
    private async Task<long?> PayByCard(string order, long due)
    {
        var token = random.Next(10) switch { 0 or 1 => "tok_ok", 2 => "tok_declined", 3 => "tok_pending", 4 => "tok_unknown", 5 => "tok_lost", _ => null };
        if (token is null || due == 0)
        {
            return due;
        }

        var view = (await Write($"card {token[4..]}", $"/orders/{order}/tenders", new { method = "card", amount = Money(due), tillId = salon.Till, token }))!;
        for (var i = 0; i < Attempts && Open(view) is { } tender; i++)
        {
            view = (await Write("resolve card", $"/orders/{order}/tenders/{tender}/resolve", new { }))!;
        }

        if (Open(view) is not null && token == "tok_lost")
        {
            SeenOrder(view);
            return null;
        }

        if (Open(view) is not null)
        {
            promises.Faults.Enqueue($"{order}: a {token} payment is not settled after {Attempts} questions");
        }

        return Due(SeenOrder(view));
    }

    private static string? Open(JsonNode order) =>
        (string?)order["tenders"]!.AsArray().FirstOrDefault(t => (string)t!["state"]! is "pending" or "unknown")?["id"];

    private async Task Refund(JsonNode order)
    {
        var line = order["lines"]!.AsArray()[random.Next(order["lines"]!.AsArray().Count)]!;
        var body = new { tillId = salon.Till, lines = new[] { new { lineId = (string)line["id"]!, quantity = 1 } }, reason = "Brought it back" };
        var refunded = (await Write("refund", $"/orders/{order["id"]}/refunds", body))!;
        SeenOrder(refunded["order"]!);
        SeenReceipt(refunded["receipt"]);
    }

    private async Task<JsonNode> Read(string step, string path)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Get(path);
        tally.Note(step, Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        return reply.Ok();
    }

    /// <summary>Now and then it is sent again with the same key, as a client does that did not hear the answer.</summary>
    /// <returns>Null when somebody else was faster and <paramref name="mayLose"/>.</returns>
    private async Task<JsonNode?> Write(string step, string path, object body, bool mayLose = false)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{run}-{number}-{++writes}");
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Post(path, body, key);
        tally.Note(step, Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        if (random.Next(20) == 0 && reply.Status < 500 && (await salon.Api.Post(path, body, key)).Text is var again && again != reply.Text && reply.IsOk)
        {
            promises.Faults.Enqueue($"The second {path} with key {key} was answered differently: {again}");
        }

        if (reply.IsOk)
        {
            return reply.Json;
        }

        return mayLose && reply.Status == 409 ? null : throw new SimulationException($"{step} {path} → {reply.Status}: {reply.Text}");
    }

    private JsonNode Seen(JsonNode visit)
    {
        promises.Visits[(string)visit["id"]!] = (string)visit["state"]!;
        promises.Orders.TryAdd((string)visit["orderId"]!, "open");
        if ((string)visit["state"]! == "cancelled")
        {
            promises.Orders[(string)visit["orderId"]!] = "voided";
        }

        return visit;
    }

    private JsonNode SeenOrder(JsonNode order)
    {
        promises.Orders[(string)order["id"]!] = (string)order["state"]!;
        return order;
    }

    private void SeenReceipt(JsonNode? receipt)
    {
        if (receipt is not null && !promises.Receipts.TryAdd(long.Parse((string)receipt["number"]!, CultureInfo.InvariantCulture), (string)receipt["id"]!))
        {
            promises.Faults.Enqueue($"Receipt number {receipt["number"]} was given twice");
        }
    }

    private static long Due(JsonNode order) => (long)order["totals"]!["due"]!["amount"]!;

    private object Money(long amount) => new { amount, currency = salon.Currency };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
