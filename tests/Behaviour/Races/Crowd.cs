namespace Bookend.Behaviour.Races;

/// <summary>A hundred who want at once what is there for one.</summary>
internal static class Crowd
{
    private const int Size = 100;

    // Nobody owes us less than nothing, and we owe nobody less than nothing.
    private static readonly string[] Owing =
    [
        "liability.giftCard", "liability.wallet", "liability.passes", "liability.sessions", "liability.memberships", "liability.included", "liability.deposit", "liability.points",
    ];
    private static readonly string[] Owed = ["asset.account", "asset.instalments"];

    /// <summary>One gets it, everybody else one of these refusals, and no account lies beyond its floor.</summary>
    /// <param name="ask">Path and body of the n-th request.</param>
    public static async Task<Reply> OneOf(Shop shop, Func<int, (string Path, object Body)> ask, params string[] codes)
    {
        var replies = await Ask(shop, ask);
        var lost = replies.Where(r => r.Status is not (200 or 201)).ToList();
        lost.Count.ShouldBe(Size - 1, string.Join('\n', replies.Select(r => $"{r.Status} {(r.Status < 300 ? "" : (string?)r.Json["code"])}").CountBy(s => s)));
        lost.ShouldAllBe(r => r.Status == 409 || r.Status == 404, string.Join('\n', lost.Select(r => r.Text).Distinct().Take(3)));
        lost.Select(r => (string)r.Json["code"]!).Distinct().Except(codes).ShouldBeEmpty(string.Join('\n', lost.Select(r => r.Text).Distinct().Take(3)));
        await Balanced(shop);
        return replies.Single(r => r.Status is 200 or 201);
    }

    public static Task<Reply[]> Ask(Shop shop, Func<int, (string Path, object Body)> ask) =>
        Task.WhenAll(Enumerable.Range(0, Size).Select(n => shop.Once(HttpMethod.Post, ask(n).Path, ask(n).Body, Shop.NewKey())));

    public static async Task Balanced(Shop shop)
    {
        var (accounts, units) = (new Dictionary<(string Account, string Key), long>(), new Dictionary<string, long>());
        for (string? after = ""; after is not null;)
        {
            var page = (await shop.Get($"/ledger/entries?limit=500&after={after}")).ShouldBeOk().Json;
            foreach (var posting in page["items"]!.AsArray().SelectMany(e => e!["postings"]!.AsArray()))
            {
                var (account, unit, amount) = ((string)posting!["account"]!, (string)posting["unit"]!, (long)posting["amount"]!);
                var key = (account, $"{(string?)posting["owner"]} {unit}");
                accounts[key] = accounts.GetValueOrDefault(key) + amount;
                units[unit] = units.GetValueOrDefault(unit) + amount;
            }

            after = (string?)page["next"];
        }

        accounts.Where(a => Owing.Any(o => a.Key.Account.StartsWith(o, StringComparison.Ordinal))).ShouldAllBe(a => a.Value <= 0);
        accounts.Where(a => Owed.Contains(a.Key.Account)).ShouldAllBe(a => a.Value >= 0);
        units.ShouldAllBe(u => u.Value == 0);
    }
}
