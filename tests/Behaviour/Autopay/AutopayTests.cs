using System.Text.Json.Nodes;
using Bookend.Behaviour.Memberships;
using Bookend.Behaviour.Online;
using Bookend.Behaviour.Sales;
using Bookend.Behaviour.Store;

namespace Bookend.Behaviour.Autopay;

public sealed class AutopayTests
{
    private const string FirstDue = "2026-12-23T09:00:00+01:00";

    [Theory, BothStores]
    public async Task A_period_that_falls_due_is_charged_and_its_receipt_comes_by_letter(StoreKind store)
    {
        var (club, id) = await Member(store, "tok_ok");
        await club.BillOn(FirstDue);
        (await Collect(club)).ShouldBe("paid 1");
        (await Collect(club)).ShouldBe("");
        var attempt = (await Attempts(club)).ShouldHaveSingleItem();
        (attempt.Text("state"), attempt.Text("card"), attempt.Text("what"), attempt!["amount"].Amount()).ShouldBe(("paid", "Visa •4242", "Gold, 23. Dezember 2026 bis 22. Januar 2027", 4900L));
        (await club.Show(id)).Text("until").ShouldBe("2027-01-22");
        (await club.Shop.Get("/memberships/due")).Json["items"]!.AsArray().ShouldBeEmpty();
        (await club.Of("asset.membershipDue"), await club.Of("asset.card")).ShouldBe((0, 4900));
        var order = (await club.Shop.Get($"/orders/{attempt.Text("orderId")}")).ShouldBeOk().Json;
        (order.Text("state"), order.Text("clientId"), order["tenders"]![0].Text("method")).ShouldBe(("completed", club.Client, "card"));
        (await club.Shop.Letters(1))[0].Text("subject").ShouldStartWith("Ihr Beleg");

        // It is a sale like any other: it goes back to where it came from.
        (await club.Counter.Refund(attempt.Text("orderId"), [new { lineId = (string)order["lines"]![0]!["id"]! }])).ShouldBeOk();
        (await club.Of("asset.card"), await club.Of("liability.memberships")).ShouldBe((0, 0));
        (await Collect(club)).ShouldBe("");
    }

