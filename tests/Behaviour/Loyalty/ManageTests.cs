using System.Text.Json.Nodes;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Loyalty;

public sealed class ManageTests
{
    [Theory, BothStores]
    public async Task Rules_get_versions_and_the_past_keeps_its_own(StoreKind store)
    {
        var club = await Club.Open(store);
        var path = $"/loyalty/programmes/{club.Programme}";
        (await club.Shop.Post($"{path}/versions", new { terms = Club.Terms(), validFrom = "2026-11-22T08:00:00+01:00" })).ShouldRefuse(400, "invalid");
        var next = (await club.Shop.Post($"{path}/versions", new { terms = Club.Terms(("breakagePpm", 100_000)), validFrom = "2026-12-01T00:00:00+01:00" })).ShouldBeOk();
        ((int)next.Json["number"]!, next.Json["versions"]!.AsArray().Count).ShouldBe((1, 2));
        (await club.Shop.Post($"{path}/versions", new { terms = Club.Terms() })).ShouldRefuse(400, "invalid");
        await club.Shop.SetClock("2026-12-01T00:00:00+01:00");
        ((int)(await club.Shop.Get(path)).ShouldBeOk().Json["number"]!).ShouldBe(2);
        (await club.Shop.Post($"{path}/versions", new { terms = new { rules = new[] { new { code = "tier", kind = "visit", name = "x", points = 1 } } } })).ShouldRefuse(400, "programme_invalid");
        (await club.Shop.Post("/loyalty/programmes", new { name = "Another", terms = Club.Terms() })).ShouldRefuse(409, "programme_overlaps");
        (await club.Shop.Patch(path, new { name = "Linden Circle", ended = true })).ShouldBeOk();
        ((string)(await club.Shop.Get("/loyalty/programmes")).ShouldBeOk().Json["items"]![0]!["name"]!).ShouldBe("Linden Circle");
        var lea = await club.Client();
        (await club.Sell(lea, 1000)).Json["notes"]!.AsArray().ShouldBeEmpty("it has ended");
    }

    [Theory, BothStores]
    public async Task A_site_may_have_a_programme_and_points_of_its_own(StoreKind store)
    {
        var club = await Club.Open(store);
        var site = (await club.Shop.Post("/sites", new { name = "Hafen", slug = $"{club.Shop.Slug}-hafen", timeZone = "Europe/Berlin", currency = "EUR" })).ShouldBeOk().Id;
        var till = (await club.Shop.Post("/tills", new { siteId = site, name = "Hafen 1" })).ShouldBeOk().Id;
        (await club.Shop.Post("/loyalty/programmes", new { name = "Harbour", siteIds = new[] { site }, terms = Club.Terms() })).ShouldBeOk();
        var lea = await club.Client();
        await club.Sell(lea, 1000);
        (await club.Shop.Post("/sales", new { siteId = site, tillId = till, clientId = lea, lines = new[] { club.Counter.Custom("Item", 700) }, tenders = new[] { club.Counter.Cash(700) } }))
            .ShouldBeOk().Figure("balance").ShouldBe(7);
        var points = (await club.Shop.Get($"/loyalty/clients/{lea}")).ShouldBeOk().Json["items"]!.AsArray();
        points.Select(p => ((string)p!["name"]!, (long)p["balance"]!)).ShouldBe([("Linden Club", 10), ("Harbour", 7)], ignoreOrder: true);
    }

    [Theory, BothStores]
    public async Task The_desk_gives_a_few_points_by_hand_and_managers_more_each_with_a_reason(StoreKind store)
    {
        var club = await Club.Open(store, ("adjustLimit", 50));
        var lea = await club.Client();
        var path = $"/loyalty/clients/{lea}/adjust";
        (await club.Shop.Post(path, new { points = 500, reason = "Sorry for the wait" })).ShouldBeOk();
        (await club.Shop.Post(path, new { points = 500, reason = " " })).ShouldRefuse(400, "invalid");
        (await club.Shop.Post(path, new { points = -501, reason = "A mistake" })).ShouldRefuse(409, "not_enough_points");
        var key = (await club.Shop.Once(HttpMethod.Post, "/api-keys", new { name = "desk", scopes = new[] { "loyalty.adjust" } }, Shop.NewKey())).ShouldBeOk(); // its secret is said once
        using var desk = club.Shop.Anonymous();
        async Task<int> Give(long points)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path);
            request.Headers.Add("Idempotency-Key", Shop.NewKey());
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", (string)key.Json["secret"]!);
            request.Content = new StringContent($$"""{"points":{{points}},"reason":"A coffee was spilled"}""", System.Text.Encoding.UTF8, "application/json");
            using var answer = await desk.SendAsync(request);
            return (int)answer.StatusCode;
        }

        (await Give(51)).ShouldBe(403);
        (await Give(50)).ShouldBe(200);
        (await Give(-51)).ShouldBe(403);
        await club.BalanceShouldBe(lea, 550);
        var history = (await club.Shop.Get($"/loyalty/clients/{lea}/history")).ShouldBeOk().Json["items"]!.AsArray();
        history.Select(h => (long)h!["points"]!).ShouldBe([50, 500]);
        ((string)history[1]!["reason"]!).ShouldStartWith("Sorry for the wait");
    }

    [Theory, BothStores]
    public async Task Balances_of_another_system_come_with_proof_once(StoreKind store)
    {
        var club = await Club.Open(store, ("expireMonths", 12), ("breakagePpm", 200_000));
        var (lea, mia) = (await club.Client(), await club.Client("Mia"));
        object Body(long sum, string from = "The old till") => new
        {
            from, expectedCount = 2, expectedPoints = sum,
            balances = new object[] { new { clientId = lea, points = 120 }, new { clientId = mia, points = 80, expiresOn = "2027-02-01" } },
        };
        (await club.Shop.Post("/loyalty/opening-balances", Body(201))).ShouldRefuse(422, "opening_differs");
        await club.BalanceShouldBe(lea, 0);
        var proof = (await club.Shop.Post("/loyalty/opening-balances", Body(200))).ShouldBeOk();
        ((long)proof.Json["outstandingBefore"]!, (long)proof.Json["outstandingAfter"]!).ShouldBe((0, 200));
        (await club.Shop.Post("/loyalty/opening-balances", Body(200))).ShouldRefuse(409, "duplicate");
        await club.BalanceShouldBe(mia, 80);
        await club.HistoryShouldAddUp(mia);
        var owed = (await club.Shop.Get("/loyalty/liability")).ShouldBeOk().Json["items"]![0]!;
        ((long)owed["points"]!, owed["worth"].Amount(), owed["expected"].Amount()).ShouldBe((200, 1000, 800));
        owed["byMonth"]!.AsArray().Select(m => ((string)m!["month"]!, (long)m["points"]!)).ShouldBe([("2027-02-01", 80), ("2027-11-01", 120)]);
    }

    [Theory, BothStores]
    public async Task Who_is_about_to_lose_points_is_told_once(StoreKind store)
    {
        var club = await Club.Open(store, ("expireMonths", 1), ("noticeDays", 10));
        var lea = await club.Client();
        await club.Sell(lea, 1000);
        async Task<int> Noticed() => (int)(await club.Shop.Post("/loyalty/expire", new { })).ShouldBeOk().Json["noticed"]!;
        (await Noticed()).ShouldBe(0);
        await club.Shop.SetClock("2026-12-14T08:00:00+01:00");
        (await Noticed()).ShouldBe(1);
        (await Noticed()).ShouldBe(0);
        (await club.Shop.Facts()).Count(f => f == "points.expiring").ShouldBe(1);
    }
}
