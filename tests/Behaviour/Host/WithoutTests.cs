using Bookend.Behaviour.Packages;
using Bookend.Behaviour.Sales;
using Bookend.Behaviour.StoredValue;

namespace Bookend.Behaviour.Host;

/// <summary>Capabilities can be left out, and come back: what they have booked stays as it was.</summary>
public sealed class WithoutTests
{
    private static readonly string[] All = ["StoredValue", "Loyalty", "Packages", "Pay", "Memberships", "Drawers", "Autopay"];

    [Theory]
    [InlineData(StoreKind.Sqlite, "StoredValue")]
    [InlineData(StoreKind.Sqlite, "Loyalty")]
    [BothStores("")]
    public async Task The_rest_sells_gives_back_and_adds_up(StoreKind store, string without)
    {
        await using var server = await Server.Start(store);
        var desk = await Desk.Open(store, server: server);
        var counter = desk.Counter;
        (await desk.Shop.Post("/loyalty/programmes", new { name = "Linden Club", terms = Loyalty.Club.Terms() })).ShouldBeOk();
        var (card, code, _) = await counter.SellCard(5000);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var before = await desk.Books();

        server.Kill();
        await server.Launch(without == "" ? ["--without", .. All] : ["--without", without]);
        var sold = (await counter.Sell([counter.Line(counter.Cut), counter.Line(counter.Shampoo)], [counter.Cash(6499)], clientId: desk.Client)).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(0) }])).ShouldBeOk();
        (await counter.Refund(sold.Order(), [new { lineId = sold.LineId(1) }])).ShouldBeOk();
        if (without is "StoredValue" or "")
        {
            (await counter.Sell([counter.Line(counter.Shampoo)], [counter.ByCard(code, 1999)])).ShouldRefuse(409, "capability_missing");
            (await desk.Shop.Get($"/gift-cards/{card}")).Status.ShouldBe(404);
        }

        (await server.Command("verify")).Exit.ShouldBe(0);

        server.Kill();
        await server.Launch();
        (await counter.Left(card)).ShouldBe(5000);
        (await desk.Left(pass)).ShouldBe(10);
        (await desk.Books()).Where(b => b.Value != 0).ShouldBe(before.Where(b => b.Value != 0), ignoreOrder: true);
    }
}
