using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Demo;

/// <summary>Plays the days: bookings come in up to two weeks ahead, people arrive, are served and pay; some cancel, some do not come.</summary>
internal sealed class DemoDays(Api api, DemoWish wish, DemoIds ids, DemoPlans plans, DemoLoyalty points, DateTimeZone zone, LocalDate today, Instant now)
{
    private const int BookAheadLimit = 13;
    private static readonly Duration Step = Duration.FromMinutes(30);
    private readonly Lock gate = new();
    private readonly SortedDictionary<Instant, List<Func<Task>>> agenda = [];
    private int booked;
    private int refused;
    private int sold;

    public async Task Play(Action<string> progress)
    {
        var first = today.PlusDays(-wish.PastDays);
        var last = today.PlusDays(wish.ComingDays);
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            PlanDay(day);
            PlanDesk(day);
        }

        new DemoValue(api, wish, ids, today).Plan((day, minute, act) => At(Local(day, minute), act));
        points.Plan((day, minute, act) => At(Local(day, minute), act));
        var (from, told) = (agenda.Keys.First(), 0);
        while (NextStep() is { } step && step.At <= now)
        {
            await api.SetClock(step.At);
            await Parallel.ForEachAsync(step.Acts, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (act, _) => await act());
            var tenth = (int)(10 * (step.At - from).TotalSeconds / Math.Max(1, (now - from).TotalSeconds));
            if (tenth > told)
            {
                told = tenth;
                progress($"{tenth}0 %: {booked} visits booked, {sold} sales, now at {LocalDatePattern.Iso.Format(step.At.InZone(zone).Date)}");
            }
        }

