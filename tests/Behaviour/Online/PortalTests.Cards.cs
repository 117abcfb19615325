using System.Net;
using Bookend.Behaviour.Sales;
using Bookend.Behaviour.Store;

namespace Bookend.Behaviour.Online;

public sealed partial class PortalTests
{
    [Theory, BothStores]
    public async Task She_gives_a_card_for_what_falls_due_chooses_one_and_takes_it_back(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var shop = salon.Shop;
        var lea = (await shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" })).ShouldBeOk().Id;
        using var guest = await SignIn(salon, "lea@example.com");
        Shown(guest).ShouldContain("Es ist keine Karte hinterlegt.");

        await guest.Load(Keep(guest, "tok_declined"), 200);
        guest.Notice.ShouldBe("Die Karte konnte nicht hinterlegt werden. Es wurde nichts abgebucht; bitte versuchen Sie eine andere.");
        await guest.Load(Keep(guest, "tok_lost"), 200);
        (await Cards(shop, lea)).ShouldBeEmpty();

        // The same form twice is one card.
        var page = guest.Page;
        await guest.Load(Keep(guest, "tok_ok"), 200);
        guest.Notice.ShouldBe("Ihre Karte ist hinterlegt. Jetzt wurde nichts abgebucht.");
        var again = FieldsOf(page);
        again["token"] = "tok_ok";
        again["do"] = "keep";
        await guest.Load(Form(salon, again), 200);
        (await Cards(shop, lea)).ShouldBe(["4242 True"]);

        await guest.Load(Keep(guest, "tok_unknown"), 200);
        (await Cards(shop, lea)).ShouldBe(["0093 True", "4242 False"]);
        Shown(guest).ShouldContain("Visa •0093 Fälliges wird von ihr abgebucht bis Sonntag, 31. Dezember 2034");
        var charged = (await shop.Get($"/clients/{lea}/cards")).ShouldBeOk().Json["items"]![0].Text("id");
        foreach (var (todo, stands) in new[] { ("stop", "0093 False"), ("use", "0093 True"), ("remove", "4242 False"), ("remove", "4242 False"), ("nonsense", "4242 False") })
        {
            var fields = FieldsOf(guest.Page);
            (fields["card"], fields["do"]) = (charged, todo);
            await guest.Load(Form(salon, fields), 200);
            (await Cards(shop, lea)).ShouldContain(stands);
        }

        (await Cards(shop, lea)).ShouldBe(["4242 False"]);
    }

    [Theory, BothStores]
    public async Task Nobody_touches_anothers_cards(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var shop = salon.Shop;
        var lea = (await shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" })).ShouldBeOk().Id;
        var mia = (await shop.Post("/clients", new { name = "Mia Moser", email = "mia@example.com" })).ShouldBeOk().Id;
        var card = (await shop.Post($"/clients/{mia}/cards", new { token = "tok_ok", autopay = true })).ShouldBeOk().Id;
        using var guest = await SignIn(salon, "lea@example.com");
        foreach (var todo in new[] { "remove", "stop" })
        {
            var fields = FieldsOf(guest.Page);
            (fields["card"], fields["do"]) = (card, todo);
            await guest.Load(Form(salon, fields), 200);
        }

        // Signed out in another window, the form that is still open keeps nothing.
        var open = Keep(guest, "tok_ok");
        await guest.Load(guest.FormOf("/out", "where", "here"), 200);
        await guest.Load(open, 200);
        (await Cards(shop, mia)).ShouldBe(["4242 True"]);
        (await Cards(shop, lea)).ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task A_real_business_offers_no_test_card(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var lea = (await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" })).ShouldBeOk().Id;
        using var guest = await SignIn(salon, "lea@example.com");
        var open = Keep(guest, "tok_ok");
        await salon.Shop.Server.Tamper(salon.Shop, "UPDATE business_heads SET is_test = FALSE WHERE business_id = $1");
        await guest.Open(My(salon));
        Shown(guest).ShouldNotContain("Testkarte");
        await guest.Load(open, 200);
        (await Cards(salon.Shop, lea)).ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task She_redeems_a_gift_card_once_and_a_wrong_code_says_nothing_of_why(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        var shop = salon.Shop;
        var lea = (await shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" })).ShouldBeOk().Id;
        await Sell(salon, lea, new { kind = "giftCard", unitPrice = Money(4000), quantity = 1 }, 4000);
        var card = (await shop.Get("/gift-cards")).ShouldBeOk().Json["items"]![0].Text("id");
        var code = (await shop.Once(HttpMethod.Post, $"/gift-cards/{card}/code", new { }, Shop.NewKey())).ShouldBeOk().Json.Text("code");
        using var guest = await SignIn(salon, "lea@example.com");
        await guest.Load(Redeem(guest, "ABCD-EFGH-JKMN"), 200);
        var words = guest.Notice;
        words!.ShouldStartWith("Mit diesem Code lässt sich kein Gutschein einlösen");
        var again = Redeem(guest, code);
        var twice = new HttpRequestMessage(HttpMethod.Post, again.RequestUri!.OriginalString) { Content = new StringContent(await again.Content!.ReadAsStringAsync(), null, "application/x-www-form-urlencoded") };
        foreach (var form in new[] { again, twice })
        {
            await guest.Load(form, 200);
            guest.Notice.ShouldBe("Was auf dem Gutschein war, ist jetzt Ihr Guthaben.");
        }

        Shown(guest).ShouldContain("Eingezahltes Guthaben 40,00 €");
        await guest.Load(Redeem(guest, code), 200);
        guest.Notice.ShouldBe(words);
        (await shop.Get($"/clients/{lea}/wallet")).ShouldBeOk().Json["paid"].Amount().ShouldBe(4000);

        // Whoever tries codes is slowed down.
        await shop.Until(async () => (await guest.Send(Redeem(guest, "ABCD-EFGH-JKMP"))).StatusCode == HttpStatusCode.TooManyRequests);
    }

    private static HttpRequestMessage Redeem(Guest guest, string code) => guest.FormOf("/redeem", "code", code);

    private static HttpRequestMessage Keep(Guest guest, string token)
    {
        var fields = FieldsOf(guest.Page);
        (fields["token"], fields["do"]) = (token, "keep");
        return new HttpRequestMessage(HttpMethod.Post, $"{guest.Address.Split('?')[0]}/cards") { Content = new FormUrlEncodedContent(fields) };
    }

    private static HttpRequestMessage Form(Salon salon, Dictionary<string, string> fields) =>
        new(HttpMethod.Post, $"{My(salon)}/cards") { Content = new FormUrlEncodedContent(fields) };

    /// <summary>The hidden fields of the first form about cards: the guard and the nonce.</summary>
    private static Dictionary<string, string> FieldsOf(AngleSharp.Dom.IDocument page) => page.QuerySelector("form[action$='/cards']")!.QuerySelectorAll("input[type=hidden]")
        .ToDictionary(i => i.GetAttribute("name")!, i => WebUtility.HtmlDecode(i.GetAttribute("value")!));

    private static async Task<IEnumerable<string>> Cards(Shop shop, string client) => (await shop.Get($"/clients/{client}/cards")).ShouldBeOk().Json["items"]!.AsArray()
        .Select(c => $"{c.Text("last4")} {(bool)c!["autopay"]!}");
}
