using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Memberships;

public sealed class PlanTests
{
    [Theory, BothStores]
    public async Task A_plan_is_made_listed_and_changed(StoreKind store)
    {
        var club = await Club.Open(store);
        var plan = (await club.Shop.Get($"/membership-plans/{club.Plan}")).ShouldBeOk().Json;
        (plan.Text("name"), plan.Text("periodUnit"), (int)plan["periodLength"]!, (int)plan["carryOver"]!).ShouldBe(("Gold", "month", 1, 1));
        var changed = (await club.Shop.Patch($"/membership-plans/{club.Plan}", new { price = club.Counter.Money(5900), version = 1 })).ShouldBeOk();
        changed.Json["price"].Amount().ShouldBe(5900);
        (await club.Shop.Patch($"/membership-plans/{club.Plan}", new { name = "X", version = 1 })).ShouldRefuse(412, "stale");
        (await club.Shop.Get("/membership-plans?search=gold")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(1);
        (await club.Shop.Get("/membership-plans/mpl_01h2xcejqtf2nbrexx3vqjhp41")).ShouldRefuse(404, "membership_plan_unknown");
    }

    [Theory, BothStores]
    public async Task What_cannot_be_is_said(StoreKind store)
    {
        var club = await Club.Open(store);
        var price = club.Counter.Money(100);
        (await club.Shop.Post("/membership-plans", new { name = "P", price, periodLength = 0 })).ShouldRefuse(400, "membership_plan_invalid");
        (await club.Shop.Post("/membership-plans", new { name = "P", price, memberPrices = new[] { new { percentPpm = 0 } } })).ShouldRefuse(400, "membership_plan_invalid");
        (await club.Shop.Post("/membership-plans", new { name = "P", price, included = new[] { new { visits = 1, serviceIds = Array.Empty<string>() } } })).ShouldRefuse(400, "membership_plan_invalid");
        (await club.Shop.Post("/membership-plans", new { name = "P", price, minimumPeriods = 0 })).ShouldRefuse(400, "membership_plan_invalid");
    }
}