        progress($"{booked} visits booked ({refused} wishes found no free time), {sold} sales");
    }

    /// <summary>What happens in the next half hour, together.</summary>
    private (Instant At, List<Func<Task>> Acts)? NextStep()
    {
        lock (gate)
        {
            if (agenda.Count == 0)
            {
                return null;
            }

            var (at, acts) = agenda.First();
            agenda.Remove(at);
            return (at, acts);
        }
    }

    private void At(Instant when, Func<Task> act)
    {
        var slot = Instant.FromUnixTimeSeconds(when.ToUnixTimeSeconds() / (long)Step.TotalSeconds * (long)Step.TotalSeconds);
        lock (gate)
        {
            if (!agenda.TryGetValue(slot, out var acts))
            {
                agenda.Add(slot, acts = []);
            }

            acts.Add(act);
        }
    }

    private Instant Local(LocalDate day, int minuteOfDay) =>
        zone.AtLeniently(day.AtMidnight().PlusMinutes(minuteOfDay)).ToInstant();

    private void PlanDay(LocalDate day)
    {
        var random = new Random(wish.Seed * 100_000 + Period.DaysBetween(new LocalDate(2020, 1, 1), day));
        var weekday = (int)day.DayOfWeek;
        var present = ids.People.Where(p => p.Data.Days.Contains((char)('0' + weekday))).ToList();
        var coming = day > today;
        var visits = present.Count * (coming ? Math.Max(1, 4 - Period.DaysBetween(today, day) / 4) : 5) + random.Next(4);
        for (var n = 0; n < visits && present.Count > 0; n++)
        {
            var visit = new Visit(day, n, DemoBusiness.Pick(random, present), random.Next());
            var ahead = 1 + random.Next(BookAheadLimit);
            var made = Local(day.PlusDays(-ahead), 9 * 60 + random.Next(10 * 60));
            At(made <= now ? made : now - Duration.FromMinutes(30 + random.Next(600)), () => Book(visit));
        }

        for (var n = 0; n < 4 + random.Next(5); n++)
        {
            var (number, seed) = (n, random.Next());
            At(Local(day, 10 * 60 + random.Next(8 * 60)), () => ShopSale(day, number, new Random(seed)));
        }
    }

    /// <summary>In the morning the calendar moves passes and memberships on; at noon the desk settles what is due.</summary>
    private void PlanDesk(LocalDate day)
    {
        if (day > today)
        {
            return;
        }

        var key = LocalDatePattern.Iso.Format(day);
        At(Local(day, 8 * 60), async () =>
        {
            (await api.Post("/memberships/bill", new { }, $"bill-{key}")).Ok();
            (await api.Post("/autopay/collect", new { }, $"collect-{key}")).Ok();
            (await api.Post("/passes/expire", new { }, $"expire-{key}")).Ok();
        });
        var seed = wish.Seed * 200_000 + Period.DaysBetween(new LocalDate(2020, 1, 1), day);
        At(Local(day, 12 * 60), () => plans.Settle(new Random(seed), $"settle-{key}"));
    }

    private sealed record Visit(LocalDate Day, int Number, DemoPerson Person, int Seed)
    {
        public string Key => string.Create(CultureInfo.InvariantCulture, $"visit-{LocalDatePattern.Iso.Format(Day)}-{Number}");
    }

    private async Task Book(Visit visit)
    {
        var random = new Random(visit.Seed);
        var service = DemoBusiness.Pick(random, [.. ids.Services.Where(s => s.Data.Kind == "service" && visit.Person.Data.Categories.Contains(s.Data.Category))]);
        var addOns = service.AddOns.Where(_ => random.Next(6) == 0).Take(1).ToList();
        var slots = (await api.Get(
            $"/availability?siteId={ids.Site}&serviceId={service.Id}&addOnIds={string.Join(',', addOns)}&memberId={visit.Person.Id}" +
            $"&from={LocalDatePattern.Iso.Format(visit.Day)}&to={LocalDatePattern.Iso.Format(visit.Day)}")).Ok();
        var starts = slots["days"]!.AsArray().SelectMany(d => d!["slots"]!.AsArray()).Select(s => (string)s!["start"]!).ToList();
        if (starts.Count == 0)
        {
            Interlocked.Increment(ref refused);
            return;
        }

        var client = ids.Clients[Math.Min(random.Next(ids.Clients.Count), random.Next(ids.Clients.Count))].Id; // some come more often
        var reply = await api.Post("/bookings", new
        {
            siteId = ids.Site, serviceId = service.Id, addOnIds = addOns, memberId = visit.Person.Id, start = DemoBusiness.Pick(random, starts), clientId = client,
            note = random.Next(12) == 0 ? "Please call if you are running late." : null, source = random.Next(5) < 3 ? "online" : "desk",
        }, visit.Key);
        if (!reply.IsOk)
        {
            Interlocked.Increment(ref refused); // somebody else took it in this half hour
            return;
        }

        Interlocked.Increment(ref booked);
        var booking = reply.Json;
        var start = OffsetDateTimePattern.Rfc3339.Parse((string)booking["start"]!).Value.ToInstant();
        var end = OffsetDateTimePattern.Rfc3339.Parse((string)booking["end"]!).Value.ToInstant();
        var id = (string)booking["id"]!;
        switch (random.Next(100))
        {
            case < 5:
                At(start - Duration.FromHours(26), () => Act(visit, id, "cancel", new { reason = "Client called, cannot come." }));
                break;
            case < 8:
                At(start + Step, () => Act(visit, id, "no-show", new { }));
                break;
            default:
                At(start, () => Begin(visit, id));
                At(end + Step, () => Finish(visit, id, (string)booking["orderId"]!, random));
                break;
        }
    }

    private async Task Act(Visit visit, string booking, string verb, object body) =>
        (await api.Post($"/bookings/{booking}/{verb}", body, $"{visit.Key}-{verb}")).Ok();

    private async Task Begin(Visit visit, string booking)
    {
        await Act(visit, booking, "check-in", new { });
        await Act(visit, booking, "start", new { });
    }

    private async Task Finish(Visit visit, string booking, string order, Random random)
    {
        await Act(visit, booking, "complete", new { });
        var operations = new List<object>();
        if (random.Next(4) == 0)
        {
            operations.Add(new { op = "addLine", kind = "product", itemId = DemoBusiness.Pick(random, ids.Products), quantity = 1, memberId = visit.Person.Id });
        }

        if (random.Next(12) == 0)
        {
            operations.Add(new { op = "discount", percentPpm = 100_000, reason = "Birthday month" });
        }

        if (random.Next(2) == 0)
        {
            operations.Add(new { op = "tip", memberId = visit.Person.Id, amount = Amount(3 + random.Next(8)) });
        }

        await plans.Cover(order, visit.Key);
        var view = operations.Count > 0
            ? (await api.Post($"/orders/{order}/changes", new { operations }, $"{visit.Key}-changes")).Ok()
            : (await api.Get($"/orders/{order}")).Ok();
        var due = view["totals"]!["due"]!;
        await Complete(order, due, random, visit.Key);
    }

    private async Task Complete(string order, JsonNode due, Random random, string key)
    {
        var method = random.Next(10);
        if (method < 2 && (long)due["amount"]! > 0)
        {
            (await api.Post($"/orders/{order}/tenders", new { method = "card", amount = due, tillId = ids.Till, token = "tok_ok" }, $"{key}-card")).Ok();
            (await api.Post($"/orders/{order}/complete", new { tillId = ids.Till }, $"{key}-checkout")).Ok();
        }
        else
        {
            object[] tenders = (long)due["amount"]! == 0
                ? []
                : [method < 6
                    ? new { method = "cash", amount = due, tendered = (object?)RoundUp(due), reference = (string?)null }
                    : new { method = "terminal", amount = due, tendered = (object?)null, reference = (string?)$"A{random.Next(100_000, 999_999)}" }];
            (await api.Post($"/orders/{order}/complete", new { tillId = ids.Till, tenders }, $"{key}-checkout")).Ok();
        }

        Interlocked.Increment(ref sold);
        if (random.Next(90) == 0)
        {
            await Refund(order, key);
        }
    }

    private async Task Refund(string order, string key)
    {
        var view = (await api.Get($"/orders/{order}")).Ok();
        var line = view["lines"]![0]!;
        if ((long)line["gross"]!["amount"]! <= 0 || line["cover"] is not null)
        {
            return;
        }

        (await api.Post($"/orders/{order}/refunds", new
        {
            tillId = ids.Till, lines = new[] { new { lineId = (string)line["id"]!, quantity = (int)line["quantity"]! } }, tips = false,
            tenders = new[] { new { method = "cash", amount = line["gross"] } }, reason = "Not happy with the treatment",
        }, $"{key}-refund")).Ok();
    }

    private async Task ShopSale(LocalDate day, int number, Random random)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"shop-{LocalDatePattern.Iso.Format(day)}-{number}");
        var lines = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new { kind = "product", itemId = DemoBusiness.Pick(random, ids.Products), quantity = 1 + random.Next(2) }).ToArray();
        var client = random.Next(3) == 0 ? DemoBusiness.Pick(random, ids.Clients).Id : null;
        var order = (await api.Post("/orders", new { siteId = ids.Site, clientId = client, lines }, key)).Ok();
        await Complete((string)order["id"]!, order["totals"]!["due"]!, random, key);
    }

    private object Amount(int whole) => new { amount = whole * DemoBusiness.Scale(wish.Currency), currency = wish.Currency };

    /// <summary>The note that a client would put on the counter.</summary>
    private object RoundUp(JsonNode due)
    {
        var note = 10 * DemoBusiness.Scale(wish.Currency);
        return new { amount = ((long)due["amount"]! + note - 1) / note * note, currency = wish.Currency };
    }
}
