using System.Globalization;
using System.Text.Json.Nodes;
using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Races;

/// <summary>
/// Sixty-four desks book, keep, move, cancel, bring back, plan series and seat parties at once, for four people and two rooms. What each was told is what is
/// there: nobody is taken twice, nothing is lost, no party is halved, and no kept time outlives its end.
/// </summary>
public sealed class CalendarStormTests
{
    private const int Desks = 64;

    // 64 desks with 250 steps each are about a minute of full load on two cores; a run of all tests makes do with fewer.
    private static readonly int Steps = int.TryParse(Environment.GetEnvironmentVariable("BOOKEND_STORM_STEPS"), out var steps) ? steps : 8;

    [Theory, BothStores]
    public async Task What_everybody_was_told_is_what_is_there(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var house = await House.Open(salon);
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BOOKEND_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"BOOKEND_SEED={seed}");
        var desks = Enumerable.Range(0, Desks).Select(n => new Desk(house, new Random(seed + n))).ToList();
        await Task.WhenAll(desks.Select(d => d.Work(Steps)));
        var said = desks.SelectMany(d => d.Said).CountBy(s => s).OrderByDescending(s => s.Value).ToList();
        TestContext.Current.SendDiagnosticMessage($"{store}: {string.Join(", ", said.Select(s => $"{s.Value} × {s.Key}"))}");
        said.Select(s => s.Key.Split(' ')[1]).Distinct().Except(["200", "201", "409", "400", "503"]).ShouldBeEmpty();

        var there = await All(salon);
        var told = desks.SelectMany(d => d.Mine).ToDictionary(m => m.Key, m => m.Value);
        there.Keys.Except(told.Keys).ShouldBeEmpty("nobody was told of these");
        told.Keys.Except(there.Keys).ShouldBeEmpty("these were lost");
        there.Where(b => Now(b.Value) != told[b.Key]).Select(b => $"{b.Key} is {Now(b.Value)}, and its desk was told {told[b.Key]}").ShouldBeEmpty();
        foreach (var (party, size) in desks.SelectMany(d => d.Parties))
        {
            there.Values.Count(b => (string?)b["partyId"] == party).ShouldBe(size, $"{party} is not whole");
        }

        there.Values.Select(b => (string?)b["partyId"]).OfType<string>().Distinct().Except(desks.SelectMany(d => d.Parties.Keys)).ShouldBeEmpty("half parties");
        Overlaps(there.Values).ShouldBeEmpty();
        await Crowd.Balanced(salon.Shop);

