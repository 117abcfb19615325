using System.Text.Json.Nodes;
using Bookend.Behaviour.Online;
using Bookend.Behaviour.Races;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

internal static class Wallets
{
    public static async Task<string> Client(this Counter counter, string name = "Lea", string? email = null) =>
        (await counter.Shop.Post("/clients", new { name, email })).ShouldBeOk().Id;

    public static object Credit(this Counter counter, long amount, object? details = null) =>
        new { kind = "credit", unitPrice = counter.Money(amount), quantity = 1, details };

    public static object By(this Counter counter, string method, long amount) => new { method, amount = counter.Money(amount) };

    /// <summary>Paid and promotional credit.</summary>
    public static async Task<(long Paid, long Promotional)> Wallet(this Counter counter, string client)
    {
        var wallet = (await counter.Shop.Get($"/clients/{client}/wallet")).ShouldBeOk().Json;
        wallet["total"].Amount().ShouldBe(wallet["paid"].Amount() + wallet["promotional"].Amount());
        return (wallet["paid"].Amount(), wallet["promotional"].Amount());
    }

    public static async Task<string[]> WalletHistory(this Counter counter, string client) =>
        [.. (await counter.Shop.Get($"/clients/{client}/wallet/history")).ShouldBeOk().Json["items"]!.AsArray()
            .Select(m => $"{m.Text("kind")} {m!["amount"].Amount()}{((bool)m["promotional"]! ? " promotional" : "")}")];

    public static Task<Reply> Grant(this Counter counter, string client, long amount, int? validDays = null) =>
        counter.Shop.Post($"/clients/{client}/wallet/grants", new { amount = counter.Money(amount), reason = "Had to wait", validDays });

    public static Task Bonus(this Counter counter, long from, long extra) => counter.Policy(p => p["wallet"]!["bonuses"] = new JsonArray(new JsonObject
    {
        ["from"] = new JsonObject { ["amount"] = from, ["currency"] = "EUR" },
        ["extra"] = new JsonObject { ["amount"] = extra, ["currency"] = "EUR" },
    }));
}

