using System.Text.Json.Nodes;
using Bookend.Behaviour.Access;

namespace Bookend.Behaviour.Sales;

public sealed class OverrideTests
{
    [Theory, BothStores]
    public async Task The_desk_takes_off_up_to_its_limit_and_a_manager_co_signs_what_is_beyond(StoreKind store)
    {
        var till = await Till.Open(store);
        var (counter, order) = (till.Counter, await till.Counter.Start(till.Counter.Line(till.Counter.Cut)));
        object Off(int ppm) => new { op = "discount", lineId = order.LineId(0), percentPpm = ppm, reason = "Complaint" };

        (await till.Change(order.Id, null, Off(200_000))).ShouldBeOk();
        var before = await counter.Shop.LastFact();
        var refused = (await till.Change(order.Id, null, Off(300_000))).ShouldRefuse(409, "co_sign_needed");
        refused.Json.Text("detail").ShouldBe("You may take off up to 20 %. This is 30 % off Cut. Somebody who may co-signs, or does it in a session of her own. Nothing was changed.");
        (await counter.Shop.LastFact()).ShouldBe(before);

        var people = (await till.Desk.Get($"/orders/{order.Id}/co-signers")).ShouldBeOk().Json["items"]!.AsArray();
        people.Select(p => (p.Text("memberId"), (int)p!["discountPpm"]!)).ShouldBe([(till.Manager, 1_000_000)]);
        (await till.Desk.Post("/auth/co-sign", new { memberId = till.Manager, pin = "9999", subject = order.Id })).ShouldRefuse(401, "pin_wrong");
        var token = await till.CoSign(till.Manager, order.Id);
        var changed = (await till.Change(order.Id, token, Off(300_000))).ShouldBeOk();
        changed.Total("gross").ShouldBe(3150);
        var line = changed.Json["lines"]![0]!["override"]!;
        ((int)line["percentPpm"]!, line["off"].Amount(), line["quoted"].Amount(), line.Text("by"), line.Text("coSignedBy")).ShouldBe((300_000, 1350, 4500, "Dana Desk", "Mia Manager"));
        (await counter.Shop.Facts(before)).ShouldBe(["order.overridden", "order.changed"]);
        (await counter.Shop.Get("/audit")).Json["items"]!.AsArray().Select(a => a.Text("detail"))
            .ShouldContain("Cut: 13.50 EUR (30 %) off, co-signed by Mia Manager: Complaint");

        // Once: not again, not for another order. What was signed stays signed, also when the desk changes something else.
        (await till.Change(order.Id, token, Off(400_000))).ShouldRefuse(409, "co_sign_expired");
        (await till.Change(order.Id, null, counter.Custom("Tea", 300).With("op", "addLine"))).ShouldBeOk();
        (await till.Change(order.Id, null, Off(250_000))).ShouldBeOk();
        (await till.Change(order.Id, null, Off(310_000))).ShouldRefuse(409, "co_sign_needed");

        (await counter.Pay(order.Id, "cash", 3375 + 300)).ShouldBeOk();
        var receipt = (await counter.Complete(order.Id)).ShouldBeOk().Json["receipt"]!;
        ((string)receipt["staff"]![0]!).ShouldBe("Cut: 11.25 EUR (25 %) taken off by Dana Desk, co-signed by Mia Manager: Complaint");
        (await counter.Shop.Anonymous().GetStringAsync((string)receipt["publicUrl"]!)).ShouldNotContain("co-signed");
        (await counter.Shop.Get($"/receipts/{receipt.Text("id")}/print")).Text.ShouldNotContain("co-signed");
    }

