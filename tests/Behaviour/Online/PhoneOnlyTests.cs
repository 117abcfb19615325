using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Online;

/// <summary>Somebody whom the salon knows by her number books online and gives an e-mail address.</summary>
public sealed class PhoneOnlyTests
{
    [Theory, BothStores]
    public async Task She_gets_her_letters_and_the_desk_is_asked_about_the_address(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var shop = salon.Shop;
        var client = (await shop.Post("/clients", new { name = "Frau Sommer", phone = "030 1234567" })).ShouldBeOk();
        using var guest = await Book(salon, "2026-11-25", "Lea");
        guest.Main.ShouldContain("lea@example.com"); // where the confirmation goes
        guest.Main.ShouldNotContain("Frau Sommer"); // who knows a number is not told whose it is

        var letter = (await shop.Letters(1))[0];
        ((string?)letter["to"]).ShouldBe("lea@example.com");
        var text = Outbox.Part(shop.File(letter), "text/plain");
        text.ShouldContain("Hallo Lea,");
        text.ShouldNotContain("Frau Sommer");
        var booking = (await shop.Get($"/bookings?siteId={shop.SiteId}&from=2026-11-25&to=2026-11-25")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)booking["clientId"]).ShouldBe(client.Id);

        var file = await Client(shop, client.Id);
        file["email"].ShouldBeNull("a form writes into nobody's file");
        var proposal = file["proposals"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)proposal["email"]).ShouldBe("lea@example.com");
        ((string?)proposal["source"]).ShouldBe($"given when booking {booking["code"]} online");
        (await shop.Get($"/clients/{client.Id}/card")).Json["alerts"]!.AsArray().Select(a => (string?)a!["text"]).ShouldBe(["Put lea@example.com on file?"]);

        await guest.Open($"{guest.Answer.RequestMessage!.RequestUri!.AbsolutePath}/cancel");
        await guest.Submit(fields: [("reason", "Krank")]);
        ((string?)(await shop.Letters(2))[1]["to"]).ShouldBe("lea@example.com");

        (await shop.Patch($"/clients/{client.Id}", new { email = "lea@example.com" })).ShouldBeOk();
        file = await Client(shop, client.Id);
        ((string?)file["email"]).ShouldBe("lea@example.com");
        file["proposals"]!.AsArray().ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task A_proposal_can_be_turned_down_and_strangers_cannot_fill_the_file(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var client = (await salon.Shop.Post("/clients", new { name = "Frau Sommer", phone = "030 1234567" })).ShouldBeOk();
        for (var i = 0; i < 5; i++)
        {
            using var guest = await Book(salon, $"2026-11-2{5 + (i / 3)}", "Lea", $"lea{i}@example.com", i % 3 * 4);
        }

        (await Client(salon.Shop, client.Id))["proposals"]!.AsArray().Select(p => (string?)p!["email"]).Order().ShouldBe(["lea2@example.com", "lea3@example.com", "lea4@example.com"]);
        (await salon.Shop.Patch($"/clients/{client.Id}", new { pronouns = "sie" })).ShouldBeOk(); // says nothing about it
        (await Client(salon.Shop, client.Id))["proposals"]!.AsArray().Count.ShouldBe(3);
        (await salon.Shop.Patch($"/clients/{client.Id}", new { email = (string?)null })).ShouldBeOk();
        var file = await Client(salon.Shop, client.Id);
        file["email"].ShouldBeNull();
        file["proposals"]!.AsArray().ShouldBeEmpty();
    }

    private static async Task<Guest> Book(Salon salon, string date, string name, string email = "lea@example.com", int time = 0)
    {
        var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date={date}");
        await guest.Submit("start", guest.Times[time]);
        await guest.Submit(fields: [("name", name), ("email", email), ("phone", "030 1234567")]);
        guest.Address.ShouldStartWith("/m/");
        return guest;
    }

    private static async Task<JsonNode> Client(Shop shop, string id) => (await shop.Get($"/clients/{id}")).ShouldBeOk().Json;
}
