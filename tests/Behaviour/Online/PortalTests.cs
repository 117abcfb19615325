using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bookend.Behaviour.Online;

public sealed partial class PortalTests
{
    [Theory, BothStores]
    public async Task A_client_sees_her_visits_and_all_that_she_has(StoreKind store)
    {
        var salon = await Gifts.Open(store);
        var shop = salon.Shop;
        var lea = (await shop.Post("/clients", new { name = "Lea Sommer", email = "Lea@example.com" })).ShouldBeOk().Id;
        using var booked = await salon.Booked("2026-11-25"); // with her address: it is hers
        await Sell(salon, lea, new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.People[0] }, 5900);
        await Sell(salon, lea, new { kind = "credit", unitPrice = Money(8000), quantity = 1 }, 8000);
        (await shop.Post($"/clients/{lea}/wallet/grants", new { amount = Money(1500), reason = "Entschuldigung" })).ShouldBeOk();
        var package = (await shop.Post("/packages", new { name = "Fünf Schnitte", price = Money(25000), contents = new[] { new { sessions = 5, serviceIds = new[] { salon.Cut } } }, validDays = 365 })).ShouldBeOk().Id;
        await Sell(salon, lea, new { kind = "package", itemId = package }, 25000);
        var giver = (await shop.Post("/clients", new { name = "Mia Moser", email = "mia@example.com" })).ShouldBeOk().Id;
        await Sell(salon, giver, new { kind = "giftCard", unitPrice = Money(4000), quantity = 1, details = new { recipient = new { name = "Lea", email = "lea@example.com" } } }, 4000);
        await Sell(salon, giver, new { kind = "giftCard", unitPrice = Money(9900), quantity = 1, details = new { recipient = new { name = "Lea", email = "lea@example.com" }, sendOn = "2026-12-24" } }, 9900);

        using var guest = await SignIn(salon, "lea@example.com");
        guest.Heading.ShouldBe("Guten Tag Lea Sommer");
        var text = Shown(guest);
        text.ShouldContain("Mittwoch, 25. November 2026");
        text.ShouldContain("Fünf Schnitte noch 5 von 5");
        text.ShouldContain("Eingezahltes Guthaben 80,00 €");
        text.ShouldContain("Guthaben von uns 15,00 €");
        text.ShouldContain("40,00 €"); // the card that came for her
        text.ShouldNotContain("99,00 €"); // the one that is to be a surprise
        text.ShouldContain("59,00 €");

        await guest.Follow(".sales a");
        guest.Heading.ShouldBe("Beleg");
        await guest.Open(My(salon));
        await guest.Submit("visit", guest.Page.QuerySelector("button[name=visit]")!.GetAttribute("value"));
        guest.Address.ShouldStartWith("/m/");
        guest.Heading.ShouldBe("Ihr Termin");

