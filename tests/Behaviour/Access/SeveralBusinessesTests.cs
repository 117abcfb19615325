namespace Bookend.Behaviour.Access;

/// <summary>One person, several businesses: docs/decisions/0007.</summary>
public sealed class SeveralBusinessesTests
{
    private const string Password = "one horse two batteries";

    [Theory, BothStores]
    public async Task Who_works_in_two_chooses_one(StoreKind store)
    {
        var (here, there) = (await Shop.Open(store), await Shop.Open(store));
        var email = $"both-{here.Slug}@example.com";
        await Hire(here, email, Password);
        await Hire(there, email, Password);
        using var browser = new Browser(here);

        var asked = (await browser.Post("/auth/sign-in", new { email, password = Password })).ShouldRefuse(409, "choose_business");
        asked.Json["errors"]!.AsArray().Select(e => (string)e!["code"]!).ShouldBe([(string)here.Made["businessId"]!, (string)there.Made["businessId"]!], ignoreOrder: true);
        (await browser.Get("/auth/session")).ShouldRefuse(401, "unauthenticated");

        var session = (await browser.Post("/auth/sign-in", new { email, password = Password, businessId = (string)there.Made["businessId"]! })).ShouldBeOk().Json;
        session["business"]!["id"]!.GetValue<string>().ShouldBe((string)there.Made["businessId"]!);
    }

    [Theory, BothStores]
    public async Task The_password_tells_which_and_tells_nothing_of_the_other(StoreKind store)
    {
        var (here, there) = (await Shop.Open(store), await Shop.Open(store));
        var email = $"either-{here.Slug}@example.com";
        await Hire(here, email, Password);
        await Hire(there, email, "another horse, another battery");
        using var browser = new Browser(here);
        var session = (await browser.Post("/auth/sign-in", new { email, password = Password })).ShouldBeOk().Json;
        session["business"]!["id"]!.GetValue<string>().ShouldBe((string)here.Made["businessId"]!);
        (await browser.Post("/auth/sign-in", new { email, password = Password, businessId = (string)there.Made["businessId"]! })).ShouldRefuse(401, "wrong_credentials");
    }

    [Theory, BothStores]
    public async Task Ones_own_login_elsewhere_is_no_way_round_the_lock(StoreKind store)
    {
        var (victim, guesser) = (await Shop.Open(store), await Shop.Open(store));
        var email = $"victim-{victim.Slug}@example.com";
        await Hire(victim, email, Password);
        await Hire(guesser, email, "guess number one");
        using var browser = new Browser(victim);
        for (var i = 0; i < 8; i++)
        {
            (await browser.Post("/auth/sign-in", new { email, password = "guess number one" })).ShouldBeOk(); // his own
        }

        var locked = await browser.Post("/auth/sign-in", new { email, password = Password, businessId = (string)victim.Made["businessId"]! });
        locked.ShouldRefuse(429, "login_locked");
        locked.RetryAfter!.Value.ShouldBeInRange(2, 30);
    }

    [Theory, BothStores]
    public async Task Within_a_business_an_address_is_one_persons(StoreKind store)
    {
        var shop = await Shop.Open(store);
        var email = $"one-{shop.Slug}@example.com";
        var anna = await Hire(shop, email, Password);
        var ben = (await shop.Post("/team", new { name = "Ben" })).ShouldBeOk().Id;
        (await shop.Put($"/team/{ben}/login", new { email = email.ToUpperInvariant(), password = Password, role = "staff" })).ShouldRefuse(409, "email_taken");
        (await shop.Put($"/team/{anna}/login", new { email, password = "a new horse battery", role = "desk" })).ShouldBeOk();
    }

    private static async Task<string> Hire(Shop shop, string email, string password)
    {
        var anna = (await shop.Post("/team", new { name = "Anna" })).ShouldBeOk().Id;
        (await shop.Put($"/team/{anna}/login", new { email, password, role = "desk" })).ShouldBeOk();
        return anna;
    }
}
