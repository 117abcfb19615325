using Bookend.Behaviour.Online;
using Bookend.Behaviour.Races;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

public sealed class AccountTests
{
    [Theory, BothStores]
    public async Task A_client_owes_within_her_limit_and_pays_at_the_till(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("account", 1999)], clientId: lea)).ShouldRefuse(409, "account_limit");
        (await counter.Shop.Put($"/clients/{lea}/account", new { limit = counter.Money(-1), reason = "x" })).ShouldRefuse(400, "invalid");
        (await Limit(counter, lea, 3000)).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("account", 1999)])).ShouldRefuse(409, "client_missing");
        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("account", 1999)], clientId: lea)).ShouldBeOk();
        GiftCardTests.Notes(bought).ShouldBe(["Auf Rechnung: 19,99 EUR offen"]);
        (await Owed(counter, lea)).ShouldBe((1999, 1001));

        // As much as the limit leaves; the rest another way.
        var order = (await counter.Shop.Post("/orders", new { siteId = counter.Shop.SiteId, clientId = lea, lines = new[] { counter.Line(counter.Shampoo) } })).ShouldBeOk();
        (await counter.Pay(order.Id, "account", 1999)).ShouldBeOk().Total("due").ShouldBe(998);
        (await counter.Pay(order.Id, "account", 998)).ShouldRefuse(409, "account_limit");
        (await counter.Pay(order.Id, "cash", 998)).ShouldBeOk();
        (await counter.Complete(order.Id)).ShouldBeOk();

        (await counter.Sell([counter.Credit(3001, new { account = true })], [counter.Cash(3001)], clientId: lea)).ShouldRefuse(409, "not_owed");
        (await counter.Sell([counter.Credit(1000, new { account = true })], [counter.By("account", 1000)], clientId: lea)).ShouldRefuse(409, "account_limit");
        var settled = (await counter.Sell([counter.Credit(2000, new { account = true })], [counter.Cash(2000)], clientId: lea)).ShouldBeOk();
        await counter.BooksShouldBe(settled.Order(), ("asset.account", -2000), ("asset.cash", 2000));
        (await Owed(counter, lea)).ShouldBe((1000, 2000));
        (await counter.Shop.Get($"/clients/{lea}/card")).Text.ShouldContain("Owes 10.00 EUR on account");

        // Taking back what was bought lessens the debt as far as there is one; a payment that is given back is owed again.
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }])).ShouldRefuse(409, "account_settled").Text.ShouldContain("10.00 EUR is still owed");
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0), amount = counter.Money(1000) }])).ShouldBeOk();
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }], tenders: [counter.By("wallet", 999)])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((999, 0));
        (await Owed(counter, lea)).ShouldBe((0, 3000));
        (await counter.Refund(settled.Order(), [new { lineId = settled.LineId(0) }])).ShouldBeOk();
        (await Owed(counter, lea)).ShouldBe((2000, 1000));
    }

    [Theory, BothStores]
    public async Task A_statement_leads_from_the_first_balance_to_the_last(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        (await Limit(counter, lea, 10_000)).ShouldBeOk();
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("account", 1999)], clientId: lea)).ShouldBeOk();
        await counter.Shop.SetClock("2026-12-02T10:00:00+01:00");
        var cut = (await counter.Sell([counter.Line(counter.Cut)], [counter.By("account", 4500)], clientId: lea)).ShouldBeOk();
        (await counter.Sell([counter.Credit(3000, new { account = true })], [counter.Terminal(3000, "T1")], clientId: lea)).ShouldBeOk();
        (await counter.Refund(cut.Order(), [new { lineId = cut.LineId(0), amount = counter.Money(500) }])).ShouldBeOk();
        var december = (await counter.Shop.Get($"/clients/{lea}/account/statement")).ShouldBeOk().Json;
        december.Text("from").ShouldBe("2026-12-01");
        december["opening"].Amount().ShouldBe(1999);
        december["lines"]!.AsArray().Select(l => $"{l.Text("kind")} {l!["amount"].Amount()} = {l["balance"].Amount()}").ShouldBe(["purchase 4500 = 6499", "payment -3000 = 3499", "refund -500 = 2999"]);
        december["closing"].Amount().ShouldBe(2999);
        var november = (await counter.Shop.Get($"/clients/{lea}/account/statement?from=2026-11-01&to=2026-11-30")).ShouldBeOk().Json;
        (november["opening"].Amount(), november["closing"].Amount()).ShouldBe((0, 1999));
        (await counter.Shop.Get($"/clients/{lea}/account/statement?from=2026-12-02&to=2026-12-01")).ShouldRefuse(400, "invalid");
        (await counter.Shop.Get($"/clients/{lea}/account/statement?from=soon")).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task A_plan_takes_a_debt_apart_exactly_and_the_last_instalment_is_paid_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        (await Limit(counter, lea, 10_000)).ShouldBeOk();
        (await counter.Sell([counter.Custom("Course", 10_000)], [counter.By("account", 10_000)], clientId: lea)).ShouldBeOk();
        (await counter.Shop.Post($"/clients/{lea}/account/plans", new { count = 3, firstDueOn = "2026-11-22" })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post($"/clients/{lea}/account/plans", new { total = counter.Money(10_001), count = 3, firstDueOn = "2026-11-30" })).ShouldRefuse(409, "not_owed");
        (await counter.Shop.Post($"/clients/{lea}/account/plans", new { instalments = new[] { new { dueOn = "2026-12-01", amount = counter.Money(9_999) } } })).ShouldRefuse(409, "plan_unbalanced");
        var plan = (await counter.Shop.Post($"/clients/{lea}/account/plans", new { count = 3, firstDueOn = "2026-12-31", everyMonths = 2 })).ShouldBeOk();
        plan.Json["instalments"]!.AsArray().Select(i => $"{i.Text("dueOn")} {i!["amount"].Amount()}").ShouldBe(["2026-12-31 3334", "2027-02-28 3333", "2027-04-30 3333"]);
        var account = (await counter.Shop.Get($"/clients/{lea}/account")).ShouldBeOk().Json;
        (account["owed"].Amount(), account["inPlans"].Amount(), account["available"].Amount()).ShouldBe((0, 10_000, 0));

        (await counter.Sell([counter.Credit(3334, new { planId = plan.Id })], [counter.Cash(3334)], clientId: lea)).ShouldBeOk();
        (await counter.Sell([counter.Credit(4000, new { planId = plan.Id })], [counter.Cash(4000)], clientId: lea)).ShouldBeOk();
        var open = (await counter.Shop.Get($"/clients/{lea}/account")).Json["plans"]![0]!["instalments"]!.AsArray().Select(i => i!["left"].Amount());
        open.ShouldBe([0, 0, 2666]);
        var sale = new
        {
            siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Credit(2666, new { planId = plan.Id }) }, tenders = new[] { counter.Cash(2666) },
            tips = Array.Empty<object>(), discounts = Array.Empty<object>(), clientId = lea,
        };
        await Crowd.OneOf(counter.Shop, _ => ("/sales", sale), "not_owed");
        (await Owed(counter, lea)).ShouldBe((0, 10_000));
    }

    [Theory, BothStores]
    public async Task A_plan_that_is_given_up_leaves_the_rest_on_account(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (lea, tom) = (await counter.Client(), await counter.Client("Tom"));
        (await Limit(counter, lea, 10_000)).ShouldBeOk();
        (await counter.Sell([counter.Custom("Course", 9_000)], [counter.By("account", 9_000)], clientId: lea)).ShouldBeOk();
        var plan = (await counter.Shop.Post($"/clients/{lea}/account/plans", new { total = counter.Money(6000), count = 2, firstDueOn = "2026-12-31" })).ShouldBeOk();
        (await counter.Sell([counter.Credit(1000, new { planId = plan.Id })], [counter.Cash(1000)], clientId: tom)).ShouldRefuse(404, "instalment_plan_unknown");
        (await counter.Sell([counter.Credit(1000, new { planId = plan.Id })], [counter.Cash(1000)], clientId: lea)).ShouldBeOk();
        (await counter.Shop.Delete($"/instalment-plans/{plan.Id}")).ShouldBeOk().Json["returned"].Amount().ShouldBe(5000);
        (await counter.Shop.Delete($"/instalment-plans/{plan.Id}")).ShouldRefuse(404, "instalment_plan_unknown");
        (await Owed(counter, lea)).ShouldBe((8000, 2000));
    }

    [Theory, BothStores]
    public async Task Who_has_an_instalment_due_is_reminded_once(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_STOREDVALUE__JOBSECONDS", "1"));
        var counter = await Counter.Open(store, server: server);
        var lea = await counter.Client(email: "lea@example.com");
        (await Limit(counter, lea, 10_000)).ShouldBeOk();
        (await counter.Sell([counter.Custom("Course", 10_000)], [counter.By("account", 10_000)], clientId: lea)).ShouldBeOk();
        var plan = (await counter.Shop.Post($"/clients/{lea}/account/plans", new { count = 2, firstDueOn = "2026-12-31" })).ShouldBeOk();
        await counter.Shop.SetClock("2026-12-28T09:00:00+01:00");
        var letter = (await counter.Shop.Letters(1))[0];
        letter.Text("subject").ShouldBe("Bald fällig: Rate über 50,00 EUR");
        letter.Text("text").ShouldContain("Fällig am: 31.12.2026");
        (await counter.Sell([counter.Credit(10_000, new { planId = plan.Id })], [counter.Cash(10_000)], clientId: lea)).ShouldBeOk();
        await counter.Shop.SetClock("2027-01-30T09:00:00+01:00");
        (await counter.Grant(lea, 100, validDays: 1)).ShouldBeOk();
        await counter.Shop.SetClock("2027-02-01T09:00:00+01:00");
        await counter.Shop.Until(async () => (await counter.WalletHistory(lea)).Contains("expired -100 promotional")); // the job has looked at this day
        await counter.Shop.Letters(1);
    }

    private static Task<Reply> Limit(Counter counter, string client, long limit) =>
        counter.Shop.Put($"/clients/{client}/account", new { limit = counter.Money(limit), reason = "Regular" });

    private static async Task<(long Owed, long Available)> Owed(Counter counter, string client)
    {
        var account = (await counter.Shop.Get($"/clients/{client}/account")).ShouldBeOk().Json;
        return (account["owed"].Amount(), account["available"].Amount());
    }
}