        // Every kept time that nobody used is over eleven minutes later, for whoever looks.
        await salon.Shop.SetClock("2026-11-23T08:11:00+01:00");
        foreach (var day in House.Days)
        {
            var board = (await salon.Shop.Get($"/day?siteId={salon.Shop.SiteId}&date={day}")).ShouldBeOk();
            board.Json["columns"]!.AsArray().SelectMany(c => c!["blocks"]!.AsArray()).Where(b => (string?)b!["kind"] == "hold").ShouldBeEmpty($"stale holds on {day}");
        }
    }

    private static string Now(JsonNode booking) => $"{booking.Text("state")} {booking.Text("start")} {booking.Text("memberId")}";

    private static async Task<Dictionary<string, JsonNode>> All(Salon salon)
    {
        var all = new Dictionary<string, JsonNode>();
        for (string? after = ""; after is not null;)
        {
            var page = (await salon.Shop.Get($"/bookings?limit=500&after={Uri.EscapeDataString(after)}")).ShouldBeOk().Json;
            foreach (var booking in page["items"]!.AsArray())
            {
                all.Add(booking!.Text("id"), booking!);
            }

            after = (string?)page["next"];
        }

        return all;
    }

    /// <summary>Whoever or whatever is taken by two visits at the same minute. Times are local and within a day.</summary>
    private static IEnumerable<string> Overlaps(IEnumerable<JsonNode> bookings)
    {
        var taken = new Dictionary<(string Who, string Date, int Minute), string>();
        foreach (var booking in bookings.Where(b => b.Text("state") == "booked"))
        {
            foreach (var service in booking["more"]!.AsArray().Select(m => m!).Prepend(booking))
            {
                var (from, to) = (Minute(service.Text("occupiedFrom")), Minute(service.Text("occupiedTo")));
                var rests = service["processing"]!.AsArray().Select(p => (From: Minute(p!.Text("from")), To: Minute(p.Text("to")))).ToList();
                var hands = Enumerable.Range(from, to - from).Where(m => !rests.Exists(r => r.From <= m && m < r.To));
                var all = hands.Select(m => (Who: service.Text("memberId"), Minute: m));
                all = (string?)service["roomId"] is { } room ? all.Concat(Enumerable.Range(from, to - from).Select(m => (room, m))) : all;
                foreach (var (who, minute) in all)
                {
                    var key = (who, booking.Text("localDate"), minute);
                    if (taken.TryGetValue(key, out var other) && other != booking.Text("id"))
                    {
                        yield return $"{key}: {other} and {booking.Text("id")}";
                    }

                    taken[key] = booking.Text("id");
                }
            }
        }

        static int Minute(string time) => (int.Parse(time[..2], CultureInfo.InvariantCulture) * 60) + int.Parse(time[3..5], CultureInfo.InvariantCulture);
    }

    private sealed record House(Salon Salon, string Colour, string Wrap, string[] People, string Client)
    {
        public static readonly string[] Days = ["2026-11-23", "2026-11-24", "2026-11-25"];

        public Shop Shop => Salon.Shop;

        public static async Task<House> Open(Salon salon)
        {
            foreach (var room in new[] { "Blue", "Green" })
            {
                (await salon.Shop.Post("/rooms", new { siteId = salon.Shop.SiteId, name = room, kind = "treatment" })).ShouldBeOk();
            }

            var wrap = await salon.Service("Wrap", 60, 8000, after: 15, roomKind: "treatment");
            var colour = (await salon.Shop.Post("/services", new
            {
                name = "Colour", kind = "service", durationMinutes = 90, price = new { amount = 9000, currency = "EUR" }, taxIds = new[] { salon.Shop.TaxId },
                processing = new[] { new { after = 30, minutes = 30 } },
            })).ShouldBeOk().Id;
            string[] all = [salon.Cut, wrap, colour];
            foreach (var member in new[] { salon.Anna, salon.Ben })
            {
                (await salon.Shop.Patch($"/team/{member}", new { serviceIds = all })).ShouldBeOk();
            }

            return new House(salon, colour, wrap, [salon.Anna, salon.Ben, await salon.Member("Carla", all), await salon.Member("Dora", all)], await salon.Client("Lea"));
        }
    }

    /// <summary>Somebody who does one thing after the other, and knows what she was told.</summary>
    private sealed class Desk(House house, Random random)
    {
        private readonly List<string> series = [];

        public Dictionary<string, string> Mine { get; } = [];

        public Dictionary<string, int> Parties { get; } = [];

        public List<string> Said { get; } = [];

        public async Task Work(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                await (random.Next(100) switch
                {
                    < 25 => Book(),
                    < 40 => Keep(),
                    < 52 => Party(),
                    < 58 => Plan(),
                    < 75 => Move(),
                    < 83 => Cancel(),
                    < 90 => BringBack(),
                    < 96 => MoveParty(),
                    _ => CancelSeries(),
                });
            }
        }

        private Task Book() => Ask("book", "/bookings", new
        {
            siteId = house.Shop.SiteId, serviceId = Service(), start = Start(), memberId = Person(), clientId = house.Client,
            more = random.Next(4) == 0 ? new[] { new { serviceId = Service(), starts = random.Next(2) == 0 ? "after" : "with" } } : [],
        }, Told);

        private async Task Keep()
        {
            var held = await Ask("keep", "/holds", new { siteId = house.Shop.SiteId, serviceId = Service(), start = Start(), memberId = Person() });
            if (held is null || random.Next(3) == 0)
            {
                return; // walks away
            }

            if (random.Next(3) == 0)
            {
                (await house.Shop.Once(HttpMethod.Delete, $"/holds/{held.Id}", null, Shop.NewKey())).Status.ShouldBeOneOf(200, 503);
                return;
            }

            await Ask("bookKept", "/bookings", new { holdId = held.Id, clientId = house.Client }, Told);
        }

        private Task Party()
        {
            var guests = Enumerable.Range(0, random.Next(2, 5)).Select(_ => new { serviceId = Service() }).ToArray();
            return Ask("party", "/parties", new { siteId = house.Shop.SiteId, hostId = house.Client, start = Start(), stagger = 15 * random.Next(3), guests }, party =>
            {
                Parties.Add(party.Text("id"), guests.Length);
                Each(party["guests"]!, "booking");
            });
        }

        private Task Plan()
        {
            var (service, start, member) = (Service(), Start(), Person());
            var visits = Enumerable.Range(0, 3).Select(week => new { serviceId = service, start = Later(start, week), memberId = member }).ToArray();
            return Ask("plan", "/series", new { siteId = house.Shop.SiteId, clientId = house.Client, visits }, planned =>
            {
                series.Add(planned.Text("id"));
                Each(planned["visits"]!, "booking");
            });
        }

        private Task Move() => Any() is { } id ? Ask("move", $"/bookings/{id}/move", new { start = Start(), memberId = Person() }, Told) : Book();

        private Task Cancel() => Any() is { } id ? Ask("cancel", $"/bookings/{id}/cancel", new { reason = "Storm" }, Told) : Book();

        private Task BringBack() => Any() is { } id ? Ask("undo", $"/bookings/{id}/undo", new { }, Told) : Book();

        private Task MoveParty() => Parties.Count == 0 ? Party()
            : Ask("moveParty", $"/parties/{Parties.Keys.ElementAt(random.Next(Parties.Count))}/move", new { start = Start(), withAnyone = random.Next(2) == 0 }, p => Each(p["guests"]!, "booking"));

        private Task CancelSeries() => series.Count == 0 ? Plan()
            : Ask("cancelSeries", $"/series/{series[random.Next(series.Count)]}/cancel", new { scope = "all" }, s => Each(s["visits"]!, "booking"));

        private async Task<Reply?> Ask(string what, string path, object body, Action<JsonNode>? told = null)
        {
            var reply = await house.Shop.Once(HttpMethod.Post, path, body, Shop.NewKey());
            Said.Add($"{what} {reply.Status}{(reply.Status < 400 ? "" : $" {(string?)reply.Json["code"]}")}");
            if (reply.Status >= 400)
            {
                return null;
            }

            told?.Invoke(reply.Json);
            return reply;
        }

        private void Told(JsonNode booking) => Mine[booking.Text("id")] = Now(booking);

        private void Each(JsonNode items, string member)
        {
            foreach (var item in items.AsArray())
            {
                Told(item![member]!);
            }
        }

        private string? Any() => Mine.Count == 0 ? null : Mine.Keys.ElementAt(random.Next(Mine.Count));

        private string Service() => random.Next(3) switch { 0 => house.Colour, 1 => house.Wrap, _ => house.Salon.Cut };

        private string? Person() => random.Next(2) == 0 ? null : house.People[random.Next(house.People.Length)];

        private string Start() => $"{House.Days[random.Next(House.Days.Length)]}T{9 + random.Next(7):00}:{15 * random.Next(4):00}:00+01:00";

        private static string Later(string start, int weeks) =>
            DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).AddDays(7 * weeks).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }
}
