using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Demo;

/// <summary>Gift cards, wallets and accounts of the demo business: sold at the till, paid with, lost, given in parts.</summary>
internal sealed class DemoValue(Api api, DemoWish wish, DemoIds ids, LocalDate today)
{
    private const int Noon = 12 * 60;

    /// <param name="at">Does something at a minute of a day.</param>
    public void Plan(Action<LocalDate, int, Func<Task>> at)
    {
        var first = today.PlusDays(-wish.PastDays);
        at(first, Noon, Begin);
        var number = 0;
        for (var day = first.PlusDays(2); day <= today; day = day.PlusDays(5))
        {
            var (n, sold) = (number++, day);
            at(day, Noon + 30, () => Gift(n, sold, at));
        }

        for (var n = 0; n < 6; n++)
        {
            var client = n;
            at(first.PlusDays(3 + 4 * n), Noon + 60, () => Wallet(client));
        }

        at(first.PlusDays(20), Noon + 90, OnAccount);
        at(first.PlusDays(wish.PastDays / 2), Noon + 90, () => GiftOnline("Jule Arndt", "jule@example.com", "75", null));
        at(today.PlusDays(-2), Noon + 90, () => GiftOnline("Ben Sommer", "ben@example.com", "40", today.PlusDays(40)));
        at(first.PlusDays(6), Noon + 120, Best);
    }

    private async Task Begin()
    {
        var policy = (await api.Get("/stored-value/policy")).Ok();
        policy["wallet"]!["bonuses"] = new System.Text.Json.Nodes.JsonArray(System.Text.Json.JsonSerializer.SerializeToNode(new { from = Money(100), extra = Money(10) }));
        policy["giftCards"]!["soldOnline"] = true;
        (await api.Put("/stored-value/policy", policy, "value-policy")).Ok();
        var cards = Enumerable.Range(1, 12).Select(n => new { code = string.Create(CultureInfo.InvariantCulture, $"LINDE-{1000 + 37 * n}"), balance = Money(20 + 5 * n) }).ToArray();
        (await api.Post("/gift-cards/import", new { cards, proof = new { cards = cards.Length, total = Money(cards.Length * 20 + 5 * 78) } }, "value-import")).Ok();
    }

    /// <summary>Bought on the public pages, for the client whose own page shows a little of everything.</summary>
    private async Task GiftOnline(string name, string email, string amount, LocalDate? on)
    {
        using var pages = api.Pages();
        await pages.Open($"/book/{DemoWish.Slug}/gift");
        await pages.Submit(
            ("other", amount), ("to", "Our best guest"), ("toEmail", DemoBusiness.BestClient), ("message", "An hour only for you."),
            ("on", on is { } day ? LocalDatePattern.Iso.Format(day) : ""), ("name", name), ("email", email));
        await pages.Submit(("card", "tok_ok"));
    }

    private async Task Best()
    {
        var client = ids.Clients[0].Id;
        await Sell([new { kind = "credit", unitPrice = Money(100), quantity = 1 }], [new { method = "terminal", amount = Money(100), reference = "W100" }], client, "wallet-best");
        (await api.Post($"/clients/{client}/wallet/grants", new { amount = Money(20), reason = "Ten visits with us" }, "wallet-best-grant")).Ok();
    }

    private async Task Gift(int number, LocalDate day, Action<LocalDate, int, Func<Task>> at)
    {
        var value = number % 3 == 0 ? 100 : number % 3 == 1 ? 50 : 25;
        var (buyer, guest) = (ids.Clients[20 + number], ids.Clients[60 + number]);
        var recipient = new { name = new[] { "Mum", "Jule", "Herr Sommer", "Kim", "Aylin" }[number % 5], email = number % 2 == 0 ? $"gift{number}@example.com" : null, greeting = "Have a wonderful hour!" };
        var line = new { kind = "giftCard", unitPrice = Money(value), quantity = 1, details = new { recipient } };
        var order = await Sell([line], [new { method = "terminal", amount = Money(value), reference = $"G{number}" }], buyer.Id, $"gift-{number}");
        var card = (string)(await api.Get($"/gift-cards?orderId={order}")).Ok()["items"]![0]!["id"]!;
        if (number % 6 == 5)
        {
            (await api.Post($"/gift-cards/{card}/block", new { reason = "Handbag stolen, will come by with the receipt" }, $"gift-{number}-block")).Ok();
        }
        else if (number % 2 == 0)
        {
            at(day.PlusDays(9), Noon + 30, () => Spend(number, card, guest.Id));
        }
    }

    private async Task Spend(int number, string card, string guest)
    {
        var code = (string)(await api.Post($"/gift-cards/{card}/code", new { }, $"gift-{number}-code")).Ok()["code"]!;
        await Shop(guest, "giftCard", code, $"gift-{number}-spent");
    }

    private async Task Wallet(int number)
    {
        var client = ids.Clients[100 + number].Id;
        await Sell([new { kind = "credit", unitPrice = Money(100), quantity = 1 }], [new { method = "terminal", amount = Money(100), reference = $"W{number}" }], client, $"wallet-{number}");
        if (number % 2 == 0)
        {
            await Shop(client, "wallet", null, $"wallet-{number}-spent");
        }

        if (number == 3)
        {
            (await api.Post($"/clients/{client}/wallet/grants", new { amount = Money(15), reason = "Had to wait half an hour" }, "wallet-grant")).Ok();
        }
    }

    private async Task OnAccount()
    {
        var (company, client) = (ids.Clients[110].Id, ids.Clients[111].Id);
        foreach (var id in new[] { company, client })
        {
            (await api.Put($"/clients/{id}/account", new { limit = Money(500), reason = "Pays by invoice" }, $"account-{id}")).Ok();
        }

        await Shop(company, "account", null, "account-bought");
        await Sell([new { kind = "custom", name = "Skin course, six evenings", unitPrice = Money(360), quantity = 1 }], [new { method = "account", amount = Money(360) }], client, "account-course");
        (await api.Post($"/clients/{client}/account/plans", new { count = 6, firstDueOn = LocalDatePattern.Iso.Format(today.PlusDays(-wish.PastDays + 30)) }, "account-plan")).Ok();
    }

    /// <summary>A product for what is there; the rest, if any, in cash.</summary>
    private async Task Shop(string client, string method, string? code, string key)
    {
        var order = (await api.Post("/orders", new { siteId = ids.Site, clientId = client, lines = new[] { new { kind = "product", itemId = ids.Products[0], quantity = 1 } } }, key)).Ok();
        var id = (string)order["id"]!;
        var paid = (await api.Post($"/orders/{id}/tenders", new { method, amount = order["totals"]!["due"], tillId = ids.Till, reference = code }, $"{key}-paid")).Ok();
        var due = paid["totals"]!["due"]!;
        object[] tenders = (long)due["amount"]! == 0 ? [] : [new { method = "cash", amount = due }];
        (await api.Post($"/orders/{id}/complete", new { tillId = ids.Till, tenders }, $"{key}-checkout")).Ok();
    }

    private async Task<string> Sell(object[] lines, object[] tenders, string client, string key) =>
        (string)(await api.Post("/sales", new { siteId = ids.Site, tillId = ids.Till, clientId = client, lines, tenders }, key)).Ok()["order"]!["id"]!;

    private object Money(int whole) => new { amount = (long)whole * DemoBusiness.Scale(wish.Currency), currency = wish.Currency };
}
