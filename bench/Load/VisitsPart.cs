using System.Globalization;
using Bookend.Simulation;

namespace Bookend.Load;

/// <summary>Visits of several services over twelve people and six rooms for thirty days: when can all of it be had?</summary>
internal static class VisitsPart
{
    private const int Days = 30;
    private const int People = 12;
    private const int Rooms = 6;
    private const int PerDay = 4;

    public static async Task Run(Report report, Options options)
    {
        await using var server = new BenchServer("sqlite");
        await server.Launch();
        var shop = await BenchBusiness.Open(server.Address, "visits", People, ("08:00", "20:00"), "2026-11-30T07:00:00+01:00");
        var api = Api.At(server.Address, shop.Key);
        for (var i = 1; i <= Rooms; i++)
        {
            (await api.Post("/rooms", new { siteId = shop.Site, name = $"Cabin {i}", kind = "cabin" }, $"room-{i}")).Ok();
        }

        var cabin = await Service(api, "Wrap", 45, "cabin");
        var colour = await Service(api, "Colour", 90, null, new { after = 30, minutes = 30 });
        foreach (var person in shop.People)
        {
            (await api.Patch($"/team/{person}", new { serviceIds = new[] { shop.Service, cabin, colour } }, $"skills-{person}")).Ok();
        }

        for (var day = 0; day < Days; day++)
        {
            foreach (var (p, person) in shop.People.Index())
            {
                for (var n = 0; n < PerDay; n++)
                {
                    // Different gaps for everybody, so that few starts suit all.
                    var start = (8 * 60) + (n * 170) + (p * 23 % 140);
                    await shop.Book(person, string.Create(CultureInfo.InvariantCulture, $"{Day(day)}T{start / 60:00}:{start % 60:00}:00+01:00"), $"{person}-{day}-{n}");
                }
            }
        }

        var six = string.Join(';', Enumerable.Repeat($"{shop.Service},with", 5));
        foreach (var (what, service, more, bar) in new[] { ("4 services", colour, $"{shop.Service},whileProcessing;{cabin};{shop.Service}", 150), ("4 services, two in rooms", cabin, $"{colour};{shop.Service},whileProcessing;{cabin}", 150), ("6 at once", shop.Service, six, 300) })
        {
            var bytes = await shop.Availability(Day(0), Day(Days - 1), null, service, more);
            report.Add("visits", $"{what}: size of the answer", string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KiB"));
            foreach (var c in new[] { 1, 4, 8 })
            {
                var load = await ClosedLoop.Run(c, options.WarmUp, options.Time, async (_, _) => await shop.Availability(Day(0), Day(Days - 1), null, service, more) > 0);
                report.Add("visits", $"{Days} days, {what}, {People} people, {Rooms} rooms, {PerDay} bookings a day each, c={c}", load, $"p99 < {bar} ms", c == 1 ? load.At(0.99) < bar : null);
            }
        }
    }

    private static async Task<string> Service(Api api, string name, int minutes, string? room, params object[] processing) => (string)(await api.Post(
        "/services", new { name, durationMinutes = minutes, price = new { amount = 5_900, currency = "EUR" }, roomKind = room, processing, bufferAfterMinutes = 10 }, name)).Ok()["id"]!;

    private static string Day(int n) => n == 0 ? "2026-11-30" : string.Create(CultureInfo.InvariantCulture, $"2026-12-{n:00}");
}
