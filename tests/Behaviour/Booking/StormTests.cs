using System.Diagnostics;

namespace Bookend.Behaviour.Booking;

/// <summary>Many people want the same time at once. One gets it; the others hear so, soon.</summary>
public sealed class StormTests
{
    // Two seconds are promised for a machine of its own, and measured by the load program; here the storm's client, other tests and
    // other servers share the cores, so this only tells an answer from a melt-down (plain inserts had not ended after 40 s).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Theory, BothStores]
    public async Task A_thousand_for_one_time(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        (await salon.Book("09:00")).ShouldBeOk();
        var started = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i =>
            salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish("10:00", salon.Anna, client: $"Client {i}"), Shop.NewKey())));
        var took = Stopwatch.GetElapsedTime(started);

        answers.Count(a => a.Status == 201).ShouldBe(1);
        answers.Count(a => a.Status == 409 && (string)a.Json["code"]! == "slot_taken").ShouldBe(999);
        took.ShouldBeLessThan(Patience);
        TestContext.Current.SendDiagnosticMessage($"1,000 for one time on {store}: {took.TotalMilliseconds:0} ms");
        (await Bookings(salon)).ShouldBe(2);
    }

    [Theory, BothStores]
    public async Task Fifty_each_for_a_hundred_times(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var quick = await salon.Service("Fringe", 5, 500);
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { quick } })).ShouldBeOk();
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { hours = new[] { new { day = "monday", from = "09:00", to = "18:00" } } })).ShouldBeOk();
        var times = Enumerable.Range(0, 100).Select(i => $"{9 + i * 5 / 60:00}:{i * 5 % 60:00}").ToArray();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5000).Select(i =>
            salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish(times[i % 100], salon.Anna, quick), Shop.NewKey())));

        answers.Count(a => a.Status == 201).ShouldBe(100);
        answers.Where(a => a.Status != 201).ShouldAllBe(a => a.Status == 409 || (a.Status == 503 && (string)a.Json["code"]! == "busy"));
        (await Bookings(salon)).ShouldBe(100);
    }

    [Theory, BothStores]
    public async Task Overlapping_starts_and_anyone(StoreKind store)
    {
        var salon = await Salon.Open(store);
        string[] starts = ["10:00", "10:15", "10:30", "10:45"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish(starts[i % 4]), Shop.NewKey())));
        answers.Count(a => a.Status == 201).ShouldBe(2);
        answers.ShouldAllBe(a => a.Status == 201 || a.Status == 409);
    }

    [Theory, BothStores]
    public async Task Holds_storm_the_same(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => i % 2 == 0
            ? salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish("10:00", salon.Anna), Shop.NewKey())
            : salon.Shop.Once(HttpMethod.Post, "/holds", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, start = Salon.At("10:00") }, Shop.NewKey())));
        answers.Count(a => a.Status == 201).ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task One_key_sent_by_many_is_one_visit(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var key = Shop.NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => salon.Shop.Once(HttpMethod.Post, "/bookings", salon.Wish("10:00", salon.Anna), key)));
        answers.ShouldAllBe(a => a.Status == 201);
        answers.Select(a => a.Id).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.Replayed).ShouldBe(1);
        (await Bookings(salon)).ShouldBe(1);
    }

    private static async Task<int> Bookings(Salon salon) =>
        (await salon.Shop.Get($"/bookings?siteId={salon.Shop.SiteId}&from={Salon.Monday}&to={Salon.Monday}&limit=500")).ShouldBeOk().Json["items"]!.AsArray().Count;
}
