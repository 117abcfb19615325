using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Demo;

/// <summary>
/// The points of the demo spa: a programme that changed once, balances of the system before, clients who joined and brought friends, points
/// taken as money and for rewards, and walk-ins who told their name afterwards.
/// </summary>
internal sealed class DemoLoyalty(Api api, DemoWish wish, DemoIds ids, LocalDate today)
{
    private const int Joined = 120;
    private const int TakenOver = 30;

    /// <summary>Before the doors open: nobody earns or spends at this time, so a balance that was read still stands.</summary>
    private const int Early = 8 * 60 + 30;
    private string programme = "";

    /// <summary>Before the first sale, so that all of them earn.</summary>
    public async Task Furnish()
    {
        programme = (string)(await api.Post("/loyalty/programmes", new { name = "Linden Points", terms = Terms(200) }, "loyalty")).Ok()["id"]!;
        var balances = Enumerable.Range(0, TakenOver).Select(n => new { clientId = ids.Clients[n * 5 + 2].Id, points = 40 + 23 * n % 190, expiresOn = Day(Expiry(n)) }).ToArray();
        (await api.Post("/loyalty/opening-balances", new
        {
            from = "The paper cards", expectedCount = balances.Length, expectedPoints = balances.Sum(b => b.points), balances,
        }, "loyalty-opening")).Ok();
        await Parallel.ForAsync(0, Joined, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (n, _) =>
        {
            var referredBy = n % 10 == 9 ? ids.Clients[n - 9].Id : null;
            (await api.Post($"/loyalty/clients/{ids.Clients[n].Id}/join", new { referredBy }, $"loyalty-join-{n}")).Ok();
        });
    }

    /// <param name="at">Does something at a minute of a day.</param>
    public void Plan(Action<LocalDate, int, Func<Task>> at)
    {
        var first = today.PlusDays(-wish.PastDays);
        var number = 0;
        for (var day = first.PlusDays(21); day <= today; day = day.PlusDays(2))
        {
            var n = number++;
            at(day, Early, n % 3 == 0 ? () => Reward(n) : () => Points(n));
        }

        for (var n = 0; n < 4; n++)
        {
            var walkIn = n;
            at(first.PlusDays(10 + 17 * n), Early, () => Claim(walkIn));
        }

        at(today.PlusDays(-wish.PastDays / 3), Early, NewRules);
        at(today.PlusDays(-9), Early, async () => (await api.Post("/loyalty/expire", new { }, "loyalty-expire")).Ok());
        at(today.PlusDays(-2), Early, async () =>
            (await api.Post($"/loyalty/clients/{ids.Clients[3].Id}/adjust", new { points = 25, reason = "Had to wait half an hour" }, "loyalty-sorry")).Ok());
    }

    /// <summary>Rewards cost a little less than at first.</summary>
    private async Task NewRules() => (await api.Post($"/loyalty/programmes/{programme}/versions", new { terms = Terms(180) }, "loyalty-version")).Ok();

    private object Terms(int tenOff) => new
    {
        rules = new object[]
        {
            new { code = "spend", kind = "spend", name = "A point for every 1 spent", points = 1, perAmount = Money(1) },
            new { code = "visit", kind = "visit", name = "For coming", points = 5, items = new { kinds = new[] { "service" } } },
            new { code = "care", kind = "item", name = "Fjordlys skin care", points = 10, items = new { categories = new[] { "Fjordlys" } } },
            new { code = "birthday", kind = "birthday", name = "Happy birthday", points = 50, days = 7 },
            new { code = "welcome", kind = "signUp", name = "Welcome", points = 20 },
        },
        triggers = new object[] { new { kind = "package", trigger = "completion" }, new { kind = "membership", trigger = "perSession" } },
        tiers = new
        {
            measure = "points", months = 12,
            tiers = new[]
            {
                new { code = "silver", name = "Silver", from = 250, multiplierPpm = 1_100_000 }, new { code = "gold", name = "Gold", from = 600, multiplierPpm = 1_250_000 },
            },
        },
        value = new { points = 100, amount = Money(5) },
        rewards = new object[]
        {
            new { code = "BROWS", kind = "item", name = "Brows for nothing", points = 120, items = new { itemIds = new[] { Service("Waxing, brows") } } },
            new { code = "TEN", kind = "amount", name = "Ten off", points = tenOff, amount = Money(10) },
            new { code = "FACIAL", kind = "item", name = "An express facial", points = 650, items = new { itemIds = new[] { Service("Express facial") } } },
        },
        referral = new { referrerPoints = 50, friendPoints = 25 },
        expireMonths = 12, noticeDays = 30, adjustLimit = 100, breakagePpm = 150_000,
    };

