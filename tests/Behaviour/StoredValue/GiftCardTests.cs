using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

public sealed class GiftCardTests
{
    [Theory, BothStores]
    public async Task A_card_is_sold_without_tax_pays_in_parts_and_says_what_is_left(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, sold) = await counter.SellCard(5000);
        sold.Total("tax").ShouldBe(0);
        ((string?)sold.Json["order"]!["lines"]![0]!["name"]).ShouldBe("Gutschein"); // the business speaks German
        await counter.BooksShouldBe(sold.Order(), ("asset.cash", 5000), ("liability.giftCard", -5000));
        code.ShouldMatch("^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$");
        Notes(sold).ShouldBe([$"Gutschein …{code[^4..]}: noch 50,00 EUR"]);

        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code.ToLowerInvariant().Replace('-', ' '), 1999)])).ShouldBeOk();
        ((string?)bought.Json["order"]!["tenders"]![0]!["reference"]).ShouldBe($"Gift card …{code[^4..]}");
        Notes(bought).ShouldBe([$"Gutschein …{code[^4..]}: noch 30,01 EUR"]);
        await counter.BooksShouldBe(
            bought.Order(), ("asset.stock pieces", -1), ("expense.sold pieces", 1), ("income.revenue", -1680), ("liability.giftCard", 1999), ("liability.tax", -319));

        // 45.00 are asked of 30.01: it pays what it has, the rest is cash.
        var order = await counter.Start(counter.Line(counter.Cut));
        var part = (await counter.Pay(order.Id, "giftCard", 4500, reference: code)).ShouldBeOk();
        part.Json["tenders"]![0]!["amount"].Amount().ShouldBe(3001);
        part.Total("due").ShouldBe(1499);
        (await counter.Pay(order.Id, "cash", 1499)).ShouldBeOk();
        (await counter.Complete(order.Id)).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(0);
        ((string?)(await counter.Card(id))["state"]).ShouldBe("empty");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldRefuse(409, "gift_card_empty");
        (await counter.History(id)).ShouldBe(["issued 5000 = 5000", "codeShown", "paid -1999 = 3001", "paid -3001 = 0"], ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task It_may_pay_several_times_for_one_order(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(5000);
        var order = await counter.Start(counter.Line(counter.Cut), counter.Line(counter.Shampoo));
        (await counter.Pay(order.Id, "giftCard", 1000, reference: code)).ShouldBeOk();
        (await counter.Pay(order.Id, "giftCard", 5499, reference: code)).ShouldBeOk().Json["tenders"]![1]!["amount"].Amount().ShouldBe(4000);
        (await counter.Left(id)).ShouldBe(0);
        var (other, otherCode, _) = await counter.SellCard(5000);
        (await counter.Sell([counter.Line(counter.Cut)], [counter.ByCard(otherCode, 2000), counter.ByCard(otherCode, 2500)])).ShouldBeOk();
        (await counter.Left(other)).ShouldBe(500);

        // A deposit goes back to the card that paid it.
        (await counter.Shop.Post($"/orders/{order.Id}/refunds", new { tillId = counter.Shop.TillId, reason = "Cannot come", lines = Array.Empty<object>(), tenders = Array.Empty<object>() })).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(5000);
    }

    [Theory, BothStores]
    public async Task A_refund_of_what_it_paid_returns_to_the_card_in_any_parts(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(5000);
        var bought = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo, 2)], [counter.ByCard(code, 5000), counter.Cash(3498)])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(0);
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0), amount = counter.Money(1000) }], tenders: [new { method = "giftCard", amount = counter.Money(1000) }])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(1000);
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }, new { lineId = bought.LineId(1) }], tenders: [counter.Cash(7498)]))
            .ShouldRefuse(409, "refund_exceeds"); // a gift card does not become money
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(1), quantity = 1 }])).ShouldBeOk();
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }, new { lineId = bought.LineId(1) }])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(5000);
        (await counter.Books(bought.Order())).Values.ShouldAllBe(v => v == 0);
        (await counter.History(id)).Last(h => h.StartsWith("refunded")).ShouldEndWith("= 5000");
    }

    [Theory, BothStores]
    public async Task The_sale_of_a_card_is_refunded_as_far_as_it_was_not_spent(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, sold) = await counter.SellCard(5000);
        var bought = (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldBeOk();
        var refused = await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }]);
        refused.ShouldRefuse(409, "value_used");
        refused.Text.ShouldContain("Of Gutschein 30.01 EUR can be given back");
        (await counter.Left(id)).ShouldBe(3001);
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0), amount = counter.Money(3001) }])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(0);
        (await counter.Refund(bought.Order(), [new { lineId = bought.LineId(0) }])).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(0);
        (await counter.Books(sold.Order())).Values.ShouldAllBe(v => v == 0);
        (await counter.Books(bought.Order())).Values.ShouldAllBe(v => v == 0);
        (await counter.History(id)).Count(h => h.StartsWith("takenBack")).ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task A_sale_beyond_the_days_of_the_policy_is_not_given_back(StoreKind store)
    {
        var counter = await Counter.Open(store);
        await counter.Policy(p => p["giftCards"]!["refundDays"] = 14);
        var (_, _, sold) = await counter.SellCard(5000);
        await counter.Policy(p => p["giftCards"]!["refundDays"] = 60);
        await counter.Shop.SetClock("2026-12-08T08:00:00+01:00");
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldRefuse(409, "value_used");
    }

    [Theory, BothStores]
    public async Task Values_lie_within_the_policy_and_credit_does_not_buy_credit(StoreKind store)
    {
        var counter = await Counter.Open(store);
        (await counter.Sell([counter.GiftCard(499)], [counter.Cash(499)])).ShouldRefuse(400, "value_out_of_limits");
        (await counter.Sell([counter.GiftCard(100_001)], [counter.Cash(100_001)])).ShouldRefuse(400, "value_out_of_limits");
        await counter.Policy(p => p["giftCards"]!["maximum"] = JsonNode.Parse("""{"amount":7000,"currency":"EUR"}"""), p => p["giftCards"]!["suggested"] = new JsonArray());
        var (id, code, _) = await counter.SellCard(5000);
        (await counter.Sell([counter.GiftCard(7001)], [counter.Cash(7001)])).ShouldRefuse(400, "value_out_of_limits");
        (await counter.Sell([counter.GiftCard(5000)], [counter.ByCard(code, 5000)])).ShouldRefuse(409, "value_for_value");
        (await counter.Sell([counter.GiftCard(2001, itemId: id)], [counter.Cash(2001)])).ShouldRefuse(400, "value_out_of_limits");
        (await counter.Sell([counter.GiftCard(2000, itemId: id)], [counter.Cash(2000)])).ShouldBeOk();
        (await counter.Left(id)).ShouldBe(7000);
        (await counter.History(id)).ShouldContain("toppedUp 2000 = 7000");
        (await counter.Shop.Get("/stored-value/policy")).ShouldBeOk().Json["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task A_blocked_card_pays_nothing_until_it_is_freed(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(5000);
        (await counter.Shop.Post($"/gift-cards/{id}/block", new { reason = "" })).ShouldRefuse(400, "invalid");
        (await counter.Shop.Post($"/gift-cards/{id}/block", new { reason = "Lost on the tram" })).ShouldBeOk();
        var refused = await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)]);
        refused.ShouldRefuse(409, "gift_card_blocked").Text.ShouldContain("Lost on the tram");
        (await counter.Shop.Post($"/gift-cards/{id}/block", new { reason = "Again" })).ShouldRefuse(409, "gift_card_blocked");
        (await counter.Shop.Post($"/gift-cards/{id}/unblock", new { reason = "Found" })).ShouldBeOk();
        (await counter.Shop.Post($"/gift-cards/{id}/unblock", new { reason = "Found" })).ShouldRefuse(409, "gift_card_not_blocked");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldBeOk();
        (await counter.History(id)).ShouldBe(["issued 5000 = 5000", "codeShown", "blocked", "unblocked", "paid -1999 = 3001"], ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task What_is_left_moves_to_another_card_and_keeps_its_day(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (lost, lostCode, _) = await counter.SellCard(5000);
        var (other, otherCode, _) = await counter.SellCard(1000);
        (await counter.Shop.Post($"/gift-cards/{lost}/block", new { reason = "Lost" })).ShouldBeOk();
        (await counter.Shop.Post($"/gift-cards/{lost}/transfer", new { to = otherCode, reason = "Lost", amount = counter.Money(5001) })).ShouldRefuse(409, "gift_card_empty");
        (await counter.Shop.Post($"/gift-cards/{lost}/transfer", new { to = lostCode, reason = "Lost" })).ShouldRefuse(409, "gift_card_blocked");
        (await counter.Shop.Post($"/gift-cards/{other}/transfer", new { to = lost, reason = "Wrong way" })).ShouldRefuse(409, "gift_card_blocked");
        (await counter.Shop.Post($"/gift-cards/{lost}/transfer", new { to = otherCode, reason = "Lost", amount = counter.Money(2000) })).ShouldBeOk();
        var moved = (await counter.Shop.Post($"/gift-cards/{lost}/transfer", new { to = other, reason = "Lost, the rest" })).ShouldBeOk();
        moved.Json["to"]!["balance"].Amount().ShouldBe(6000);
        (await counter.Left(lost)).ShouldBe(0);
        (await counter.History(other)).ShouldContain("transferredIn 3000 = 6000");
        (await counter.Shop.Get("/ledger/entries?limit=500")).Json["items"]!.AsArray().Count(e => (string?)e!["kind"] == "giftCard.transfer").ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task Cards_of_another_system_come_with_their_codes_and_a_proof(StoreKind store)
    {
        var counter = await Counter.Open(store);
        object Body(long total, params object[] cards) => new { cards, proof = new { cards = cards.Length, total = counter.Money(total) } };
        object Old(string code, long balance, string? until = null) => new { code, balance = counter.Money(balance), until };
        (await counter.Shop.Post("/gift-cards/import", Body(3001, Old("OLD-0001", 1000), Old("OLD-0002", 2000)))).ShouldRefuse(409, "proof_failed");
        (await counter.Shop.Post("/gift-cards/import", Body(3000, Old("OLD-0001", 1000), Old("old 0001", 2000)))).ShouldRefuse(409, "gift_card_code_taken");
        (await counter.Shop.Post("/gift-cards/import", Body(1000, Old("OLD-0001", 1000, "2026-11-22")))).ShouldRefuse(400, "invalid");
        var imported = (await counter.Shop.Post("/gift-cards/import", Body(3000, Old("OLD-0001", 1000), Old("OLD-0002", 2000, "2027-01-31")))).ShouldBeOk();
        imported.Json["total"].Amount().ShouldBe(3000);
        (await counter.Shop.Post("/gift-cards/import", Body(1000, Old("Old0001", 1000)))).ShouldRefuse(409, "gift_card_code_taken");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard("old0002", 1999)])).ShouldBeOk();
        var found = (await counter.Shop.Get("/gift-cards?search=old-0002")).ShouldBeOk().Json["items"]!.AsArray();
        found.Count.ShouldBe(1);
        found[0]!["balance"].Amount().ShouldBe(1);
        ((string?)found[0]!["expiresAt"]).ShouldBe("2027-01-31T23:00:00Z");
        (await counter.History(found[0].Text("id"))).ShouldBe(["imported 2000 = 2000", "paid -1999 = 1"]);
        (await counter.Shop.Post($"/gift-cards/{found[0].Text("id")}/code", new { })).ShouldRefuse(409, "gift_card_code_foreign");
        var trial = (await counter.Shop.Get("/ledger/entries?limit=500")).Json["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray());
        trial.Where(p => (string?)p!["account"] == "equity.opening").Sum(p => (long)p!["amount"]!).ShouldBe(3000);
    }

    [Theory, BothStores]
    public async Task A_printed_card_keeps_its_code_and_is_sold_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var order = await counter.Start(counter.GiftCard(5000, new { code = "SPA-778-119" }));
        (await counter.Sell([counter.GiftCard(2500, new { code = "spa778119" })], [counter.Cash(2500)])).ShouldBeOk();
        (await counter.Pay(order.Id, "cash", 5000)).ShouldBeOk();
        (await counter.Complete(order.Id)).ShouldRefuse(409, "gift_card_code_taken");
        (await counter.Sell([counter.GiftCard(2500, new { code = "SPA778119" })], [counter.Cash(2500)])).ShouldRefuse(409, "gift_card_code_taken");
        (await counter.Sell([counter.GiftCard(2500, new { code = "4111 1111 1111 1111" })], [counter.Cash(2500)])).ShouldRefuse(400, "invalid");
        (await counter.Sell([counter.GiftCard(2500, new { kode = "X" })], [counter.Cash(2500)])).ShouldRefuse(400, "invalid");
        (await counter.Shop.Get("/gift-cards?search=8119")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task The_code_is_nowhere_in_the_log_and_the_books_and_is_shown_to_who_sold_it(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(5000);
        var bought = await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)]);
        var plain = code.Replace("-", "");
        foreach (var path in new[] { "/events?limit=500", "/ledger/entries?limit=500", $"/orders/{bought.Order()}", "/gift-cards", $"/gift-cards/{id}/history", "/audit" })
        {
            var text = (await counter.Shop.Get(path)).ShouldBeOk().Text;
            text.ShouldNotContain(plain);
            text.ShouldNotContain(code);
        }

        var key = Shop.NewKey();
        var first = (await counter.Shop.Once(HttpMethod.Post, $"/gift-cards/{id}/code", new { }, key)).ShouldBeOk();
        first.Json.Text("code").ShouldBe(code);
        first.Json.Text("picture").ShouldContain("<path");
        (await counter.Shop.Once(HttpMethod.Post, $"/gift-cards/{id}/code", new { }, key)).Json["code"].ShouldBeNull("it is said once");

        var weak = (await counter.Shop.Once(HttpMethod.Post, "/api-keys", new { name = "Desk", scopes = new[] { "giftCards.read", "giftCards.write" } }, Shop.NewKey())).ShouldBeOk();
        using var http = counter.Shop.Anonymous();
        http.DefaultRequestHeaders.Authorization = new("Bearer", weak.Json.Text("secret"));
        using var ask = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/gift-cards/{id}/code") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        ask.Headers.Add("Idempotency-Key", Shop.NewKey());
        ((int)(await http.SendAsync(ask)).StatusCode).ShouldBe(403);
    }

    [Theory, BothStores]
    public async Task A_mistyped_code_is_told_apart_from_an_unknown_one(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (_, code, _) = await counter.SellCard(5000);
        var wrong = code[..^1] + (code[^1] == 'A' ? 'B' : 'A');
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(wrong, 1999)])).ShouldRefuse(400, "gift_card_mistyped");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard("NOSUCH99", 1999)])).ShouldRefuse(404, "gift_card_unknown");
        (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard("?", 1999)])).ShouldRefuse(400, "invalid");
    }

    internal static string[] Notes(Reply sold) => [.. sold.Json["notes"]!.AsArray().Select(n => n.Text("text"))];
}

internal static class Policies
{
    /// <summary>The next version, changed like this.</summary>
    public static async Task Policy(this Counter counter, params Action<JsonNode>[] changes)
    {
        var policy = (await counter.Shop.Get("/stored-value/policy")).ShouldBeOk().Json;
        foreach (var change in changes)
        {
            change(policy);
        }

        (await counter.Shop.Put("/stored-value/policy", policy)).ShouldBeOk();
    }
}