public sealed class WalletTests
{
    [Theory, BothStores]
    public async Task Who_pays_a_hundred_gets_a_hundred_and_ten_and_the_ten_go_first(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await counter.Bonus(10_000, 1_000);
        var lea = await counter.Client();
        var sold = (await counter.Sell([counter.Credit(10_000)], [counter.Cash(10_000)], clientId: lea)).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((10_000, 1_000));
        await counter.BooksShouldBe(sold.Order(), ("asset.cash", 10_000), ("expense.promotion", 1_000), ("liability.walletPaid", -10_000), ("liability.walletPromo", -1_000));
        GiftCardTests.Notes(sold).ShouldBe(["Guthaben: noch 110,00 EUR, davon 10,00 EUR geschenkt"]);
        (await counter.Sell([counter.Credit(9_999)], [counter.Cash(9_999)], clientId: lea)).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((19_999, 1_000));

        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1999)], clientId: lea)).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((19_000, 0));
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0), amount = counter.Money(999) }])).ShouldBeOk();
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((19_999, 1_000));
        (await counter.Books(bought.Order())).Values.ShouldAllBe(v => v == 0);
        (await counter.WalletHistory(lea)).Take(4).ShouldBe(["toppedUp 10000", "bonus 1000 promotional", "toppedUp 9999", "paid -999"]);
    }

    [Theory, BothStores]
    public async Task A_top_up_is_given_back_with_its_bonus_but_a_spent_bonus_stays_spent(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await counter.Bonus(10_000, 1_000);
        var lea = await counter.Client();
        var whole = (await counter.Sell([counter.Credit(10_000)], [counter.Cash(10_000)], clientId: lea)).ShouldBeOk();
        (await counter.Refund(whole.Order(), [new { lineId = whole.LineId(0), amount = counter.Money(3333) }])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((6667, 667));
        (await counter.Refund(whole.Order(), [new { lineId = whole.LineId(0) }])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((0, 0));
        (await counter.Books(whole.Order())).Values.ShouldAllBe(v => v == 0);

        var spent = (await counter.Sell([counter.Credit(10_000)], [counter.Cash(10_000)], clientId: lea)).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1999)], clientId: lea)).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((9001, 0));
        (await counter.Refund(spent.Order(), [new { lineId = spent.LineId(0) }])).ShouldRefuse(409, "value_used").Text.ShouldContain("90.01 EUR");
        (await counter.Refund(spent.Order(), [new { lineId = spent.LineId(0), amount = counter.Money(9001) }])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((0, 0));
        await counter.BooksShouldBe(spent.Order(), ("asset.cash", 999), ("expense.promotion", 1000), ("liability.walletPaid", -999), ("liability.walletPromo", -1000));
    }

    [Theory, BothStores]
    public async Task Granted_credit_has_a_reason_pays_first_and_never_becomes_money(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        (await counter.Shop.Post($"/clients/{lea}/wallet/grants", new { amount = counter.Money(1000), reason = " " })).ShouldRefuse(400, "invalid");
        (await counter.Grant(lea, 0)).ShouldRefuse(400, "invalid");
        (await counter.Grant(lea, 1000)).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1000), counter.Cash(999)], clientId: lea)).ShouldBeOk();
        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1000)], clientId: lea));
        bought.ShouldRefuse(409, "wallet_empty");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1000)])).ShouldRefuse(409, "client_missing");

        (await counter.Grant(lea, 1999)).ShouldBeOk();
        var paid = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1999)], clientId: lea)).ShouldBeOk();
        (await counter.Refund(paid.Order(), [new { lineId = paid.LineId(0) }], tenders: [counter.Cash(1999)])).ShouldRefuse(409, "refund_exceeds");
        (await counter.Refund(paid.Order(), [new { lineId = paid.LineId(0) }], tenders: [counter.By("wallet", 1999)])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((0, 1999));
        (await counter.WalletHistory(lea)).ShouldBe(["granted 1000 promotional", "paid -1000 promotional", "granted 1999 promotional", "paid -1999 promotional", "refunded 1999 promotional"]);
        (await counter.Sell([counter.GiftCard(1000)], [counter.By("wallet", 1000)], clientId: lea)).ShouldRefuse(409, "value_for_value");
        (await counter.Shop.Get("/audit")).Text.ShouldContain("Had to wait");
        (await counter.Shop.Get($"/clients/{lea}/card")).ShouldBeOk().Text.ShouldContain("19.99 EUR in the wallet");
    }

    [Theory, BothStores]
    public async Task A_refund_of_cash_may_stay_as_credit(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.Cash(1999)], clientId: lea)).ShouldBeOk();
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0), amount = counter.Money(500) }], tenders: [counter.By("wallet", 500)])).ShouldBeOk();
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }], tenders: [counter.By("wallet", 1000), counter.Cash(499)])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((1500, 0));
        await counter.BooksShouldBe(bought.Order(), ("asset.cash", 1500), ("liability.walletPaid", -1500));
        (await counter.WalletHistory(lea)).ShouldBe(["credited 500", "credited 1000"]);
    }

    [Theory, BothStores]
    public async Task Promotional_credit_ends_and_paid_credit_does_not(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_STOREDVALUE__JOBSECONDS", "1"));
        var counter = await Counter.Open(store, server: server);
        var lea = await counter.Client();
        (await counter.Sell([counter.Credit(5000)], [counter.Cash(5000)], clientId: lea)).ShouldBeOk();
        (await counter.Grant(lea, 1000, validDays: 10)).ShouldBeOk();
        (await counter.Grant(lea, 500, validDays: 5)).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 600), counter.Cash(1399)], clientId: lea)).ShouldBeOk();
        await counter.Shop.SetClock("2026-12-03T07:59:59+01:00");
        (await counter.Wallet(lea)).ShouldBe((5000, 900));
        await counter.Shop.SetClock("2026-12-03T08:00:00+01:00");
        (await counter.Wallet(lea)).ShouldBe((5000, 0));
        await counter.Shop.Until(async () => (await counter.WalletHistory(lea)).Contains("expired -900 promotional"));
        await counter.Shop.SetClock("2036-12-03T08:00:00+01:00");
        (await counter.Wallet(lea)).ShouldBe((5000, 0));
        (await server.Command("verify")).Exit.ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task One_wallet_pays_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        (await counter.Grant(lea, 999)).ShouldBeOk();
        (await counter.Sell([counter.Credit(1000)], [counter.Cash(1000)], clientId: lea)).ShouldBeOk();
        var sale = new
        {
            siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Shampoo) }, tenders = new[] { counter.By("wallet", 1999) },
            tips = Array.Empty<object>(), discounts = Array.Empty<object>(), clientId = lea,
        };
        await Crowd.OneOf(counter.Shop, _ => ("/sales", sale), "wallet_empty");
        (await counter.Wallet(lea)).ShouldBe((0, 0));
    }
}
