using Bookend.Behaviour.Sales;
using Bookend.Behaviour.Store;

namespace Bookend.Behaviour.Memberships;

public sealed class MembershipTests
{
    [Theory, BothStores]
    public async Task The_first_period_is_sold_used_and_becomes_revenue_when_it_is_over(StoreKind store)
    {
        var club = await Club.Open(store);
        var (_, id) = await club.Join();
        var view = await club.Show(id);
        (view.Text("state"), view.Text("from"), view.Text("until")).ShouldBe(("active", "2026-11-23", "2026-12-22"));
        view["coming"]!.AsArray().Select(c => (c.Text("from"), c.Text("until"))).ShouldBe([("2026-12-23", "2027-01-22"), ("2027-01-23", "2027-02-22"), ("2027-02-23", "2027-03-22")]);
        (await club.Of("liability.memberships")).ShouldBe(-4118);
        (await club.Of("income.memberships")).ShouldBe(0);
        var visit = (await club.Visit(id)).ShouldBeOk();
        visit.Total("gross").ShouldBe(0);
        visit.Json["notes"]!.AsArray().Select(n => n.Text("text")).ShouldBe(["Facial ist in Gold enthalten; noch 1 bis 22. Dezember 2026."]);
        (await club.Visit(id)).ShouldBeOk();
        (await club.Visit(id)).ShouldRefuse(409, "membership_used_up");
        await club.BillOn("2026-12-23T05:00:00+01:00");
        (await club.Of("liability.memberships")).ShouldBe(0);
        (await club.Of("income.memberships")).ShouldBe(-4118);
        (await club.Left(id)).ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task One_that_cannot_be_billed_keeps_nobody_else_from_it(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var club = await Club.Open(store, server: server);
        await club.Join();
        server.Kill();
        await server.Tamper(club.Shop, "UPDATE memberships SET terms = '{' WHERE business_id = $1");
        await server.Launch(("BOOKEND_MEMBERSHIPS__BILLINGSECONDS", "1"));
        await club.Join((await club.Shop.Post("/clients", new { name = "Berta" })).ShouldBeOk().Id);
        await club.Shop.SetClock("2026-12-23T05:00:00+01:00");
        await club.Shop.Until(async () => await club.Of("asset.membershipDue") == 4900);
    }

    [Theory, BothStores]
    public async Task The_next_period_is_charged_and_settled_by_the_desk(StoreKind store)
    {
        var club = await Club.Open(store);
        var (_, id) = await club.Join();
        await club.BillOn("2026-12-23T05:00:00+01:00");
        var due = (await club.Shop.Get("/memberships/due")).ShouldBeOk().Json["items"]!.AsArray();
        due.Select(d => (d.Text("clientName"), d!["charge"]!["price"].Amount(), d["charge"].Text("dueOn"))).ShouldBe([("Clara Client", 4900L, "2026-12-23")]);
        (await club.Of("asset.membershipDue"), await club.Of("liability.membershipBilled")).ShouldBe((4900, -4900));
        (await club.Left(id)).ShouldBe(3, "two new ones and one carried over");
        var paid = (await club.Settle(await club.DueCharge())).ShouldBeOk();
        paid.Json["order"]!["lines"]![0].Text("name").ShouldBe("Gold, 23. Dezember 2026 bis 22. Januar 2027");
        (await club.Of("asset.membershipDue"), await club.Of("liability.membershipBilled")).ShouldBe((0, 0));
        (await club.Of("liability.memberships")).ShouldBe(-4118);
        (await club.Shop.Get("/memberships/due")).Json["items"]!.AsArray().ShouldBeEmpty();
        await club.BillOn("2027-01-23T05:00:00+01:00");
        (await club.Of("income.memberships")).ShouldBe(-2 * 4118);
    }

    [Theory, BothStores]
    public async Task A_charge_is_settled_once(StoreKind store)
    {
        var club = await Club.Open(store);
        await club.Join();
        await club.BillOn("2026-12-23T05:00:00+01:00");
        var charge = await club.DueCharge();
        (await club.Settle(charge)).ShouldBeOk();
        (await club.Settle(charge)).ShouldRefuse(409, "membership_charge_settled");
        (await club.Settle("mch_01h2xcejqtf2nbrexx3vqjhp41")).ShouldRefuse(404, "membership_charge_unknown");
        (await club.Counter.Sell([new { kind = "membership", itemId = club.Plan }], [club.Counter.Cash(4900)], clientId: club.Client)).ShouldRefuse(409, "membership_exists");
        (await club.Counter.Sell([new { kind = "membership", itemId = club.Plan }], [club.Counter.Cash(4900)])).ShouldRefuse(409, "membership_client_missing");
    }

    /// <summary>Reminded on days 3, 7 and 14, resting since the first; a late payment pays for a period that begins then; never paid, it ends.</summary>
    [Theory, BothStores]
    public async Task What_is_not_paid_rests_is_reminded_and_ends(StoreKind store)
    {
        var club = await Club.Open(store);
        var (_, id) = await club.Join();
        await club.BillOn("2026-12-23T05:00:00+01:00");
        (await club.Visit(id)).ShouldBeOk();
        await club.BillOn("2026-12-26T05:00:00+01:00");
        (await club.Show(id)).Text("state").ShouldBe("inArrears");
        (await club.Visit(id)).ShouldRefuse(409, "membership_resting");
        (await club.Shop.Get($"/clients/{club.Client}/card")).ShouldBeOk().Json["alerts"]!.AsArray().Select(a => a.Text("text")).ShouldContain("Gold is not paid.");
        await club.BillOn("2027-01-06T05:00:00+01:00");
        (await club.Show(id))["due"]!["reminders"]!.ToString().ShouldBe("3");
        (await club.Settle(await club.DueCharge())).ShouldBeOk();
        var late = await club.Show(id);
        (late.Text("state"), late.Text("from"), late.Text("until")).ShouldBe(("active", "2027-01-06", "2027-02-05"));
        (await club.Visit(id)).ShouldBeOk();
        await club.BillOn("2027-02-06T05:00:00+01:00");
        await club.BillOn("2027-03-08T05:00:00+01:00");
        (await club.Show(id)).Text("state").ShouldBe("ended");
        (await club.Of("asset.membershipDue"), await club.Of("liability.membershipBilled"), await club.Of("liability.included"), await club.Of("liability.memberships")).ShouldBe((0, 0, 0, 0));
        (await club.Shop.Facts()).Count(f => f == "membership.overdue").ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task Members_pay_less_for_what_is_not_included(StoreKind store)
    {
        var club = await Club.Open(store);
        var (_, id) = await club.Join();
        var c = club.Counter;
        var order = (await club.Shop.Post("/orders", new { siteId = club.Shop.SiteId, clientId = club.Client, lines = new[] { c.Line(c.Cut), c.Line(club.Facial), c.Line(c.Shampoo) } })).ShouldBeOk();
        order.Total("gross").ShouldBe(4050 + 5400 + 1999);
        var covers = (await club.Shop.Get($"/orders/{order.Id}/covers")).ShouldBeOk().Json["lines"]!;
        covers[1]!["covers"]![0].Text("reason").ShouldBe("2 included visits left until 22 Dec 2026.");
        var covered = (await c.Change(order.Id, new { op = "cover", lineId = order.LineId(1), cover = new { source = "membership", id } })).ShouldBeOk();
        covered.Total("due").ShouldBe(4050 + 1999);
        (await c.Change(order.Id, new { op = "uncover", lineId = order.LineId(1) })).ShouldBeOk().Total("due").ShouldBe(4050 + 5400 + 1999);
    }

    [Theory, BothStores]
    public async Task A_freeze_moves_the_end_of_the_period(StoreKind store)
    {
        var club = await Club.Open(store);
        var (_, id) = await club.Join();
        (await club.Shop.Post($"/memberships/{id}/freeze", new { from = "2026-11-20", until = "2026-12-01", reason = "Holiday" })).ShouldRefuse(400, "invalid");
        (await club.Shop.Post($"/memberships/{id}/unfreeze", new { })).ShouldRefuse(409, "membership_state_conflict");
        var frozen = (await club.Shop.Post($"/memberships/{id}/freeze", new { from = "2026-12-01", until = "2026-12-15", reason = "Holiday" })).ShouldBeOk();
        (frozen.Json.Text("state"), frozen.Json.Text("until")).ShouldBe(("active", "2027-01-05"));
        await club.Shop.SetClock("2026-12-05T10:00:00+01:00");
        (await club.Visit(id)).ShouldRefuse(409, "membership_resting");
        (await club.Show(id)).Text("state").ShouldBe("frozen");
        var back = (await club.Shop.Post($"/memberships/{id}/unfreeze", new { })).ShouldBeOk();
        (back.Json.Text("state"), back.Json.Text("until")).ShouldBe(("active", "2026-12-26"));
        (await club.Visit(id)).ShouldBeOk();
        await club.Shop.SetClock("2026-12-26T20:00:00+01:00");
        (await club.Visit(id)).ShouldBeOk();
        await club.BillOn("2026-12-27T05:00:00+01:00");
        (await club.Show(id)).Text("until").ShouldBe("2027-01-26");
        (await club.Of("income.memberships")).ShouldBe(-4118);
    }

    [Theory, BothStores]
    public async Task Notice_runs_out_and_can_be_taken_back(StoreKind store)
    {
        var club = await Club.Open(store, new { minimumPeriods = 2 });
        var (_, id) = await club.Join();
        (await club.Shop.Post($"/memberships/{id}/reinstate", new { })).ShouldRefuse(409, "membership_state_conflict");
        var cancelled = (await club.Shop.Post($"/memberships/{id}/cancel", new { reason = "Moves away" })).ShouldBeOk();
        (cancelled.Json.Text("state"), cancelled.Json.Text("endsOn")).ShouldBe(("cancelled", "2027-01-23"));
        cancelled.Json["coming"]!.AsArray().Count.ShouldBe(1);
        (await club.Shop.Post($"/memberships/{id}/cancel", new { reason = "Again" })).ShouldRefuse(409, "membership_state_conflict");
        (await club.Shop.Post($"/memberships/{id}/reinstate", new { })).ShouldBeOk().Json.Text("state").ShouldBe("active");
        (await club.Shop.Post($"/memberships/{id}/cancel", new { reason = "Moves away" })).ShouldBeOk();
        await club.BillOn("2026-12-23T05:00:00+01:00");
        (await club.Settle(await club.DueCharge())).ShouldBeOk();
        await club.BillOn("2027-01-23T05:00:00+01:00");
        (await club.Show(id)).Text("state").ShouldBe("ended");
        (await club.Of("liability.included"), await club.Of("liability.memberships"), await club.Of("income.memberships")).ShouldBe((0, 0, -8236));
        (await club.Shop.Get("/memberships/due")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Given back whole, the membership ends and every account is where it was; in parts too, and after it has become revenue.</summary>
    [Theory, BothStores(false), BothStores(true)]
    public async Task A_period_given_back_ends_where_it_began(StoreKind store, bool late)
    {
        var club = await Club.Open(store);
        var (first, id) = await club.Join();
        var visit = (await club.Visit(id)).ShouldBeOk();
        await club.BillOn("2026-12-23T05:00:00+01:00");
        var second = (await club.Settle(await club.DueCharge())).ShouldBeOk();
        if (late)
        {
            await club.BillOn("2027-01-23T05:00:00+01:00");
        }

        foreach (var amount in new object?[] { club.Counter.Money(1234), club.Counter.Money(777), null })
        {
            (await club.Counter.Refund(second.Order(), [new { lineId = second.LineId(0), amount }])).ShouldBeOk();
        }

        (await club.Counter.Refund(first.Order(), [new { lineId = first.LineId(0) }])).ShouldBeOk();
        (await club.Counter.Refund(visit.Order(), [new { lineId = visit.LineId(0) }])).ShouldBeOk();
        (await club.Show(id)).Text("state").ShouldBe(late ? "active" : "ended");
        if (late)
        {
            (await club.Shop.Post($"/memberships/{id}/cancel", new { reason = "Enough" })).ShouldBeOk();
            await club.BillOn("2027-02-23T05:00:00+01:00");
            await club.BillOn("2027-03-23T05:00:00+01:00");
            (await club.Show(id)).Text("state").ShouldBe("ended");
        }

        foreach (var account in new[] { "liability.memberships", "income.memberships", "asset.membershipDue", "liability.membershipBilled", "liability.tax", "asset.cash", "asset.receivable" })
        {
            (await club.Of(account)).ShouldBe(0, account);
        }
    }

    [Theory, BothStores]
    public async Task The_last_included_visit_is_had_once(StoreKind store)
    {
        var club = await Club.Open(store, new { carryOver = 0 });
        var (_, id) = await club.Join();
        (await club.Visit(id)).ShouldBeOk();
        var orders = await Task.WhenAll(Enumerable.Range(0, 100).Select(async _ =>
        {
            var order = await club.Shop.Once(
                HttpMethod.Post, "/orders", new { siteId = club.Shop.SiteId, clientId = club.Client, lines = new[] { club.Counter.Line(club.Facial) } }, Shop.NewKey());
            (await club.Shop.Once(HttpMethod.Post, $"/orders/{order.ShouldBeOk().Id}/changes", new
            {
                operations = new[] { new { op = "cover", lineId = order.LineId(0), cover = new { source = "membership", id } } },
            }, Shop.NewKey())).ShouldBeOk();
            return order.Id;
        }));
        var answers = await Task.WhenAll(orders.Select(o => club.Shop.Once(HttpMethod.Post, $"/orders/{o}/complete", new { tillId = club.Shop.TillId }, Shop.NewKey())));
        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => (string?)a.Json["code"] == "membership_used_up");
        (await club.Left(id)).ShouldBe(0);
        (await club.Of("liability.included")).ShouldBe(0);
    }
}
