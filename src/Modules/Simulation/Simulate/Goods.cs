using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>
/// What a simulated salon of our own sells beside visits and things, and by which rules. The prices are chosen so that every share of them is whole:
/// what we count has no rounding of its own to get wrong.
/// </summary>
/// <param name="Seller">Earns a tenth of every serum, without tax.</param>
/// <param name="Short">The same package, for two months only.</param>
/// <param name="Prices">Of the services that are booked.</param>
internal sealed record Goods(
    string Slug, string Seller, string Candle, string Serum, string Facial, string Package, string Short, string Plan, string Shift, IReadOnlyDictionary<string, long> Prices)
{
    /// <summary>Enough for what is brought back and was paid by terminal.</summary>
    public const long Float = 100_000;

    public const long CandlePrice = 2_000;
    public const long SerumPrice = 5_950;
    public const long SerumPoints = 50;
    public const long SerumCommission = 500;
    public const long FacialPrice = 7_000;

    /// <summary>Five facials; each is worth 50.00 without tax.</summary>
    public const int Sessions = 5;
    public const long SessionGross = 5_950;
    public const long SessionNet = 5_000;

    public const long PlanPrice = 5_950;
    public const long PlanNet = 5_000;
    public const int PlanVisits = 2;
    public const int PlanCarries = 1;

    /// <summary>A point is worth five cents when it pays.</summary>
    public const long PointWorth = 5;
    public const long RewardPoints = 100;
    public const long RewardOff = 1_000;

    public const long BonusFrom = 10_000;
    public const long Bonus = 1_000;

    /// <summary>A party of six or more leaves a tenth, and a twentieth for service; both are the team's.</summary>
    public const int PartyFrom = 6;
    public const string Code = "TWENTY";
    public const string Reward = "TENOFF";
    public const long Milk = 250;

    /// <summary>A free change of plans ends a day before the visit; later, half of the price is due.</summary>
    public const int FreeHours = 24;

    /// <summary>Points and gift cards are over in winter, and so is credit that we gave.</summary>
    public const int LiveMonths = 2;

    /// <summary>Sets it all up by the same requests that an owner sends.</summary>
    public static async Task<Goods> Furnish(Api api, string run, string site, string till, string tax, IReadOnlyDictionary<string, long> prices)
    {
        var shelf = new Shelf(api, run);
        var seller = await shelf.Make("/team", "seller", new { name = "Selma Seller" });
        var candle = await shelf.Make("/products", "candle", new { name = "Candle", price = Money(CandlePrice), taxIds = new[] { tax } });
        var serum = await shelf.Make("/products", "serum", new { name = "Serum", price = Money(SerumPrice), taxIds = new[] { tax } });
        var facial = await shelf.Make("/services", "facial", new { name = "Facial", kind = "service", durationMinutes = 60, price = Money(FacialPrice), taxIds = new[] { tax } });
        var (package, brief) = (await shelf.Package("package", facial, null), await shelf.Package("brief", facial, 60));
        var plan = await shelf.Make("/membership-plans", "plan", new
        {
            name = "Gold", price = Money(PlanPrice), taxIds = new[] { tax }, included = new[] { new { visits = PlanVisits, serviceIds = new[] { facial } } }, carryOver = PlanCarries, noticeDays = 14,
        });
        await shelf.Rules(site, serum, seller);
        await shelf.Policy();
        var shift = await shelf.Make("/shifts", "shift", new { tillId = till, @float = Money(Float), from = "safe" });
        return new Goods(run, seller, candle, serum, facial, package, brief, plan, shift, prices);
    }

    private static object Money(long amount) => new { amount, currency = "EUR" };

    private sealed class Shelf(Api api, string run)
    {
        public async Task<string> Make(string path, string key, object body) => (string)(await api.Post(path, body, $"{run}-{key}")).Ok()["id"]!;

        /// <param name="days">Null: a year.</param>
        public Task<string> Package(string key, string facial, int? days) => Make("/packages", key, new
        {
            name = days is null ? "Five facials" : "Five facials soon", price = Money(Sessions * SessionGross), contents = new[] { new { sessions = Sessions, serviceIds = new[] { facial } } },
            validMonths = days is null ? 12 : (int?)null, validDays = days, shareable = true,
        });

        public async Task Rules(string site, string serum, string seller)
        {
            var terms = new
            {
                rules = new[] { new { code = "spend", kind = "spend", name = "A point for every 1.19", points = 1, perAmount = Money(119), items = new { itemIds = new[] { serum } } } },
                expireMonths = LiveMonths,
                value = new { points = 100, amount = Money(100 * PointWorth) },
                rewards = new[] { new { code = Reward, kind = "amount", name = "Ten off", points = RewardPoints, amount = Money(RewardOff) } },
            };
            await Make("/loyalty/programmes", "points", new { name = "Points", terms });
            await Make("/promotions", "promotion", new { terms = new { name = "A fifth off", kind = "percent", percentPpm = 200_000, code = Code, limit = 1_000_000, perClient = 1 } });
            var planId = await Make("/pay/plans", "pay", new { name = "A tenth", terms = new { currency = "EUR", rules = new[] { new { kind = "product", itemId = serum, ppm = 100_000 } } } });
            await Make("/pay/assignments", "pay-plan", new { memberId = seller, planId });
            (await api.Put($"/sites/{site}/till-rules", new
            {
                serviceCharge = new { name = "Service", percentPpm = 50_000, to = "staff", partyFrom = PartyFrom }, gratuity = new { name = "Gratuity", percentPpm = 100_000, partyFrom = PartyFrom },
            }, $"{run}-till-rules")).Ok();
            (await api.Patch($"/sites/{site}/visit-terms", new { terms = new { freeChangeHours = FreeHours, lateCancelPpm = 500_000 } }, $"{run}-visit-terms")).Ok();
        }

        /// <summary>Who pays a hundred into her wallet gets ten more; gift cards are sold on the public pages too.</summary>
        public async Task Policy()
        {
            var policy = (await api.Get("/stored-value/policy")).Ok();
            policy["wallet"]!["bonuses"] = new JsonArray(System.Text.Json.JsonSerializer.SerializeToNode(new { from = Money(BonusFrom), extra = Money(Bonus) }));
            policy["wallet"]!["promotionDays"] = 30 * LiveMonths;
            policy["giftCards"]!["soldOnline"] = true;
            policy["giftCards"]!["validMonths"] = LiveMonths;
            (await api.Put("/stored-value/policy", policy, $"{run}-policy")).Ok();
        }
    }
}
