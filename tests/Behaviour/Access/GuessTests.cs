using System.Net.Http.Json;

namespace Bookend.Behaviour.Access;

/// <summary>Who tries many accounts from one address is slowed down, whatever the lock of each account says.</summary>
public sealed class GuessTests
{
    [Theory, BothStores]
    public async Task One_address_tries_so_many_logins_and_no_more(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var guesser = new Browser(shop, Browser.NewAddress());
        var answers = new List<Reply>();
        for (var i = 0; i < 60 && answers.All(a => a.Status != 429); i++)
        {
            answers.Add(await guesser.Post("/auth/sign-in", new { email = $"guess-{i}@example.com", password = "password 123" }));
        }

        answers[^1].ShouldRefuse(429, "too_many_requests");
        answers[^1].RetryAfter!.Value.ShouldBeGreaterThan(1);
        answers.Count.ShouldBeInRange(20, 60);
        answers.SkipLast(1).ShouldAllBe(a => a.Status == 401);
        using var neighbour = new Browser(shop);
        await neighbour.SignInAsOwner();
    }

    [Theory, BothStores]
    public async Task One_address_tries_so_many_pins_and_no_more(StoreKind store)
    {
        var shop = await Shop.Open(store);
        using var guesser = new Browser(shop);
        Reply last;
        var tries = 0;
        do
        {
            last = await guesser.Post("/auth/pin", new { memberId = shop.OwnerId, pin = "1234" });
        }
        while (last.Status == 403 && ++tries < 400);

        last.ShouldRefuse(429, "too_many_requests");
        tries.ShouldBeGreaterThanOrEqualTo(120);
    }

    [Theory, BothStores]
    public async Task After_wrong_operator_keys_not_even_the_right_one_counts(StoreKind store)
    {
        var server = await Server.Of(store);
        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Browser.NewAddress());
        async Task<int> Try(string key)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/businesses") { Content = JsonContent.Create(Shop.NewBusiness("never")) };
            request.Headers.Add("X-Operator-Key", key);
            request.Headers.Add("Idempotency-Key", Shop.NewKey());
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }

        var tries = 0;
        int right;
        do
        {
            int status;
            do
            {
                status = await Try($"guess {tries}");
            }
            while (status == 403 && ++tries < 100);

            status.ShouldBe(429);
            tries.ShouldBeGreaterThanOrEqualTo(10);
            right = await Try(Server.OperatorKey); // on a slow machine one more try may have come back meanwhile
        }
        while (right != 429 && tries < 50);

        right.ShouldBe(429);
    }
}