    [Theory, BothStores]
    public async Task A_co_signature_is_for_one_order_for_two_minutes_and_from_one_who_may(StoreKind store)
    {
        var till = await Till.Open(store);
        var (counter, shop) = (till.Counter, till.Counter.Shop);
        var (one, other) = (await counter.Start(counter.Line(counter.Cut)), await counter.Start(counter.Line(counter.Cut)));
        object Off(Reply order) => new { op = "setPrice", lineId = order.LineId(0), unitPrice = counter.Money(2000), reason = "Model" };
        (await till.Change(one.Id, await till.CoSign(till.Manager, other.Id), Off(one))).ShouldRefuse(409, "co_sign_expired");
        (await till.Change(one.Id, "bc_nonsense", Off(one))).ShouldRefuse(409, "co_sign_expired");
        (await till.Change(one.Id, await till.CoSign(till.Stylist, one.Id), Off(one))).ShouldRefuse(409, "co_sign_short");

        var old = await till.CoSign(till.Manager, one.Id);
        await shop.SetClock("2026-11-23T08:03:00+01:00");
        (await till.Change(one.Id, old, Off(one))).ShouldRefuse(409, "co_sign_expired");
        (await till.Change(one.Id, await till.CoSign(till.Manager, one.Id), Off(one))).ShouldBeOk().Total("gross").ShouldBe(2000);

        // In a session of her own nobody has to sign beside her.
        (await till.Desk.Post("/auth/pin", new { memberId = till.Manager, pin = Till.Pin })).ShouldBeOk();
        var changed = (await till.Change(other.Id, null, Off(other))).ShouldBeOk();
        changed.Json["lines"]![0]!["override"]!["coSignedBy"].ShouldBeNull();
        using var stranger = new Access.Browser(shop);
        (await stranger.Post("/auth/co-sign", new { memberId = till.Manager, pin = Till.Pin, subject = one.Id })).ShouldRefuse(403, "not_enrolled");
    }

    [Theory, BothStores]
    public async Task There_is_no_way_round_the_limit(StoreKind store)
    {
        var till = await Till.Open(store);
        var (counter, shop) = (till.Counter, till.Counter.Shop);
        object Cheap(long price, string? reason) => new { kind = "service", itemId = counter.Cut, quantity = 1, unitPrice = counter.Money(price), reason };
        object Sale(params object[] lines) => new { siteId = shop.SiteId, tillId = shop.TillId, lines, tenders = new[] { counter.Cash(4000) } };

        // Another price from the start, in an order and in a sale at once.
        (await till.Desk.Post("/orders", new { siteId = shop.SiteId, lines = new[] { Cheap(3000, "Friend") } })).ShouldRefuse(409, "co_sign_needed");
        (await till.Desk.Post("/sales", Sale(Cheap(3000, "Friend")))).ShouldRefuse(409, "co_sign_needed");
        (await till.Desk.Post("/sales", Sale(Cheap(4000, null)))).ShouldRefuse(400, "price_reason_missing");
        (await till.Desk.Post("/sales", Sale(Cheap(4000, "Friend")))).ShouldBeOk();

        // A price and a discount and the order's discount together; deductions that are small one by one.
        var order = await counter.Start(counter.Line(counter.Cut), counter.Line(counter.Shampoo));
        (await till.Change(order.Id, null, new { op = "setPrice", lineId = order.LineId(0), unitPrice = counter.Money(4000), reason = "Friend" })).ShouldBeOk();
        (await till.Change(order.Id, null, new { op = "discount", lineId = order.LineId(0), percentPpm = 150_000, reason = "Friend" })).ShouldRefuse(409, "co_sign_needed");
        (await till.Change(order.Id, null, new { op = "discount", percentPpm = 150_000, reason = "Friend" })).ShouldRefuse(409, "co_sign_needed");
        (await till.Change(order.Id, null, new { op = "discount", percentPpm = 50_000, reason = "Friend" })).ShouldBeOk();
        (await till.Change(order.Id, null, counter.Custom("Voucher", -1200).With("op", "addLine"))).ShouldBeOk();
        (await till.Change(order.Id, null, counter.Custom("Voucher", -1200).With("op", "addLine"))).ShouldRefuse(409, "co_sign_needed");

        // The reason is not to be left out, by nobody.
        (await counter.Change(order.Id, new { op = "discount", lineId = order.LineId(1), percentPpm = 500_000 })).ShouldRefuse(400, "price_reason_missing");

        // What the business itself gives is no override.
        (await shop.Post("/promotions", new { terms = new { name = "Half", kind = "percent", percentPpm = 500_000 } })).ShouldBeOk();
        (await till.Desk.Post("/orders", new { siteId = shop.SiteId, lines = new[] { counter.Line(counter.Cut) } })).ShouldBeOk().Total("gross").ShouldBe(2250);
    }

