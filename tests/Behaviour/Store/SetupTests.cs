using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Store;

/// <summary>Prices and the like are kept in memory: nobody may notice.</summary>
public sealed class SetupTests
{
    /// <summary>Changes and sales share commits, and a refused change lies between them: a sale has the price before or the new one, and afterwards the new one.</summary>
    [Theory, BothStores]
    public async Task A_new_price_counts_as_soon_as_it_is_answered(StoreKind store)
    {
        var counter = await Counter.Open(store);
        for (var price = 1001; price <= 1012; price++)
        {
            var selling = Enumerable.Range(0, 6).Select(_ => Sell(counter, counter.Shop)).ToList();
            var change = Price(counter, counter.Shop, price);
            var refused = Price(counter, counter.Shop, -price);
            selling.AddRange(Enumerable.Range(0, 6).Select(_ => Sell(counter, counter.Shop)));
            (await change).ShouldBeOk();
            (await refused).Status.ShouldBe(400);
            (await Sell(counter, counter.Shop)).ShouldBe(price);
            var before = price == 1001 ? 1999 : price - 1;
            (await Task.WhenAll(selling)).ShouldAllBe(p => p == price || p == before);
        }
    }

    [Fact]
    public async Task Another_server_sells_at_the_new_price_too()
    {
        await using var first = await Server.Start(StoreKind.Postgres);
        await using var second = await first.StartSibling();
        var counter = await Counter.Open(StoreKind.Postgres, server: first);
        var there = counter.Shop.On(second);
        for (var price = 1001; price <= 1008; price += 2)
        {
            (await Price(counter, counter.Shop, price)).ShouldBeOk();
            (await Sell(counter, there)).ShouldBe(price);
            (await Price(counter, there, price + 1)).ShouldBeOk();
            (await Sell(counter, counter.Shop)).ShouldBe(price + 1);
        }
    }

    private static Task<Reply> Price(Counter counter, Shop shop, int price) =>
        shop.Once(HttpMethod.Patch, $"/products/{counter.Shampoo}", new { price = counter.Money(price) }, Shop.NewKey());

    private static async Task<int> Sell(Counter counter, Shop shop)
    {
        var sale = await shop.Once(
            HttpMethod.Post, "/sales",
            new { siteId = shop.SiteId, tillId = shop.TillId, lines = new[] { counter.Line(counter.Shampoo) }, tenders = new[] { counter.Cash(5000) } }, Shop.NewKey());
        return (int)sale.ShouldBeOk().Json["order"]!["lines"]![0]!["unitPrice"]!["amount"]!;
    }
}
