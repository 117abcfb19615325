using Bookend.Behaviour.Packages;
using Bookend.Behaviour.Sales;
using Bookend.Behaviour.StoredValue;

namespace Bookend.Behaviour.Races;

/// <summary>Value that was sold is used, kept, exchanged or given back: one of them, once.</summary>
public sealed class ValueRaces
{
    [Theory, BothStores]
    public async Task A_gift_card_pays_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(1999);
        await Crowd.OneOf(counter.Shop, _ => ("/sales", Sale(counter, counter.ByCard(code, 1999))), "gift_card_empty");
        (await counter.Left(id)).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_balance_moves_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (from, _, _) = await counter.SellCard(5000);
        var (to, _, _) = await counter.SellCard(500);
        await Crowd.OneOf(counter.Shop, _ => ($"/gift-cards/{from}/transfer", new { to, reason = "Race" }), "gift_card_empty");
        (await counter.Left(to)).ShouldBe(5500);
    }

    [Theory, BothStores]
    public async Task A_gift_card_pays_or_is_given_back(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, sold) = await counter.SellCard(1999);
        var refund = new { tillId = counter.Shop.TillId, reason = "Race", lines = new[] { new { lineId = sold.LineId(0) } } };
        await Crowd.OneOf(
            counter.Shop, n => n % 2 == 0 ? ("/sales", Sale(counter, counter.ByCard(code, 1999))) : ($"/orders/{sold.Order()}/refunds", refund),
            "gift_card_empty", "gift_card_unusable", "value_used", "refund_exceeds", "refund_empty");
        (await counter.Left(id)).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task Credit_pays_or_is_given_back(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var lea = await counter.Client();
        var sold = (await counter.Sell([counter.Credit(1999)], [counter.Cash(1999)], clientId: lea)).ShouldBeOk();
        var refund = new { tillId = counter.Shop.TillId, reason = "Race", lines = new[] { new { lineId = sold.LineId(0) } } };
        await Crowd.OneOf(
            counter.Shop, n => n % 2 == 0 ? ("/sales", Sale(counter, counter.By("wallet", 1999), lea)) : ($"/orders/{sold.Order()}/refunds", refund),
            "wallet_empty", "value_used", "refund_exceeds", "refund_empty");
        (await counter.Wallet(lea)).ShouldBe((0, 0));
    }

    [Theory, BothStores]
    public async Task A_session_is_used_or_given_back(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (sale, pass) = await desk.Sell(await desk.Package("One", 5000, (1, [desk.Facial])), 5000);
        var visit = await desk.Begin(pass);
        var refund = new { tillId = desk.Shop.TillId, reason = "Race", lines = new[] { new { lineId = sale.LineId(0) } } };
        await Crowd.OneOf(
            desk.Shop, n => n % 2 == 0 ? ($"/orders/{visit}/complete", new { tillId = desk.Shop.TillId }) : ($"/orders/{sale.Order()}/refunds", refund),
            "order_completed", "order_voided", "pass_used_up", "pass_changed", "pass_unfit", "value_used", "refund_exceeds", "refund_empty");
        (await desk.Left(pass)).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task A_session_is_kept_for_one_visit(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, pass) = await desk.Sell(await desk.Package("One", 5000, (1, [desk.Facial])), 5000);
        await Crowd.OneOf(
            desk.Shop, n => ($"/passes/{pass}/holds", new { bookingId = $"bkg_01h2xcejqtf2nbrexx3vqjhp{n:d2}", serviceId = desk.Facial }), "pass_used_up");
    }

    [Theory, BothStores]
    public async Task A_pass_goes_into_one_larger_one(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var (_, old) = await desk.Sell(await desk.Package("5 × Facial", 27500, (5, [desk.Facial])), 27500);
        var body = new
        {
            siteId = desk.Shop.SiteId, tillId = desk.Shop.TillId, clientId = desk.Client, lines = new[] { desk.Line(desk.Ten, new { upgradeFrom = old }) },
            tenders = new[] { desk.Counter.Cash(50000 - 27500) },
        };
        await Crowd.OneOf(desk.Shop, _ => ("/sales", body), "pass_used_up", "pass_changed", "pass_expired", "package_not_larger");
        (await desk.Of("liability.sessions")).ShouldBe(-10);
    }

    [Theory, BothStores]
    public async Task Somebody_becomes_a_member_once(StoreKind store)
    {
        var club = await Memberships.Club.Open(store);
        var body = new
        {
            siteId = club.Shop.SiteId, tillId = club.Shop.TillId, clientId = club.Client, lines = new[] { new { kind = "membership", itemId = club.Plan } }, tenders = new[] { club.Counter.Cash(4900) },
        };
        await Crowd.OneOf(club.Shop, _ => ("/sales", body), "membership_exists");
    }

    private static object Sale(Counter counter, object tender, string? client = null) => new
    {
        siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, clientId = client, lines = new[] { counter.Line(counter.Shampoo) }, tenders = new[] { tender },
    };
}
