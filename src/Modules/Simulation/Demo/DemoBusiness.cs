using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Demo;

/// <param name="Currency">ISO 4217.</param>
/// <param name="Zone">IANA id.</param>
public sealed record DemoWish(string Currency, string Zone, string Locale, string Email, string Password, int Seed = 7, int PastDays = 90, int ComingDays = 14)
{
    public const string Slug = "demo";
}

/// <summary>
/// A day spa with a past: made by the same requests that a desk sends, under the business's test clock.
/// </summary>
public sealed class DemoBusiness
{
    private const int ClientCount = 400;

    /// <summary>Has visits, packages, credit, gift cards and points: whose own page is worth a look.</summary>
    public const string BestClient = "client000@example.com";

    private readonly Api api;
    private readonly DemoWish wish;
    private readonly DemoIds ids;
    private readonly DateTimeZone zone;

    private DemoBusiness(Api api, DemoWish wish, DemoIds ids)
    {
        this.api = api;
        this.wish = wish;
        this.ids = ids;
        zone = DateTimeZoneProviders.Tzdb[wish.Zone];
    }

    /// <param name="now">Real time: the last past day is yesterday, and today goes on until this moment.</param>
    /// <param name="progress">Told about every tenth of the way.</param>
    public static async Task<DemoIds> Create(Uri server, string operatorKey, DemoWish wish, Instant now, Action<string> progress)
    {
        var zone = DateTimeZoneProviders.Tzdb[wish.Zone];
        var today = now.InZone(zone).Date;
        var start = today.PlusDays(-wish.PastDays - 14).AtStartOfDayInZone(zone).ToInstant() + Duration.FromHours(7);
        var made = (await Api.At(server).OpenBusiness(operatorKey, Opening(wish, start), "demo-business")).Ok();
        var api = Api.At(server, (string)made["apiKey"]!);
        await api.SetClock(start);
        var ids = new DemoIds((string)made["businessId"]!, (string)made["siteId"]!, (string)made["tillId"]!, (string)made["memberId"]!, [.. made["taxIds"]!.AsArray().Select(t => (string)t!)]);
        var demo = new DemoBusiness(api, wish, ids);
        progress("Catalogue, team and clients");
        await demo.Furnish();
        var pay = new DemoPay(api, wish, ids);
        await pay.Furnish();
        var points = new DemoLoyalty(api, wish, ids, today);
        await points.Furnish();
        var plans = new DemoPlans(api, ids, demo.Money);
        await plans.Furnish();
        await plans.Sell(new Random(wish.Seed));
        await new DemoDays(api, wish, ids, plans, points, zone, today, now).Play(progress);
        await api.SetClock(null);
        await pay.Settle(today);
        return ids;
    }

    private static object Opening(DemoWish wish, Instant start) => new
    {
        name = "Lindenhof Day Spa",
        slug = DemoWish.Slug,
        currency = wish.Currency,
        timeZone = wish.Zone,
        locale = wish.Locale,
        siteName = "Lindenhof",
        ownerName = "Hedda Linden",
        ownerEmail = wish.Email,
        ownerPassword = wish.Password,
        pricesIncludeTax = true,
        taxRates = new[] { new { name = "VAT 19 %", ppm = 190_000 } },
        test = true,
        clockAt = InstantPattern.ExtendedIso.Format(start),
    };

    private async Task Furnish()
    {
        (await api.Put($"/sites/{ids.Site}/till-rules", new
        {
            gratuity = new { name = "Group gratuity", percentPpm = 150_000, partyFrom = 6 },
            powers = new object[] { new { role = "desk", discountPpm = 150_000, removeCharges = false }, new { role = "staff", discountPpm = 100_000, removeCharges = false } },
        }, "demo-till-rules")).Ok();
        var hours = Enumerable.Range(1, 7).Select(d => new { day = Day(d), from = d == 7 ? "10:00" : "09:00", to = d == 7 ? "18:00" : "20:00" });
        (await api.Patch($"/sites/{ids.Site}", new { hours, phone = "+49 30 5550 100", email = "hello@lindenhof.example", address = "Lindenhof 12" }, "site-hours")).Ok();
        foreach (var (name, kind) in new[] { ("Room 1", "treatment"), ("Room 2", "treatment"), ("Room 3", "treatment"), ("Room 4", "treatment"), ("Nail bar 1", "nails"), ("Nail bar 2", "nails") })
        {
            (await api.Post("/rooms", new { siteId = ids.Site, name, kind }, $"room-{name}")).Ok();
        }

        foreach (var service in DemoCatalogue.Services)
        {
            var made = (await api.Post("/services", ServiceBody(service), $"service-{ids.Services.Count}")).Ok();
            ids.Services.Add(new DemoService((string)made["id"]!, service, [.. (service.AddOns ?? []).Select(a => ids.Services.First(s => s.Data.Name == a).Id)]));
        }

        foreach (var (index, product) in DemoCatalogue.Products.Index())
        {
            var body = new
            {
                name = product.Name, brand = product.Brand, sku = $"P{index + 1:000}", barcode = Ean13(index), price = Money(product.Price), taxIds = ids.Taxes,
                cost = Money(product.Price * 55 / 100), minimum = 3, maximum = 12,
            };
            ids.Products.Add((string)(await api.Post("/products", body, $"product-{index}")).Ok()["id"]!);
        }

        foreach (var person in DemoCatalogue.People)
        {
            var made = (await api.Post("/team", PersonBody(person), $"person-{ids.People.Count}")).Ok();
            ids.People.Add(new DemoPerson((string)made["id"]!, person));
            (await api.Put($"/team/{(string)made["id"]!}/pin", new { pin = $"{2580 + ids.People.Count}" }, $"pin-{ids.People.Count}")).Ok();
        }

        (await api.Put($"/team/{ids.Owner}/pin", new { pin = "1470" }, "pin-owner")).Ok();
        await Parallel.ForAsync(0, ClientCount, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await AddClient(i));
        ids.Clients.Sort(static (a, b) => a.Number.CompareTo(b.Number));
    }

