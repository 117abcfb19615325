namespace Bookend.Behaviour.Online;

/// <summary>A small salon: a cut of an hour with a mask of ten minutes to add, and the people who do it, Monday to Saturday 09:00 to 18:00.</summary>
internal sealed record Salon(Shop Shop, string Cut, string Mask, IReadOnlyList<string> People)
{
    private static readonly string[] Workdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private readonly string address = Access.Browser.NewAddress();

    public string Path => $"/book/{Shop.Slug}";

    public static Task<Salon> Open(StoreKind store, params string[] people) => Open(() => Shop.Open(store), people);

    public static Task<Salon> Open(Server server, params string[] people) => Open(() => Shop.Open(server), people);

    public Guest Guest() => new(Shop.Server, address);

    /// <summary>Books through the public pages on this date and stops at the visit's page.</summary>
    public async Task<Guest> Booked(string date, string email = "lea@example.com", int time = 0)
    {
        var guest = Guest();
        await guest.Open($"{Path}?service={Cut}&who=any&date={date}");
        await guest.Submit("start", guest.Times[time]);
        await guest.Submit(fields: [("name", "Lea Sommer"), ("email", email)]);
        guest.Address.ShouldStartWith("/m/");
        return guest;
    }

    private static async Task<Salon> Open(Func<Task<Shop>> open, string[] people)
    {
        var shop = await open();
        object Money(int amount) => new { amount, currency = "EUR" };
        var mask = (await shop.Post("/services", new
        {
            name = "Haarmaske", category = "Haare", kind = "addOn", durationMinutes = 10, price = Money(1450), taxIds = new[] { shop.TaxId }, online = true,
        })).ShouldBeOk().Id;
        var cut = (await shop.Post("/services", new
        {
            name = "Haarschnitt", category = "Haare", kind = "service", durationMinutes = 60, price = Money(5900), taxIds = new[] { shop.TaxId }, addOnIds = new[] { mask }, online = true,
        })).ShouldBeOk().Id;
        await shop.Post("/services", new { name = "Geheim", kind = "service", durationMinutes = 30, price = Money(100), taxIds = new[] { shop.TaxId }, online = false });
        var ids = new List<string>();
        foreach (var name in people.Length == 0 ? ["Anna Berger"] : people)
        {
            ids.Add((await shop.Post("/team", new
            {
                name, color = "#336699", role = "staff", bookable = true, active = true, serviceIds = new[] { cut },
                hours = Workdays.Select(day => new { day, from = "09:00", to = "18:00" }),
            })).ShouldBeOk().Id);
        }

        return new Salon(shop, cut, mask, ids);
    }
}