        using var mia = await SignIn(salon, "mia@example.com", letters: null);
        Shown(mia).ShouldNotContain("Gutschein …"); // what she gave away is no longer hers to watch
    }

    [Theory, BothStores]
    public async Task Points_are_explained_sale_by_sale(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var lea = (await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" })).ShouldBeOk().Id;
        (await salon.Shop.Post("/loyalty/programmes", new
        {
            name = "Lindenblätter",
            terms = new { rules = new[] { new { code = "spend", kind = "spend", name = "Ein Punkt je Euro", points = 1, perAmount = Money(100) } } },
        })).ShouldBeOk();
        await Sell(salon, lea, new { kind = "service", itemId = salon.Cut, quantity = 1, memberId = salon.People[0] }, 5900);
        using var guest = await SignIn(salon, "lea@example.com");
        var text = Shown(guest);
        var points = Regex.Match(text, @"Lindenblätter (\d+) Punkte").Groups[1].Value;
        int.Parse(points, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
        text.ShouldContain($"{points} Punkte: wofür?");
        text.ShouldContain($"{points} Punkte: Ein Punkt je Euro, Haarschnitt");
    }

    [Theory, BothStores]
    public async Task Known_or_not_the_page_says_the_same_and_only_the_known_get_a_letter(StoreKind store)
    {
        var salon = await Salon.Open(store);
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" });
        using var known = await Ask(salon, "lea@example.com");
        using var unknown = await Ask(salon, "nobody@example.com");
        known.Notice!.ShouldContain("Wenn wir diese Adresse kennen");
        unknown.Address.ShouldBe(known.Address);
        Plain(unknown.Main).ShouldBe(Plain(known.Main));
        using var again = await Ask(salon, "LEA@example.com "); // comes after the unknown one in the queue
        var letters = await salon.Shop.Letters(2);
        letters.ShouldAllBe(l => (string)l["to"]! == "lea@example.com");
        using var wrong = salon.Guest();
        await wrong.Open(My(salon));
        await wrong.Submit(status: 422, fields: [("email", "lea@")]);
        wrong.Page.QuerySelector("#email[aria-invalid=true]").ShouldNotBeNull();
    }

    [Theory, BothStores]
    public async Task A_link_opens_once_and_only_for_half_an_hour(StoreKind store)
    {
        var salon = await Salon.Open(store);
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" });
        using var guest = await Ask(salon, "lea@example.com");
        var link = Link(salon.Shop, (await salon.Shop.Letters(1))[0]);
        await guest.Open(link); // looking changes nothing: mail programs do it too
        await guest.Open(link);
        var (tap, second) = (guest.Form(null, null), guest.Form(null, null));
        await guest.Load(tap, 200);
        guest.Heading.ShouldBe("Guten Tag Lea Sommer");
        await guest.Load(second, 200); // a second tap on the same button
        guest.Heading.ShouldBe("Guten Tag Lea Sommer");
        using var thief = salon.Guest();
        await thief.Open(link, 404);
        thief.Heading.ShouldBe("Dieser Link öffnet nichts mehr");
        await thief.Open(My(salon));
        await thief.Load(Post(link, await thief.Form(null, null).Content!.ReadAsStringAsync()), 404);
        thief.Heading.ShouldBe("Dieser Link öffnet nichts mehr");

        using var late = await Ask(salon, "lea@example.com");
        var other = Link(salon.Shop, (await salon.Shop.Letters(2))[1]);
        await late.Open(other);
        await salon.Shop.SetClock("2026-11-23T08:30:00+01:00");
        await late.Submit(status: 404);
        await late.Open(other, 404);
        await salon.Shop.SetClock("2026-12-23T08:00:01+01:00"); // a session lives 30 days
        await guest.Open(My(salon));
        guest.Heading.ShouldBe("Meine Termine und Guthaben");
    }

    [Theory, BothStores]
    public async Task Nobody_sees_anothers_page_nor_does_one_business_open_another(StoreKind store)
    {
        var (salon, other) = (await Salon.Open(store), await Salon.Open(store));
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" });
        await other.Shop.Post("/clients", new { name = "Lea Anderswo", email = "lea@example.com" });
        using var booked = await salon.Booked("2026-11-25", "mia@example.com");
        var theirs = (string)(await salon.Shop.Get($"/bookings?siteId={salon.Shop.SiteId}&from=2026-11-25&to=2026-11-25")).Json["items"]![0]!["id"]!;
        using var guest = await Ask(salon, "lea@example.com");
        var link = Link(salon.Shop, (await salon.Shop.Letters(2)).Single(l => Open().IsMatch(Outbox.Part(salon.Shop.File(l), "text/plain")))); // the other confirms the visit
        await guest.Open(link.Replace(salon.Shop.Slug, other.Shop.Slug, StringComparison.Ordinal), 404);
        await guest.Open(link);
        await guest.Submit();
        await guest.Open(My(other));
        guest.Heading.ShouldBe("Meine Termine und Guthaben"); // not signed in there
        await guest.Open(My(salon));
        guest.Heading.ShouldBe("Guten Tag Lea Sommer");
        var form = await guest.Form(null, null).Content!.ReadAsStringAsync();
        await guest.Load(Post($"{My(salon)}/visit", $"{form}&visit={theirs}"), 200); // somebody else's visit
        guest.Address.ShouldBe(My(salon));

        using var stranger = salon.Guest(); // not signed in: no route does anything
        await stranger.Open(My(salon));
        var empty = await stranger.Form(null, null).Content!.ReadAsStringAsync();
        foreach (var path in new[] { "visit", "who", "out" })
        {
            await stranger.Load(Post($"{My(salon)}/{path}", $"{empty}&visit={theirs}&client=x&where=everywhere"), 200);
            stranger.Heading.ShouldBe("Meine Termine und Guthaben");
        }

        await guest.Open(My(salon));
        guest.Heading.ShouldBe("Guten Tag Lea Sommer");
        await guest.Open("/my/nobody-lives-here", 404);
        await guest.Open($"{My(salon)}/open/{new string('A', 43)}", 404);
        await guest.Open("/my", 404);
    }

    [Theory, BothStores]
    public async Task A_family_with_one_address_says_who_she_is(StoreKind store)
    {
        var salon = await Salon.Open(store);
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "sommer@example.com" });
        var tom = (await salon.Shop.Post("/clients", new { name = "Tom Sommer", email = "sommer@example.com" })).ShouldBeOk().Id;
        using var guest = await SignIn(salon, "sommer@example.com");
        guest.Heading.ShouldBe("Wer sind Sie?");
        await guest.Submit("client", tom);
        guest.Heading.ShouldBe("Guten Tag Tom Sommer");
        await guest.Load(guest.FormOf("/who", "client", ""), 200);
        guest.Heading.ShouldBe("Wer sind Sie?");
        await guest.Submit("client", tom);

        // Her address on file is another one by now: the old mailbox opens her page no more.
        (await salon.Shop.Patch($"/clients/{tom}", new { email = "tom@example.com" })).ShouldBeOk();
        await guest.Open(My(salon));
        guest.Heading.ShouldBe("Guten Tag Lea Sommer");
    }

    [Theory, BothStores]
    public async Task She_signs_out_here_and_everywhere(StoreKind store)
    {
        var salon = await Salon.Open(store);
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" });
        using var phone = await SignIn(salon, "lea@example.com");
        using var tablet = await SignIn(salon, "lea@example.com", 2);
        using var waiting = await Ask(salon, "lea@example.com");
        var link = Link(salon.Shop, (await salon.Shop.Letters(3))[2]);
        await phone.Load(phone.FormOf("/out", "where", "here"), 200);
        phone.Notice!.ShouldContain("hier abgemeldet");
        await tablet.Open(My(salon));
        tablet.Heading.ShouldBe("Guten Tag Lea Sommer");
        await tablet.Load(tablet.FormOf("/out", "where", "everywhere"), 200);
        tablet.Notice!.ShouldContain("überall");
        await tablet.Open(My(salon));
        tablet.Heading.ShouldBe("Meine Termine und Guthaben");
        await waiting.Open(link, 404); // a link that was on its way
    }

    [Theory, BothStores]
    public async Task The_cookie_is_kept_from_scripts_and_a_forged_form_does_nothing(StoreKind store)
    {
        var salon = await Salon.Open(store);
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" });
        using var guest = await Ask(salon, "lea@example.com");
        await guest.Open(Link(salon.Shop, (await salon.Shop.Letters(1))[0]));
        var form = await guest.Form(null, null).Content!.ReadAsStringAsync();
        using var stranger = salon.Guest();
        await stranger.Load(Post(guest.Address, form), 200); // the form's fields without its cookie
        stranger.Heading.ShouldBe("Meine Termine und Guthaben");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = salon.Shop.Server.Address };
        using var page = await http.GetAsync(guest.Address);
        var antiforgery = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var html = await page.Content.ReadAsStringAsync();
        string Value(string name) => WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);
        using var post = Post(guest.Address, $"__RequestVerificationToken={Uri.EscapeDataString(Value("__RequestVerificationToken"))}&nonce={Value("nonce")}");
        post.Headers.Add("Cookie", antiforgery);
        using var answer = await http.SendAsync(post);
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/my");
        cookie.ShouldNotContain("secure"); // this server speaks http
    }

    [Theory, BothStores]
    public async Task Behind_https_the_cookie_is_secure_and_asking_is_limited(StoreKind store)
    {
        await using var server = await Server.Start(store);
        server.Kill();
        await server.Launch(("BOOKEND_PUBLICURL", "https://salon.example"), ("BOOKEND_ONLINE__LINKSPERMINUTE", "4"));
        var salon = await Salon.Open(server);
        await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = "lea@example.com" });
        using var guest = await Ask(salon, "lea@example.com");
        await guest.Open(Link(salon.Shop, (await salon.Shop.Letters(1))[0]));
        await guest.Submit();
        guest.Heading.ShouldBe("Meine Termine und Guthaben", "a browser keeps a secure cookie from http");
        using var again = await Ask(salon, "lea@example.com");
        using var third = await Ask(salon, "lea@example.com");
        using var fourth = await Ask(salon, "lea@example.com"); // no fourth letter, and nobody can tell
        fourth.Notice!.ShouldContain("Wenn wir diese Adresse kennen");
        using var fifth = salon.Guest();
        await fifth.Open(My(salon));
        await fifth.Submit(status: 429, fields: [("email", "lea@example.com")]);
        await salon.Shop.Letters(3);
    }

    [Theory, BothStores]
    public async Task Letters_and_pages_lead_there(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = await salon.Booked("2026-11-25");
        guest.Page.QuerySelector($"main a[href='{My(salon)}']").ShouldNotBeNull();
        Outbox.Part(salon.Shop.File((await salon.Shop.Letters(1))[0]), "text/plain").ShouldContain($"Meine Termine und Guthaben: http://localhost:5080{My(salon)}");
    }

    private static string My(Salon salon) => $"/my/{salon.Shop.Slug}";

    private static object Money(int amount) => new { amount, currency = "EUR" };

    private static async Task<Guest> Ask(Salon salon, string email)
    {
        var guest = salon.Guest();
        await guest.Open(My(salon));
        await guest.Submit(fields: [("email", email)]);
        return guest;
    }

    /// <param name="letters">How many the shop will have written by then; null: whoever writes to her last.</param>
    private static async Task<Guest> SignIn(Salon salon, string email, int? letters = null)
    {
        var guest = await Ask(salon, email);
        JsonNode? letter = null;
        await salon.Shop.Until(async () =>
        {
            var all = (await salon.Shop.Get("/messages?limit=100")).ShouldBeOk().Json["items"]!.AsArray();
            var hers = all.Where(l => (string?)l!["to"] == email && ((string)l["subject"]!).StartsWith("Ihr Link", StringComparison.Ordinal) && (string?)l["state"] != "queued").ToList();
            letter = hers.Count >= (letters ?? 1) ? hers[0] : null;
            return letter is not null;
        });
        await guest.Open(Link(salon.Shop, letter!));
        await guest.Submit();
        return guest;
    }

    private static async Task Sell(Salon salon, string client, object line, int amount) => (await salon.Shop.Post("/sales", new
    {
        siteId = salon.Shop.SiteId, tillId = salon.Shop.TillId, clientId = client, lines = new[] { line }, tenders = new[] { new { method = "terminal", amount = Money(amount), reference = "T1" } },
    })).ShouldBeOk();

    private static string Link(Shop shop, JsonNode letter) => new Uri(Open().Match(Outbox.Part(shop.File(letter), "text/plain")).Value).AbsolutePath;

    private static HttpRequestMessage Post(string path, string form) => new(HttpMethod.Post, path) { Content = new StringContent(form, null, "application/x-www-form-urlencoded") };

    private static string Shown(Guest guest) => Plain(WebUtility.HtmlDecode(Regex.Replace(guest.Page.QuerySelector("main")!.InnerHtml, "<[^>]+>", " ")));

    private static string Plain(string text) => Regex.Replace(text, @"\s+", " ").Trim();

    [GeneratedRegex(@"https?://\S+/my/\S+/open/\S+")]
    private static partial Regex Open();
}