    private async Task AddClient(int number)
    {
        var random = new Random(wish.Seed * 1000 + number);
        var first = DemoCatalogue.FirstNames[number % DemoCatalogue.FirstNames.Length];
        var last = DemoCatalogue.LastNames[(number * 7 + number / DemoCatalogue.FirstNames.Length) % DemoCatalogue.LastNames.Length];
        var body = new
        {
            name = $"{first} {last}",
            phone = $"+4930555{number:0000}",
            email = $"client{number:000}@example.com",
            birthday = LocalDatePattern.Iso.Format(new LocalDate(1950 + random.Next(55), 1 + random.Next(12), 1 + random.Next(28))),
            marketingConsent = random.Next(3) > 0,
        };
        var id = (string)(await api.Post("/clients", body, $"client-{number}")).Ok()["id"]!;
        lock (ids.Clients)
        {
            ids.Clients.Add((number, id));
        }

        if (random.Next(7) == 0)
        {
            var severity = random.Next(3) == 0 ? "block" : "warn";
            (await api.Post($"/clients/{id}/allergies", new { text = Pick(random, DemoCatalogue.Allergies), severity }, $"allergy-{number}")).Ok();
        }

        if (random.Next(3) == 0)
        {
            (await api.Post($"/clients/{id}/preferences", new { text = Pick(random, DemoCatalogue.Preferences) }, $"preference-{number}")).Ok();
        }

        if (random.Next(5) == 0)
        {
            (await api.Post($"/clients/{id}/notes", new { text = Pick(random, DemoCatalogue.Notes), pinned = false }, $"note-{number}")).Ok();
        }
    }

    private object ServiceBody(DemoCatalogue.Service s) => new
    {
        name = s.Name, category = s.Category, kind = s.Kind, durationMinutes = s.Minutes, bufferBeforeMinutes = 0, bufferAfterMinutes = s.Buffer, price = Money(s.Price),
        taxIds = ids.Taxes, addOnIds = (s.AddOns ?? []).Select(a => ids.Services.First(o => o.Data.Name == a).Id), roomKind = s.Room, online = s.Kind == "service",
        processing = s.Processing is { } p ? new[] { new { after = p.After, minutes = p.Minutes } } : [],
    };

    private object PersonBody(DemoCatalogue.Person p) => new
    {
        name = p.Name, title = p.Title, color = p.Color, role = p.Role, bookable = true, email = (string?)null,
        serviceIds = ids.Services.Where(s => p.Categories.Contains(s.Data.Category) || (s.Data.Kind == "addOn")).Select(s => s.Id),
        hours = p.Days.Select(d => new { day = Day(d - '0'), from = p.From, to = p.To }),
    };

    private static string Day(int number) => ((IsoDayOfWeek)number).ToString().ToLowerInvariant();

    private object Money(int whole) => new { amount = whole * Scale(wish.Currency), currency = wish.Currency };

    internal static long Scale(string currency) => (long)Math.Pow(10, new Bookend.Kernel.Currency(currency).Digits);

    /// <summary>GS1 numbers of the range kept for use inside a shop (prefix 20), with their check digit.</summary>
    private static string Ean13(int index)
    {
        var digits = $"20000000{index + 1:0000}";
        var sum = digits.Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return digits + (10 - sum % 10) % 10;
    }

    internal static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}

/// <summary>What was made, by the server's ids.</summary>
public sealed record DemoIds(string Business, string Site, string Till, string Owner, IReadOnlyList<string> Taxes)
{
    internal List<DemoService> Services { get; } = [];

    internal List<string> Products { get; } = [];

    internal List<DemoPerson> People { get; } = [];

    internal List<(int Number, string Id)> Clients { get; } = [];
}

internal sealed record DemoService(string Id, DemoCatalogue.Service Data, IReadOnlyList<string> AddOns);

internal sealed record DemoPerson(string Id, DemoCatalogue.Person Data);
