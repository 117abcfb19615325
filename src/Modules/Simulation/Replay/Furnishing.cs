using System.Security.Cryptography;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Replay;

/// <summary>Opens the business and gives it what the tables know: services, products, people with their hours, clients.</summary>
internal static class Furnishing
{
    public const string Password = "replay replay replay";
    private const int Together = 8;
    private const int SlugTries = 50;

    /// <summary>The address of an earlier run on the same database is taken: the next one gets a number.</summary>
    public static async Task<(Api Api, Salon Salon)> Open(Uri server, string operatorKey, Plan plan)
    {
        var start = InstantPattern.ExtendedIso.Format(Salon.At(plan.Steps[0].At.PlusHours(-1)));
        for (var number = 1; ; number++)
        {
            var slug = number == 1 ? "hair-salon" : $"hair-salon-{number}";
            var reply = await Api.At(server).OpenBusiness(operatorKey, Opening(slug, start), $"replay-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");
            if (!reply.IsOk && reply.Code == "slug_taken" && number < SlugTries)
            {
                continue;
            }

            var made = reply.Ok();
            var api = Api.At(server, (string)made["apiKey"]!);
            var taxes = made["taxIds"]!;
            return (api, new Salon((string)made["siteId"]!, (string)made["tillId"]!, (string)taxes[0]!, (string)taxes[1]!, slug));
        }
    }

    public static async Task Furnish(Api api, Salon salon, Plan plan)
    {
        (await api.Patch("/business", new { rounding = new { tax = "halfUp", taxPer = "rate" } }, "rounding")).Ok();
        (await api.Patch($"/sites/{salon.Site}", new { hours = Hours(plan.Hours(null)) }, "hours")).Ok();
        await Each(
            plan.Variants, v => $"{v.Service.Code}-{v.Minutes}",
            (v, key) => api.Post("/services", Service(salon, plan, v.Service, v.Minutes), $"service-{key}"),
            (v, id) => salon.Services[(v.Service.Code, v.Minutes)] = id);
        foreach (var service in plan.Source.Services)
        {
            salon.Sellable[service.Code] = salon.Services[(service.Code, plan.Lengths[service.Code].Minutes)];
        }

        await Each(plan.Source.Products, p => p.Code, (p, key) => api.Post("/products", Product(salon, p), $"product-{key}"), (p, id) => salon.Products[p.Code] = id);
        await Each(plan.Source.Staff, s => s, (s, key) => api.Post("/team", Person(salon, plan, s), $"person-{key}"), (s, id) => salon.Staff[s] = id);
        await Each(plan.Source.Clients, c => c, (c, key) => api.Post("/clients", new { name = c }, $"client-{key}"), (c, id) => salon.Clients[c] = id);
    }

    private static async Task Each<T>(IReadOnlyList<T> items, Func<T, string> key, Func<T, string, Task<ApiReply>> make, Action<T, string> keep)
    {
        var gate = new Lock();
        await Parallel.ForEachAsync(items.DistinctBy(key), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (item, _) =>
        {
            var id = (string)(await make(item, key(item))).Ok()["id"]!;
            lock (gate)
            {
                keep(item, id);
            }
        });
    }

    private static object Opening(string slug, string start) => new
    {
        name = "Hair salon",
        slug,
        currency = Salon.Currency,
        timeZone = Salon.Zone.Id,
        locale = "en-CA",
        siteName = "Hair salon",
        ownerName = "Owner",
        ownerEmail = Email(slug),
        ownerPassword = Password,
        pricesIncludeTax = false,
        taxRates = new[] { new { name = "GST", ppm = 50_000 }, new { name = "PST", ppm = 80_000 } },
        test = true,
        clockAt = start,
    };

    public static string Email(string slug) => $"owner@{slug}.example";

    private static object Service(Salon salon, Plan plan, SourceService s, int minutes)
    {
        var usual = plan.Lengths[s.Code];
        var name = s.Name.Length == 0 ? s.Code : s.Name;
        return new
        {
            name = minutes == usual.Minutes ? name : $"{name} ({minutes} min)",
            category = s.Category,
            kind = "service",
            durationMinutes = minutes,
            price = Salon.Money(Cents.Of(s.Price)),
            taxIds = salon.Taxes(true, true),
            description = minutes == usual.Minutes ? usual.Why : "Shorter, because the person's next visit begins then.",
            active = s.Active,
        };
    }

    private static object Product(Salon salon, SourceProduct p) => new
    {
        name = p.Name.Length == 0 ? p.Code : p.Name,
        brand = p.Brand.Length == 0 ? null : p.Brand,
        sku = p.Code,
        price = Salon.Money(Cents.Of(p.Price)),
        taxIds = salon.Taxes(true, true),
        cost = p.Cost == 0 ? null : Salon.Money(Cents.Round(p.Cost)),
        minimum = p.Minimum,
        maximum = p.Maximum,
        active = p.Active,
    };

    private static object Person(Salon salon, Plan plan, string staff) => new
    {
        name = staff,
        role = "staff",
        bookable = true,
        serviceIds = plan.Skills(staff).Select(s => salon.Services[s]).Order(StringComparer.Ordinal),
        hours = Hours(plan.Hours(staff)),
    };

    private static object Hours(IReadOnlyList<(IsoDayOfWeek Day, LocalTime From, LocalTime To)> hours) => hours.Select(h => new
    {
        day = h.Day.ToString().ToLowerInvariant(),
        from = h.From.ToString("HH:mm", null),
        to = h.To.ToString("HH:mm", null),
    });
}