    /// <summary>A bottle, paid with points as far as they go; the rest in cash.</summary>
    private async Task Points(int number)
    {
        var client = ids.Clients[number % Joined].Id;
        var worth = (long)(await Standing(client))["worth"]!["amount"]!;
        if (worth < DemoBusiness.Scale(wish.Currency))
        {
            return;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"points-{number}");
        var order = await Open(client, "product", ids.Products[number % ids.Products.Count], key);
        var due = (long)order["totals"]!["due"]!["amount"]!;
        var paid = (await api.Post($"/orders/{(string)order["id"]!}/tenders", new { method = "points", amount = Minor(Math.Min(worth, due)), tillId = ids.Till }, $"{key}-paid")).Ok();
        await Complete((string)order["id"]!, paid["totals"]!["due"]!, key);
    }

    /// <summary>The dearest reward that she can have, where there is one.</summary>
    private async Task Reward(int number)
    {
        var client = ids.Clients[number % Joined].Id;
        var code = (await Standing(client))["rewards"]!.AsArray().Where(r => (bool)r!["enough"]!).Select(r => (string)r!["code"]!).LastOrDefault();
        if (code is null)
        {
            return;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"reward-{number}");
        var wanted = code switch { "BROWS" => "Waxing, brows", "FACIAL" => "Express facial", _ => "Manicure" };
        var order = (string)(await Open(client, "service", Service(wanted), key))["id"]!;
        var changed = (await api.Post($"/orders/{order}/changes", new { operations = new[] { new { op = "code", code } } }, $"{key}-code")).Ok();
        await Complete(order, changed["totals"]!["due"]!, key);
    }

    /// <summary>A walk-in who comes back with her receipt.</summary>
    private async Task Claim(int number)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"walk-in-{number}");
        var order = await Open(null, "product", ids.Products[number], key);
        await Complete((string)order["id"]!, order["totals"]!["due"]!, key);
        (await api.Post($"/orders/{(string)order["id"]!}/claim", new { clientId = ids.Clients[200 + number].Id }, $"{key}-claim")).Ok();
    }

    private async Task<JsonNode> Standing(string client) => (await api.Get($"/loyalty/clients/{client}")).Ok()["items"]![0]!;

    private async Task<JsonNode> Open(string? clientId, string kind, string itemId, string key) =>
        (await api.Post("/orders", new { siteId = ids.Site, clientId, lines = new[] { new { kind, itemId, quantity = 1, memberId = ids.People[^1].Id } } }, key)).Ok();

    private async Task Complete(string order, JsonNode due, string key)
    {
        object[] tenders = (long)due["amount"]! == 0 ? [] : [new { method = "cash", amount = due }];
        (await api.Post($"/orders/{order}/complete", new { tillId = ids.Till, tenders }, $"{key}-checkout")).Ok();
    }

    /// <summary>Some are over by now, some run out soon, most have a while.</summary>
    private LocalDate Expiry(int number) => (number % 6) switch { 0 => today.PlusDays(-10), 1 => today.PlusDays(12), 2 => today.PlusDays(40), _ => today.PlusMonths(4 + number % 5) };

    private string Service(string name) => ids.Services.First(s => s.Data.Name == name).Id;

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private object Money(int whole) => Minor(whole * DemoBusiness.Scale(wish.Currency));

    private object Minor(long amount) => new { amount, currency = wish.Currency };
}
