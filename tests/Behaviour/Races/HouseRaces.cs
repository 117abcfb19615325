using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Pay;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Races;

/// <summary>The house's own money, and a visit's deposit.</summary>
public sealed class HouseRaces
{
    [Theory, BothStores]
    public async Task A_payout_is_taken_back_once(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.Plan(payroll.Terms(Payroll.Share(null, 500_000)));
        await payroll.Sell(payroll.By(10_000));
        var paid = (await payroll.Shop.Post("/pay/payouts", new { memberId = payroll.Anna, through = "2026-11-23", method = "cash", tillId = payroll.Shop.TillId })).ShouldBeOk();
        await Crowd.OneOf(payroll.Shop, _ => ($"/pay/payouts/{paid.Id}/reverse", new { reason = "Race" }), "payout_reversed");
        (await payroll.CommissionOwed()).ShouldBe(5_000);
    }

    [Theory, BothStores]
    public async Task A_days_tips_are_shared_once(StoreKind store)
    {
        var payroll = await Payroll.Open(store);
        await payroll.SellWith([new { memberId = payroll.Anna, amount = payroll.Money(1_000) }], payroll.By(5_000));
        var pool = (await payroll.Shop.Post("/pay/pools", new { name = "Floor", siteId = payroll.Shop.SiteId, terms = new { by = "hours" } })).ShouldBeOk().Id;
        var people = new[] { new { memberId = payroll.Anna, minutes = 60 }, new { memberId = payroll.Ben, minutes = 60 } };
        await Crowd.OneOf(payroll.Shop, _ => ($"/pay/pools/{pool}/runs", new { day = "2026-11-23", people }), "pool_done");
        (-await payroll.Owed("liability.tips", payroll.Ben)).ShouldBe(500);
    }

    [Theory, BothStores]
    public async Task A_drawer_is_closed_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var shift = (await counter.Shop.Post("/shifts", new { tillId = counter.Shop.TillId, @float = counter.Money(10_000), from = "safe" })).ShouldBeOk();
        await Crowd.OneOf(counter.Shop, _ => ($"/shifts/{shift.Id}/close", new { counted = counter.Money(10_000) }), "shift_closed");
    }

    [Theory, BothStores]
    public async Task A_held_time_is_booked_once(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var hold = (await salon.Hold("10:00")).ShouldBeOk();
        await Crowd.OneOf(salon.Shop, _ => ("/bookings", new { holdId = hold.Id }), "hold_gone");
    }

    /// <summary>She is at the desk and pays; at that moment somebody else says that she never came.</summary>
    [Theory, BothStores]
    public async Task A_deposit_is_used_or_forfeited(StoreKind store)
    {
        var salon = await Salon.Open(store);
        (await salon.Shop.Patch($"/sites/{salon.Shop.SiteId}/visit-terms", new { terms = new { noShowPpm = 500_000, deposit = new { ppm = 500_000 } } })).ShouldBeOk();
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        var order = (string)booked.Json["orderId"]!;
        (await salon.Shop.Post($"/orders/{order}/tenders", new { method = "cash", amount = new { amount = 2250, currency = "EUR" }, tillId = salon.Shop.TillId })).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T10:30:00+01:00");
        var rest = new { tillId = salon.Shop.TillId, tenders = new[] { new { method = "cash", amount = new { amount = 2250, currency = "EUR" } } } };
        var replies = await Crowd.Ask(salon.Shop, n => n % 2 == 0 ? ($"/orders/{order}/complete", rest) : ($"/bookings/{booked.Id}/no-show", new { }));

        // Whoever comes second finds the money spent: a visit that was paid for may still be marked, without a fee.
        var (used, forfeited) = (replies.Where((_, n) => n % 2 == 0).Count(r => r.Status == 200), replies.Where((_, n) => n % 2 == 1).Count(r => r.Status == 200 && r.Json["fee"] is not null));
        (used + forfeited).ShouldBe(1);
        replies.Where(r => r.Status != 200).ShouldAllBe(r => r.Status == 409);
        var after = (await salon.Shop.Get($"/orders/{order}")).ShouldBeOk().Json;
        after.Text("state").ShouldBe("completed");
        after["receipts"]!.AsArray().ShouldHaveSingleItem();
        await Crowd.Balanced(salon.Shop);
    }
}
