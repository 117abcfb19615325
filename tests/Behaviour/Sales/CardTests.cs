using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Sales;

public sealed class CardTests
{
    [Theory]
    [BothStores("tok_ok", "captured", null)]
    [BothStores("tok_declined", "declined", null)]
    [BothStores("tok_pending", "pending", "captured")]
    [BothStores("tok_unknown", "unknown", "captured")]
    [BothStores("tok_lost", "unknown", "voided")]
    public async Task A_card_answers_and_what_is_unknown_is_asked_again(StoreKind store, string token, string state, string? resolved)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var paid = (await counter.Pay(id, "card", 4500, token)).ShouldBeOk();
        var tender = paid.Json["tenders"]![0];
        tender.Text("state").ShouldBe(state);
        var books = await counter.Books(id);
        books.GetValueOrDefault("asset.card").ShouldBe(state == "captured" ? 4500 : 0, "money is never inferred");
        if (resolved is not null)
        {
            paid.Total("due").ShouldBe(0, "what may have been paid is not asked for again");
            (await counter.Complete(id)).ShouldRefuse(409, "payment_open");
            (await counter.Shop.Post($"/orders/{id}/void", new { reason = "x" })).ShouldRefuse(409, "payment_open");
            var answer = (await counter.Shop.Post($"/orders/{id}/tenders/{tender.Text("id")}/resolve", new { })).ShouldBeOk();
            answer.Json["tenders"]![0].Text("state").ShouldBe(resolved);
            state = resolved;
        }

        if (state == "captured")
        {
            (await counter.Complete(id)).ShouldBeOk();
            await counter.BooksShouldBe(id, ("asset.card", 4500), ("income.revenue", -3782), ("liability.tax", -718));
        }
        else
        {
            (await counter.Complete(id)).ShouldRefuse(409, "amount_due");
            await counter.BooksShouldBe(id);
            (await counter.Pay(id, "cash", 4500)).ShouldBeOk();
            (await counter.Complete(id)).ShouldBeOk();
        }
    }

    [Theory, BothStores]
    public async Task Card_and_cash_pay_one_sale(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Cash(2500), counter.Card(3000, "tok_ok")])).ShouldBeOk();
        (sold.Json["order"].Text("state"), sold.Total("change")).ShouldBe(("completed", 1000));
        await counter.BooksShouldBe(sold.Order(), ("asset.card", 3000), ("asset.cash", 1500), ("income.revenue", -3782), ("liability.tax", -718));
    }

    [Theory]
    [BothStores("tok_declined", "declined", 4500)]
    [BothStores("tok_unknown", "unknown", 1500)]
    public async Task A_sale_whose_card_gives_no_yes_stays_open_and_no_cash_is_taken(StoreKind store, string token, string state, long due)
    {
        var counter = await Counter.Open(store);
        var sold = (await counter.Sell([counter.Line(counter.Cut)], [counter.Card(3000, token), counter.Cash(1500)])).ShouldBeOk();
        sold.Json["receipt"].ShouldBeNull();
        sold.Json["order"].Text("state").ShouldBe("open");
        sold.Json["order"]!["tenders"]!.AsArray().Select(t => t.Text("state")).ShouldBe([state]);
        sold.Total("due").ShouldBe(due);
        (await counter.Books(sold.Order())).Values.ShouldAllBe(v => v == 0);
    }

    [Theory, BothStores]
    public async Task The_same_request_many_times_at_once_charges_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        var key = Shop.NewKey();
        var body = new { method = "card", amount = counter.Money(4500), tillId = counter.Shop.TillId, token = "tok_ok" };
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => counter.Shop.Once(HttpMethod.Post, $"/orders/{id}/tenders", body, key)));
        replies.ShouldAllBe(r => r.Status == 200);
        replies.Select(r => r.Text).Distinct().Count().ShouldBe(1);
        (await counter.Shop.Get($"/orders/{id}")).Json["tenders"]!.AsArray().Count.ShouldBe(1);
        await counter.BooksShouldBe(id, ("asset.card", 4500), ("liability.deposit", -4500));
    }

    [Theory, BothStores]
    public async Task A_server_that_died_asks_for_open_payments_when_it_is_back(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var counter = await Counter.Open(store, server: server);
        var id = (await counter.Start(counter.Line(counter.Cut))).Id;
        (await counter.Pay(id, "card", 4500, "tok_unknown")).ShouldBeOk();
        server.Kill();
        await server.Launch();
        for (var tries = 0; ; tries++)
        {
            var state = (await counter.Shop.Get($"/orders/{id}")).Json["tenders"]![0].Text("state");
            if (state == "captured")
            {
                break;
            }

            tries.ShouldBeLessThan(50, $"still {state}");
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        (await counter.Complete(id)).ShouldBeOk();
    }
}
