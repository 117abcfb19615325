using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <param name="Method">As the API names it.</param>
/// <param name="Amount">Minor units.</param>
internal sealed record Tender(string Method, long Amount, string? Reference = null);

/// <summary>Somebody in the salon: her dice, her requests, and what was promised to her. What she pays and gets back goes into the notebook.</summary>
internal sealed class Visitor(Salon salon, Tally tally, Promises promises, Notebook notebook, string run, int number, int seed)
{
    private readonly Random random = new(seed);
    private int writes;

    public Salon Salon => salon;

    public Goods Goods => salon.Goods!;

    public Notebook Notebook => notebook;

    public Promises Promises => promises;

    public int Number => number;

    /// <summary>From 0 to one less than <paramref name="sides"/>.</summary>
    public int Roll(int sides) => random.Next(sides);

    public bool OneIn(int times) => random.Next(times) == 0;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public object Money(long amount) => new { amount, currency = salon.Currency };

    public async Task<JsonNode> Read(string step, string path)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Get(path);
        tally.Note(step, Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        return reply.Ok();
    }

    public async Task<JsonNode> Write(string step, string path, object body) => (await Send(step, path, body, mayLose: false))!;

    /// <returns>Null when somebody else was faster.</returns>
    public Task<JsonNode?> Try(string step, string path, object body) => Send(step, path, body, mayLose: true);

    /// <summary>For an answer that is given once: a secret is not kept, so it is not in the second answer.</summary>
    public async Task<JsonNode> Ask(string step, string path)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Post(path, new { }, Key());
        tally.Note(step, Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        return reply.Ok();
    }

    public async Task Put(string step, string path, object body)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Put(path, body, Key());
        tally.Note(step, Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        reply.Ok();
    }

    public async Task Delete(string step, string path)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await salon.Api.Delete(path, Key());
        tally.Note(step, Stopwatch.GetElapsedTime(clock), !reply.IsOk);
        if (!reply.IsOk)
        {
            promises.Faults.Enqueue($"Delete {path}: {reply.Status} {reply.Text}");
        }
    }

    public async Task<string> Client(string name) => (string)(await Write("client", "/clients", new { name = $"{name} {number}" }))["id"]!;

    /// <summary>What falls due is charged to her card from now on, or declined.</summary>
    public async Task KeepCard(string client)
    {
        var isGood = !OneIn(3);
        await Write("keep a card", $"/clients/{client}/cards", new { token = isGood ? "tok_ok" : "tok_empty", autopay = true });
        notebook.Autopay[client] = isGood;
        notebook.Did("cards kept");
    }

    /// <summary>Cash, a terminal, or some of both.</summary>
    public Tender[] Pay(long amount) => random.Next(5) switch
    {
        _ when amount == 0 => [],
        0 or 1 => [new("cash", amount)],
        2 when amount > 1 => [new("cash", amount / 2), new("terminal", amount - amount / 2, "A1")],
        _ => [new("terminal", amount, "A1")],
    };

    /// <summary>A whole sale in one request. What the tenders and tips come to is our own price of it: another one is refused by the till, and that is a fault.</summary>
    public async Task<JsonNode> Sell(string step, string? client, object[] lines, Tender[] tenders, params (string Member, long Amount)[] tips)
    {
        var sold = await Write(step, "/sales", new
        {
            siteId = salon.Site, tillId = salon.Till, clientId = client, lines, tenders = tenders.Select(Wire), tips = tips.Select(t => new { memberId = t.Member, amount = Money(t.Amount) }),
        });
        return Done(sold, tenders, tips);
    }

    /// <summary>Completes an open order; the tips are on it already.</summary>
    public async Task<JsonNode> Complete(string step, string order, Tender[] tenders, params (string Member, long Amount)[] tips) =>
        Done(await Write(step, $"/orders/{order}/complete", new { tillId = salon.Till, tenders = tenders.Select(Wire) }), tenders, tips);

    /// <param name="back">To where, all of it: a refund that comes to something else is refused, and that is a fault.</param>
    public async Task Refund(string step, JsonNode order, object[] lines, Tender[] back, params (string Member, long Amount)[] tips)
    {
        var refunded = await Write(step, $"/orders/{order["id"]}/refunds", new
        {
            tillId = salon.Till, lines, tips = tips.Length > 0, tenders = back.Select(t => new { method = t.Method, amount = Money(t.Amount) }), reason = "Brought it back",
        });
        SeenOrder(refunded["order"]!);
        SeenReceipt(refunded["receipt"]);
        foreach (var tender in back)
        {
            Handed(tender.Method, -tender.Amount);
        }

        foreach (var (member, amount) in tips)
        {
            notebook.Add(Counted.Tips, member, -amount);
        }

        notebook.Did("refunds");
    }

    /// <summary>Money over the counter; what other tenders take, the journey knows.</summary>
    public void Handed(string method, long amount)
    {
        switch (method)
        {
            case "cash":
                notebook.Add(Counted.Cash, salon.Till, amount);
                break;
            case "terminal":
                notebook.Add(Counted.Terminal, salon.Site, amount);
                break;
        }
    }

    public JsonNode SeenVisit(JsonNode visit)
    {
        promises.Visits[(string)visit["id"]!] = (string)visit["state"]!;
        promises.Orders.TryAdd((string)visit["orderId"]!, "open");
        if ((string)visit["state"]! == "cancelled" && visit["fee"] is null)
        {
            promises.Orders[(string)visit["orderId"]!] = "voided";
        }

        return visit;
    }

    public JsonNode SeenOrder(JsonNode order)
    {
        promises.Orders[(string)order["id"]!] = (string)order["state"]!;
        return order;
    }

    public void SeenReceipt(JsonNode? receipt)
    {
        if (receipt is not null && !promises.Receipts.TryAdd(long.Parse((string)receipt["number"]!, CultureInfo.InvariantCulture), (string)receipt["id"]!))
        {
            promises.Faults.Enqueue($"Receipt number {receipt["number"]} was given twice");
        }
    }

    public object Wire(Tender tender) => new { method = tender.Method, amount = Money(tender.Amount), reference = tender.Reference };

    public JsonNode Done(JsonNode sold, Tender[] tenders, params (string Member, long Amount)[] tips)
    {
        SeenReceipt(sold["receipt"]);
        foreach (var tender in tenders)
        {
            Handed(tender.Method, tender.Amount);
        }

        foreach (var (member, amount) in tips)
        {
            notebook.Add(Counted.Tips, member, amount);
        }

        notebook.Did("sales");
        return SeenOrder(sold["order"]!);
    }

    /// <summary>Now and then it is sent again with the same key, as a client does that did not hear the answer.</summary>
    private async Task<JsonNode?> Send(string step, string path, object body, bool mayLose)
    {
        var key = Key();
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

    private string Key() => string.Create(CultureInfo.InvariantCulture, $"{run}-{number}-{++writes}");
}