    [Theory, BothStores]
    public async Task The_site_says_which_role_may_what(StoreKind store)
    {
        var till = await Till.Open(store);
        var (counter, shop) = (till.Counter, till.Counter.Shop);
        (await shop.Put($"/sites/{shop.SiteId}/till-rules", new
        {
            serviceCharge = new { name = "Service charge", percentPpm = 100_000, to = "house" },
            powers = new object[] { new { role = "desk", discountPpm = 50_000, removeCharges = false }, new { role = "staff", discountPpm = 500_000, removeCharges = true } },
        })).ShouldBeOk();
        var order = await counter.Start(counter.Line(counter.Cut));
        object Off(int ppm) => new { op = "discount", lineId = order.LineId(0), percentPpm = ppm, reason = "Complaint" };
        (await till.Change(order.Id, null, Off(50_000))).ShouldBeOk();
        (await till.Change(order.Id, null, Off(60_000))).ShouldRefuse(409, "co_sign_needed");
        (await till.Change(order.Id, await till.CoSign(till.Stylist, order.Id), Off(60_000))).ShouldBeOk();

        var remove = new { op = "removeCharge", charge = "service", reason = "Waited long" };
        (await till.Change(order.Id, null, remove)).ShouldRefuse(409, "co_sign_needed");
        var removed = (await till.Change(order.Id, await till.CoSign(till.Manager, order.Id), remove)).ShouldBeOk();
        removed.Total("service").ShouldBe(0);
        removed.Json["charges"]![0]!["removed"]!.Text("coSignedBy").ShouldBe("Mia Manager");
        (await till.Change(order.Id, null, new { op = "removeCharge", charge = "gratuity", reason = "x" })).ShouldRefuse(404, "charge_unknown");
    }

    /// <summary>A till with a person of the desk at it; a manager and a stylist have PINs too.</summary>
    private sealed record Till(Counter Counter, Access.Browser Desk, string Manager, string Stylist)
    {
        public const string Pin = "2580";

        public static async Task<Till> Open(StoreKind store)
        {
            var counter = await Counter.Open(store);
            var shop = counter.Shop;
            async Task<string> Person(string name, string role)
            {
                var id = (await shop.Post("/team", new { name, role })).ShouldBeOk().Id;
                (await shop.Put($"/team/{id}/pin", new { pin = Pin })).ShouldBeOk();
                return id;
            }

            var (manager, desk, stylist) = (await Person("Mia Manager", "manager"), await Person("Dana Desk", "desk"), await Person("Sam Stylist", "staff"));
            var device = new Access.Browser(shop);
            await device.SignInAsOwner();
            (await device.Post($"/tills/{shop.TillId}/enrol", new { })).ShouldBeOk();
            (await device.Post("/auth/pin", new { memberId = desk, pin = Pin })).ShouldBeOk();
            return new Till(counter, device, manager, stylist);
        }

        /// <summary>Twice, as a till that got no answer does: the co-signature is taken once, and the second answer is the first.</summary>
        public async Task<Reply> Change(string order, string? coSign, params object[] operations)
        {
            var key = Shop.NewKey();
            var first = await Desk.Post($"/orders/{order}/changes", new { operations, coSign }, key);
            var second = await Desk.Post($"/orders/{order}/changes", new { operations, coSign }, key);
            (second.Status, first.Status < 400 ? second.Text : "").ShouldBe((first.Status, first.Status < 400 ? first.Text : ""));
            return first;
        }

        public async Task<string> CoSign(string member, string order) =>
            (await Desk.Post("/auth/co-sign", new { memberId = member, pin = Pin, subject = order })).ShouldBeOk().Json.Text("token");
    }
}
