using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Booking;

/// <summary>A shop with a haircut of 45 minutes and a quarter of an hour to tidy up, and Anna and Ben who do it from 9 to 17 on every day.</summary>
public sealed class Salon
{
    public const string Monday = "2026-11-23";
    private static readonly string[] Week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private Salon(Shop shop) => Shop = shop;

    public Shop Shop { get; }

    public string Cut { get; private set; } = "";

    public string Anna { get; private set; } = "";

    public string Ben { get; private set; } = "";

    public static async Task<Salon> Open(StoreKind store, bool ben = true, string zone = "Europe/Berlin", string clock = Shop.Morning)
    {
        return await Open(await Shop.Open(store, zone, clock: clock), ben);
    }

    public static async Task<Salon> Open(Shop shop, bool ben = true)
    {
        var salon = new Salon(shop);
        salon.Cut = await salon.Service("Cut", 45, 4500, after: 15);
        salon.Anna = await salon.Member("Anna", [salon.Cut]);
        salon.Ben = ben ? await salon.Member("Ben", [salon.Cut]) : "";
        return salon;
    }

    public async Task<string> Service(string name, int minutes, int cents, int before = 0, int after = 0, string kind = "service", string[]? addOns = null, string? roomKind = null) =>
        (await Shop.Post("/services", new
        {
            name, kind, durationMinutes = minutes, bufferBeforeMinutes = before, bufferAfterMinutes = after, price = new { amount = cents, currency = "EUR" },
            taxIds = new[] { Shop.TaxId }, addOnIds = addOns ?? [], roomKind, online = true,
        })).ShouldBeOk().Id;

    public async Task<string> Member(string name, string[] services, string from = "09:00", string to = "17:00") =>
        (await Shop.Post("/team", new { name, serviceIds = services, hours = Hours(from, to) })).ShouldBeOk().Id;

    public async Task OpenSite(string from, string to) =>
        (await Shop.Patch($"/sites/{Shop.SiteId}", new { hours = Hours(from, to) })).ShouldBeOk();

    public async Task<string> Client(string name) => (await Shop.Post("/clients", new { name })).ShouldBeOk().Id;

    /// <param name="time">On Monday in Berlin's winter, or a whole instant.</param>
    public object Wish(string time, string? member = null, string? service = null, string[]? addOns = null, string? client = null, bool force = false) => new
    {
        siteId = Shop.SiteId, serviceId = service ?? Cut, addOnIds = addOns ?? [], memberId = member, start = At(time),
        client = new { name = client ?? "Cleo Client" }, source = "phone", @override = force,
    };

    public Task<Reply> Book(string time, string? member = null, string? service = null, string[]? addOns = null) =>
        Shop.Post("/bookings", Wish(time, member ?? Anna, service, addOns));

    public Task<Reply> Hold(string time, string? member = null, string? service = null) =>
        Shop.Post("/holds", new { siteId = Shop.SiteId, serviceId = service ?? Cut, memberId = member ?? Anna, start = At(time) });

    public Task<Reply> Step(Reply booking, string step, object? body = null) => Shop.Post(
        step switch
        {
            "check-in" => $"/bookings/{booking.Id}/check-in",
            "start" => $"/bookings/{booking.Id}/start",
            "complete" => $"/bookings/{booking.Id}/complete",
            "cancel" => $"/bookings/{booking.Id}/cancel",
            "no-show" => $"/bookings/{booking.Id}/no-show",
            "move" => $"/bookings/{booking.Id}/move",
            "undo" => $"/bookings/{booking.Id}/undo",
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, "There is no such step."),
        },
        body ?? new { });

    public async Task<string> OrderState(Reply booking) => (string)(await Shop.Get($"/orders/{(string)booking.Json["orderId"]!}")).ShouldBeOk().Json["state"]!;

    /// <summary>Times on the wall that are offered on a date.</summary>
    public async Task<IReadOnlyList<string>> Times(string date = Monday, string? member = null, string? service = null) =>
        [.. (await Slots(date, member, service)).Select(s => (string)s!["time"]!)];

    public async Task<JsonArray> Slots(string date, string? member = null, string? service = null) => (await Shop.Get(
        $"/availability?siteId={Shop.SiteId}&serviceId={service ?? Cut}&from={date}&to={date}{(member is null ? "" : $"&memberId={member}")}"))
        .ShouldBeOk().Json["days"]![0]!["slots"]!.AsArray();

    public static string At(string time) => time.Contains('T', StringComparison.Ordinal) ? time : $"{Monday}T{time}:00+01:00";

    private static object[] Hours(string from, string to) => [.. Week.Select(day => (object)new { day, from, to })];
}