    [Theory, BothStores]
    public async Task A_declined_card_is_asked_again_and_another_one_at_once(StoreKind store)
    {
        var (club, id) = await Member(store, "tok_empty");
        await club.BillOn(FirstDue);
        (await Collect(club)).ShouldBe("declined 1");
        (await Collect(club)).ShouldBe("");
        var first = (await Attempts(club)).ShouldHaveSingleItem();
        (first.Text("state"), first.Text("reason"), first.Text("tryAgainOn")).ShouldBe(("declined", "The bank said no.", "2026-12-24"));
        var letter = (await club.Shop.Letters(1))[0];
        (letter.Text("to"), letter.Text("subject")).ShouldBe(("clara@example.com", "Wir konnten 49,00\u00a0€ nicht abbuchen"));
        var text = Outbox.Part(club.Shop.File(letter), "text/plain");
        text.ShouldContain("Ihre Mastercard •0341 nicht belasten");
        text.ShouldContain("Nächster Versuch: Donnerstag, 24. Dezember 2026");
        (await club.Of("asset.card"), await club.Of("asset.membershipDue")).ShouldBe((0, 4900));
        (await club.Shop.Get($"/orders/{first.Text("orderId")}")).Json.Text("state").ShouldBe("voided");

        await club.Shop.SetClock("2026-12-24T09:00:00+01:00");
        (await Collect(club)).ShouldBe("declined 1");
        await club.BillOn("2026-12-26T05:00:00+01:00");
        (await club.Show(id)).Text("state").ShouldBe("inArrears");
        (await club.Shop.Post($"/clients/{club.Client}/cards", new { token = "tok_ok", autopay = true })).ShouldBeOk();
        (await Collect(club)).ShouldBe("paid 1");
        (await club.Show(id)).Text("state").ShouldBe("active");
        (await Attempts(club)).Select(a => $"{a!["no"]} {a.Text("state")} {a.Text("on")}").ShouldBe(["3 paid 2026-12-26", "2 declined 2026-12-24", "1 declined 2026-12-23"]);
        (await club.Shop.Get("/autopay/attempts?state=declined&limit=1")).ShouldBeOk().Json["items"]!.AsArray().Single()!["no"]!.GetValue<int>().ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task Only_the_card_she_gave_for_it_is_charged(StoreKind store)
    {
        var (club, _) = await Member(store, "tok_ok", autopay: false);
        await club.BillOn(FirstDue);
        (await Collect(club)).ShouldBe("");
        var card = (await club.Shop.Get($"/clients/{club.Client}/cards")).Json["items"]![0].Text("id");
        (await club.Shop.Patch($"/cards/{card}", new { autopay = true })).ShouldBeOk();
        (await club.Shop.Delete($"/cards/{card}")).ShouldBeOk();
        (await Collect(club)).ShouldBe("");
        (await club.Settle(await club.DueCharge())).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Many_rounds_at_once_charge_once(StoreKind store)
    {
        var (club, _) = await Member(store, "tok_ok");
        await club.BillOn(FirstDue);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(n => club.Shop.Once(HttpMethod.Post, "/autopay/collect", new { }, $"round-{n}")));
        answers.ShouldAllBe(a => a.Status == 200);
        (await Attempts(club)).ShouldHaveSingleItem().Text("state").ShouldBe("paid");
        (await club.Of("asset.card"), await club.Of("asset.membershipDue")).ShouldBe((4900, 0));
    }

    /// <summary>The card's answer is lost: nothing is charged twice, and the next round asks what became of it.</summary>
    [Theory, BothStores]
    public async Task A_lost_answer_waits_and_is_asked_for(StoreKind store)
    {
        var (club, _) = await Member(store, "tok_unknown");
        await club.BillOn(FirstDue);
        (await Collect(club)).ShouldBe("waiting 1");
        (await Attempts(club)).ShouldHaveSingleItem().Text("state").ShouldBe("waiting");
        (await Collect(club)).ShouldBe("paid 1");
        (await club.Of("asset.card")).ShouldBe(4900);
        (await Collect(club)).ShouldBe("");
    }

    /// <summary>That the provider was not reached is not her bank's no, and nobody writes to her that it was.</summary>
    [Theory, BothStores]
    public async Task What_never_reached_the_provider_is_tried_the_next_day(StoreKind store)
    {
        var (club, _) = await Member(store, "tok_unknown");
        var card = (await club.Shop.Get($"/clients/{club.Client}/cards")).Json["items"]![0].Text("id");
        await club.Shop.Server.Tamper(club.Shop, "UPDATE cards_on_file SET token = 'tok_lost' WHERE business_id = $1");
        await club.BillOn(FirstDue);
        (await Collect(club)).ShouldBe("waiting 1");
        (await Collect(club)).ShouldBe("waiting 1");
        await club.Shop.SetClock("2026-12-23T09:05:00+01:00");
        (await Collect(club)).ShouldBe("refused 1");
        (await Collect(club)).ShouldBe("");
        var attempt = (await Attempts(club)).ShouldHaveSingleItem();
        (attempt.Text("state"), attempt.Text("tryAgainOn"), attempt.Text("cardId")).ShouldBe(("refused", "2026-12-24", card));
        (await club.Shop.Facts()).ShouldNotContain("autopay.declined");
        await club.Shop.Server.Tamper(club.Shop, "UPDATE cards_on_file SET token = 'tok_ok' WHERE business_id = $1");
        await club.Shop.SetClock("2026-12-24T09:00:00+01:00");
        (await Collect(club)).ShouldBe("paid 1");
        (await club.Of("asset.card")).ShouldBe(4900);
    }

    [Theory, BothStores]
    public async Task Settled_at_the_desk_while_the_card_was_asked_the_money_waits_for_a_person(StoreKind store)
    {
        var (club, _) = await Member(store, "tok_unknown");
        await club.BillOn(FirstDue);
        (await Collect(club)).ShouldBe("waiting 1");
        (await club.Settle(await club.DueCharge())).ShouldBeOk();
        (await Collect(club)).ShouldBe("stuck 1");
        (await Collect(club)).ShouldBe("stuck 1");
        (await club.Shop.Get("/autopay/attempts?state=lost")).ShouldRefuse(400, "invalid");
        var stuck = (await club.Shop.Get("/autopay/attempts?state=stuck")).ShouldBeOk().Json["items"]!.AsArray().ShouldHaveSingleItem();
        stuck.Text("reason").ShouldContain("was settled meanwhile");
        (await club.Shop.Facts()).Count(f => f == "autopay.stuck").ShouldBe(1);
        (await club.Of("asset.card"), await club.Of("asset.membershipDue")).ShouldBe((4900, 0));

        // A person gives it back and closes the order; then it is done.
        var order = stuck.Text("orderId");
        (await club.Counter.Refund(order, [])).ShouldBeOk();
        (await club.Shop.Post($"/orders/{order}/void", new { reason = "Paid at the desk" })).ShouldBeOk();
        (await Collect(club)).ShouldBe("refused 1");
        (await club.Of("asset.card")).ShouldBe(0);
        (await club.Shop.Facts()).ShouldNotContain("autopay.declined");
    }

    [Theory, BothStores]
    public async Task An_instalment_is_charged_on_its_day_and_the_next_on_its_own(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (shop, lea) = (counter.Shop, (await counter.Shop.Post("/clients", new { name = "Lea", email = "lea@example.com" })).ShouldBeOk().Id);
        (await shop.Put($"/clients/{lea}/account", new { limit = counter.Money(10_000), reason = "Course" })).ShouldBeOk();
        (await counter.Sell([counter.Custom("Course", 10_000)], [new { method = "account", amount = counter.Money(10_000) }], clientId: lea)).ShouldBeOk();
        (await shop.Post($"/clients/{lea}/account/plans", new { count = 3, firstDueOn = "2026-12-31" })).ShouldBeOk();
        (await shop.Post($"/clients/{lea}/cards", new { token = "tok_ok", autopay = true })).ShouldBeOk();
        (await Collect(shop)).ShouldBe("");
        await shop.SetClock("2026-12-31T09:00:00+01:00");
        (await Collect(shop)).ShouldBe("paid 1");
        (await Collect(shop)).ShouldBe("");
        await shop.SetClock("2027-03-31T09:00:00+02:00");
        (await Collect(shop)).ShouldBe("paid 1");
        (await Collect(shop)).ShouldBe("paid 1");
        (await Collect(shop)).ShouldBe("");
        (await shop.Get("/autopay/attempts")).Json["items"]!.AsArray().Select(a => a!["amount"].Amount()).ShouldBe([3333, 3333, 3334]);
        (await shop.Get($"/clients/{lea}/account")).Json["inPlans"].Amount().ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task The_job_collects_by_itself(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_AUTOPAY__SECONDS", "1"), ("BOOKEND_MEMBERSHIPS__BILLINGSECONDS", "1"));
        var (club, _) = await Member(store, "tok_ok", server: server);
        await club.Shop.SetClock(FirstDue);
        await club.Shop.Until(async () => await club.Of("asset.card") == 4900);
    }

    private static async Task<(Club Club, string Membership)> Member(StoreKind store, string token, bool autopay = true, Server? server = null)
    {
        var club = await Club.Open(store, server: server);
        (await club.Shop.Patch($"/clients/{club.Client}", new { email = "clara@example.com" })).ShouldBeOk();
        var (_, id) = await club.Join();
        (await club.Shop.Post($"/clients/{club.Client}/cards", new { token, autopay })).ShouldBeOk();
        return (club, id);
    }

    private static Task<string> Collect(Club club) => Collect(club.Shop);

    /// <summary>A round: what came of it, as far as anything did.</summary>
    private static async Task<string> Collect(Shop shop) => string.Join(
        ", ", (await shop.Post("/autopay/collect", new { })).ShouldBeOk().Json.AsObject().Where(c => (int)c.Value! != 0).Select(c => $"{c.Key} {c.Value}"));

    private static async Task<JsonArray> Attempts(Club club) => (await club.Shop.Get($"/autopay/attempts?clientId={club.Client}")).ShouldBeOk().Json["items"]!.AsArray();
}
