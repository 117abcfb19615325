using System.Net.Sockets;
using System.Text;
using Bookend.Behaviour.Booking;

namespace Bookend.Behaviour.Store;

public sealed class IdempotencyTests
{
    private static object Client(string name) => new { name };

    [Theory, BothStores]
    public async Task One_key_two_hundred_times_has_one_effect(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var before = await shop.LastFact();
        var key = Shop.NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => shop.Once(HttpMethod.Post, "/clients", Client("Mia"), key)));
        var made = answers.Where(a => a.Status != 409).ToList();
        made.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        made.Count(a => !a.Replayed).ShouldBe(1);
        answers.Where(a => a.Status == 409).ShouldAllBe(a => (string)a.Json["code"]! == "in_flight");
        (await shop.Facts(before)).ShouldBe(["client.created"]);
    }

    [Theory, BothStores]
    public async Task A_key_belongs_to_its_request(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var key = Shop.NewKey();
        (await shop.Post("/clients", Client("Mia"), key)).ShouldBeOk();
        (await shop.Once(HttpMethod.Post, "/clients", Client("Noah"), key)).ShouldRefuse(422, "idempotency_key_reused");
        (await shop.Once(HttpMethod.Post, "/clients?dryRun=false", Client("Mia"), key)).ShouldRefuse(422, "idempotency_key_reused");
        var other = await Shop.Open(store);
        (await other.Once(HttpMethod.Post, "/clients", Client("Noah"), key)).ShouldBeOk();
        (await shop.Once(HttpMethod.Post, "/clients", Client("Mia"), "")).ShouldRefuse(400, "idempotency_key_missing");
        (await shop.Once(HttpMethod.Post, "/clients", Client("Mia"), new string('k', 256))).ShouldRefuse(400, "idempotency_key_missing");
    }

    [Theory, BothStores]
    public async Task A_refusal_is_kept_too(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        (await salon.Book("10:00")).ShouldBeOk();
        var key = Shop.NewKey();
        var first = (await salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish("10:00", salon.Anna), key)).ShouldRefuse(409, "slot_taken");
        var again = await salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish("10:00", salon.Anna), key);
        again.Replayed.ShouldBeTrue();
        again.Text.ShouldBe(first.Text);
    }

    [Theory, BothStores]
    public async Task A_preview_stores_nothing(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var before = await shop.LastFact();
        (await shop.Post("/clients?dryRun=true", Client("Mia"))).ShouldBeOk();
        (await shop.LastFact()).ShouldBe(before);
        (await shop.Get("/clients?search=mia")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>The line breaks after the server has everything and before the client has the answer.</summary>
    [Theory, BothStores]
    public async Task A_lost_answer_is_told_again(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var key = Shop.NewKey();
        var before = await shop.LastFact();
        const string body = """{"name":"Mia"}""";
        using (var line = new TcpClient())
        {
            await line.ConnectAsync(shop.Server.Address.Host, shop.Server.Address.Port);
            var authorization = shop.Http.DefaultRequestHeaders.Authorization;
            await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /api/v1/clients HTTP/1.1\r\nHost: x\r\nAuthorization: {authorization}\r\nIdempotency-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            line.Client.LingerState = new LingerOption(true, 0); // closing resets the connection
            await shop.Until(async () => await shop.LastFact() > before);
        }

        var answer = (await shop.Once(HttpMethod.Post, "/clients", body, key)).ShouldBeOk();
        answer.Replayed.ShouldBeTrue();
        (await shop.Facts(before)).ShouldBe(["client.created"]);
    }
}
