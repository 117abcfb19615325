using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.StoredValue;

/// <summary>A balance that is good for one, and a hundred who want it at once: one has it, and nothing falls below its floor.</summary>
public sealed class RaceTests
{
    private const int Crowd = 100;

    [Theory, BothStores]
    public async Task One_gift_card_pays_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (id, code, _) = await counter.SellCard(1999);
        var sale = new
        {
            siteId = counter.Shop.SiteId, tillId = counter.Shop.TillId, lines = new[] { counter.Line(counter.Shampoo) }, tenders = new[] { counter.ByCard(code, 1999) },
            tips = Array.Empty<object>(), discounts = Array.Empty<object>(),
        };
        await One(counter, Enumerable.Range(0, Crowd).Select(_ => counter.Shop.Once(HttpMethod.Post, "/sales", sale, Shop.NewKey())), "gift_card_empty");
        (await counter.Left(id)).ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task One_balance_moves_once(StoreKind store)
    {
        var counter = await Counter.Open(store);
        var (from, _, _) = await counter.SellCard(5000);
        var (to, _, _) = await counter.SellCard(500);
        await One(
            counter, Enumerable.Range(0, Crowd).Select(_ => counter.Shop.Once(HttpMethod.Post, $"/gift-cards/{from}/transfer", new { to, reason = "Race" }, Shop.NewKey())),
            "gift_card_empty");
        (await counter.Left(to)).ShouldBe(5500);
    }

    internal static async Task One(Counter counter, IEnumerable<Task<Reply>> crowd, string code)
    {
        var replies = await Task.WhenAll(crowd);
        replies.Count(r => r.Status is 200 or 201).ShouldBe(1, string.Join('\n', replies.Select(r => r.Status).Distinct()));
        foreach (var reply in replies.Where(r => r.Status is not (200 or 201)))
        {
            reply.ShouldRefuse(409, code);
        }

        await Balanced(counter);
    }

    /// <summary>No account of stored value lies below zero on its own side.</summary>
    private static async Task Balanced(Counter counter)
    {
        var sums = new Dictionary<string, long>();
        string? after = null;
        do
        {
            var page = (await counter.Shop.Get($"/ledger/entries?limit=500&after={after}")).ShouldBeOk().Json;
            foreach (var posting in page["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()))
            {
                var key = $"{posting.Text("account")} {posting.Text("owner")}";
                sums[key] = sums.GetValueOrDefault(key) + (long)posting!["amount"]!;
            }

            after = (string?)page["next"];
        }
        while (after is not null);

        sums.Where(s => s.Key.StartsWith("liability.giftCard") || s.Key.StartsWith("liability.wallet")).ShouldAllBe(s => s.Value <= 0);
        sums.Where(s => s.Key.StartsWith("asset.account") || s.Key.StartsWith("asset.instalments")).ShouldAllBe(s => s.Value >= 0);
    }
}
