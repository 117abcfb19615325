using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Pay;

/// <summary>A counter with people who earn: taxes of zero, so that figures are easy to follow.</summary>
internal sealed class Payroll
{
    private Payroll(Counter counter) => Counter = counter;

    public Counter Counter { get; }

    public Shop Shop => Counter.Shop;

    public string Anna { get; private set; } = "";

    public string Ben { get; private set; } = "";

    public static async Task<Payroll> Open(StoreKind store, int taxPpm = 0, Server? server = null)
    {
        var payroll = new Payroll(await Counter.Open(store, taxRates: [new { name = "Tax", ppm = taxPpm }], server: server));
        (payroll.Anna, payroll.Ben) = (await payroll.Member("Anna"), await payroll.Member("Ben"));
        return payroll;
    }

    public async Task<string> Member(string name, string? title = null) => (await Shop.Post("/team", new { name, title, role = "staff" })).ShouldBeOk().Id;

    public object Money(long amount) => Counter.Money(amount);

    public object Terms(params object[] rules) => new { currency = "EUR", rules };

    public static object Share(string? kind, int ppm, string? itemId = null, string? category = null, bool upsell = false, string of = "net", int assistantPpm = 0) =>
        new { kind, ppm, itemId, category, upsell, of, assistantPpm };

    public object Stepped(string? kind, string mode, string period, params (long From, int Ppm)[] steps) =>
        new { kind, tiers = new { mode, period, steps = steps.Select(s => new { from = Money(s.From), ppm = s.Ppm }) } };

    /// <summary>A plan from today, given to Anna unless somebody else is named.</summary>
    public async Task<string> Plan(object terms, params string[] members)
    {
        var plan = (await Shop.Post("/pay/plans", new { name = $"Plan {Shop.NewKey()}", terms })).ShouldBeOk();
        foreach (var memberId in members.Length == 0 ? [Anna] : members)
        {
            (await Shop.Post("/pay/assignments", new { memberId, planId = plan.Id })).ShouldBeOk();
        }

        return plan.Id;
    }

    public Task<Reply> Version(string plan, object terms, string? from = null) => Shop.Post($"/pay/plans/{plan}/versions", new { terms, from });

    /// <summary>Something for so much, by Anna unless somebody else is named.</summary>
    public object By(long price, string? member = null, string name = "Work") => new { kind = "custom", name, unitPrice = Money(price), memberId = member ?? Anna };

    public object Item(string itemId, string? member = null, int quantity = 1, string? id = null) =>
        new { id, kind = itemId.StartsWith("svc_", StringComparison.Ordinal) ? "service" : "product", itemId, quantity, memberId = member ?? Anna };

    public async Task<Reply> Sell(params object[] lines) => await SellWith([], lines);

    /// <summary>Sold and paid in cash.</summary>
    public async Task<Reply> SellWith(object[] tips, params object[] lines)
    {
        var preview = (await Shop.Post("/orders?dryRun=true", new { siteId = Shop.SiteId, lines })).ShouldBeOk();
        var due = preview.Total("gross") + tips.Sum(t => (long)JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(t))!["amount"]!["amount"]!);
        return (await Counter.Sell(lines, due == 0 ? [] : [Counter.Cash(due)], tips)).ShouldBeOk();
    }

    public async Task Refund(Reply sold, int line = 0, long? amount = null, bool tips = false) => (await Counter.Refund(
        sold.Order(), [amount is null ? new { lineId = sold.LineId(line) } : new { lineId = sold.LineId(line), amount = Money(amount.Value) }], tips)).ShouldBeOk();

    public async Task<JsonNode> Statement(string? member = null, string from = "2026-11-01", string to = "2026-11-30") =>
        (await Shop.Get($"/pay/statements/{member ?? Anna}?from={from}&to={to}")).ShouldBeOk().Json;

    /// <summary>Commission owed while nothing was paid out: what it has cost is the same.</summary>
    public async Task<long> Commission(string? member = null)
    {
        var owed = await Owed("liability.commission", member);
        (await Owed("expense.commission", member)).ShouldBe(-owed);
        return -owed;
    }

    public async Task<long> CommissionOwed(string? member = null) => -await Owed("liability.commission", member);

    /// <summary>The balance of a member's account from all postings of the business, debit plus.</summary>
    public async Task<long> Owed(string account, string? member = null)
    {
        var sum = 0L;
        for (string? after = ""; after is not null;)
        {
            var page = (await Shop.Get($"/ledger/entries?limit=500&after={after}")).ShouldBeOk().Json;
            sum += page["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray())
                .Where(p => p.Text("account") == account && p.Text("owner") == (member ?? Anna)).Sum(p => (long)p!["amount"]!);
            after = (string?)page["next"];
        }

        return sum;
    }
}
