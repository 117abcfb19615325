using Bookend.Behaviour.Races;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

public sealed class RedeemTests
{
    [Theory, BothStores]
    public async Task What_is_left_on_a_card_goes_into_her_wallet_and_pays_by_her_name(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (shop, lea) = (counter.Shop, await counter.Client());
        var (id, code, sold) = await counter.SellCard(5000);
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldBeOk();
        var redeemed = (await shop.Post($"/clients/{lea}/wallet/redeem", new { code = code.ToLowerInvariant() })).ShouldBeOk();
        (redeemed.Json["amount"].Amount(), redeemed.Json.Text("giftCardId")).ShouldBe((3001, id));
        redeemed.Text.ShouldNotContain(code[..4]);
        (await counter.Left(id), await counter.Wallet(lea)).ShouldBe((0, (3001, 0)));
        (await counter.History(id)).ShouldBe(["issued 5000 = 5000", "codeShown", "paid -1999 = 3001", "redeemed -3001 = 0"], ignoreOrder: true);
        (await shop.Get($"/clients/{lea}/wallet/history")).Json["items"]!.AsArray().Select(m => $"{m.Text("kind")} {m!["amount"].Amount()}").ShouldBe(["redeemed 3001"]);
        (await shop.Post($"/clients/{lea}/wallet/redeem", new { code })).ShouldRefuse(409, "gift_card_empty");

        // Its sale cannot be given back any more than that of a card that is spent; what she buys with it can.
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldRefuse(409, "value_used");
        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.By("wallet", 1999)], clientId: lea)).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((1002, 0));
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }])).ShouldBeOk();
        (await counter.Wallet(lea)).ShouldBe((3001, 0));
    }

    [Theory, BothStores]
    public async Task Only_a_card_that_can_be_used_is_redeemed(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (shop, lea) = (counter.Shop, await counter.Client());
        var (id, code, _) = await counter.SellCard(5000);
        (await shop.Post($"/clients/{lea}/wallet/redeem", new { code = "" })).ShouldRefuse(400, "invalid");
        (await shop.Post($"/clients/{lea}/wallet/redeem", new { code = "ABCD-EFGH" })).Status.ShouldBeOneOf(404, 422);
        (await shop.Post("/clients/cli_01h2xcejqtf2nbrexx3vqjhp41/wallet/redeem", new { code })).ShouldRefuse(404, "not_found");
        (await shop.Post($"/gift-cards/{id}/block", new { reason = "Lost" })).ShouldBeOk();
        (await shop.Post($"/clients/{lea}/wallet/redeem", new { code })).ShouldRefuse(409, "gift_card_blocked");
        (await counter.Left(id), await counter.Wallet(lea)).ShouldBe((5000, (0, 0)));
    }

    [Theory, BothStores]
    public async Task Credit_from_a_card_ends_when_the_card_would_have(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_STOREDVALUE__JOBSECONDS", "1"));
        var counter = await Counter.Open(store, server: server);
        await counter.Policy(p => p["giftCards"]!["validMonths"] = 1, p => p["giftCards"]!["noticeDays"] = 0);
        var lea = await counter.Client();
        var (_, code, _) = await counter.SellCard(5000);
        (await counter.Sell([counter.Credit(1000)], [counter.Cash(1000)], clientId: lea)).ShouldBeOk();
        (await counter.Shop.Post($"/clients/{lea}/wallet/redeem", new { code })).ShouldBeOk();
        (await counter.Shop.Get($"/clients/{lea}/wallet")).Json["lots"]!.AsArray().Select(l => $"{l!["amount"].Amount()} {(string?)l["expiresAt"]}").ShouldBe(["5000 2026-12-23T23:00:00Z", "1000 "]);
        await counter.Shop.SetClock("2026-12-24T00:00:00+01:00");
        await counter.Shop.Until(async () => (await counter.AllBooks()).GetValueOrDefault("income.breakage  EUR") == -5000);
        (await counter.Wallet(lea)).ShouldBe((1000, 0));
        (await server.Command("verify")).Exit.ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_card_is_redeemed_or_pays_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        var (id, code, _) = await counter.SellCard(1999);
        await Crowd.OneOf(
            counter.Shop,
            n => n % 2 == 0
                ? ($"/clients/{lea}/wallet/redeem", new { code })
                : ("/sales", new { siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Shampoo) }, tenders = new[] { counter.ByCard(code, 1999) } }),
            "gift_card_empty");
        (await counter.Left(id)).ShouldBe(0);
    }
}
