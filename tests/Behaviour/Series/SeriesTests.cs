using System.Text.Json.Nodes;
using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Series;

/// <summary>Visits that repeat: seen as a whole before they are booked, booked, moved and cancelled as a whole.</summary>
public sealed class SeriesTests
{
    private const string Weekly = "FREQ=WEEKLY;COUNT=4";

    [Theory, BothStores]
    public async Task A_forecast_names_what_is_in_the_way_and_what_could_be_had_instead(StoreKind store)
    {
        var salon = await Salon.Open(store);
        (await salon.Book("2026-11-30T10:00:00+01:00")).ShouldBeOk(); // the second Monday is taken
        var seen = await Forecast(salon, "10:00", Weekly, salon.Anna);
        seen.Json["possible"]!.GetValue<int>().ShouldBe(3);
        seen.Json["price"]!["amount"]!.GetValue<long>().ShouldBe(18_000);
        Visits(seen).Select(v => (v.Text("date"), v.Text("time"), v["possible"]!.GetValue<bool>())).ShouldBe(
            [("2026-11-23", "10:00", true), ("2026-11-30", "10:00", false), ("2026-12-07", "10:00", true), ("2026-12-14", "10:00", true)]);
        var taken = Visits(seen)[1];
        taken.Text("why").ShouldBe("Cut: Anna is booked until 10:45.");
        taken["repairs"]!.AsArray().Select(r => (r!.Text("kind"), r.Text("date"), r.Text("time"), r.Text("memberName"))).ShouldBe(
            [("otherTime", "2026-11-30", "09:00", "Anna"), ("otherPerson", "2026-11-30", "10:00", "Ben"), ("otherDay", "2026-12-01", "10:00", "Anna")]);
    }

    [Theory, BothStores]
    public async Task What_the_forecast_shows_is_booked_whole_or_not_at_all(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var client = await salon.Client("Lea");
        (await salon.Book("2026-11-30T10:00:00+01:00")).ShouldBeOk();
        (await salon.Book("2026-12-07T10:00:00+01:00")).ShouldBeOk();
        var seen = await Forecast(salon, "10:00", Weekly, salon.Anna);
        var refused = (await Book(salon, client, Visits(seen).Select(AsWanted))).ShouldRefuse(409, "slot_taken");
        refused.Json["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldBe(["/visits/1", "/visits/2"]);
        refused.Json.Text("detail").ShouldStartWith("2 of 4 visits cannot be had. Nothing was booked.");
        (await salon.Shop.Get($"/bookings?clientId={client}")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(0);

        var booked = (await Book(salon, client, Visits(seen).Select(Repaired))).ShouldBeOk();
        booked.Json.Text("name").ShouldBe("Cut");
        Booked(booked).Select(b => (b.Text("localDate"), b.Text("startTime"), b.Text("memberName"), b.Text("seriesId"))).ShouldBe(
        [
            ("2026-11-23", "10:00", "Anna", booked.Id), ("2026-11-30", "09:00", "Anna", booked.Id), ("2026-12-07", "09:00", "Anna", booked.Id), ("2026-12-14", "10:00", "Anna", booked.Id),
        ]);
        (await salon.Shop.Get($"/series/{booked.Id}")).ShouldBeOk().Json.ToJsonString().ShouldBe(booked.Json.ToJsonString());
        (await salon.Shop.Get($"/bookings?seriesId={booked.Id}")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(4);
    }

    [Theory, BothStores]
    public async Task The_hour_on_the_wall_stays_when_the_clocks_change(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var seen = await Forecast(salon, "10:00", "FREQ=MONTHLY;COUNT=6", salon.Anna);
        Visits(seen).Select(v => v.Text("start")).ShouldBe(
        [
            "2026-11-23T10:00:00+01:00", "2026-12-23T10:00:00+01:00", "2027-01-23T10:00:00+01:00", "2027-02-23T10:00:00+01:00", "2027-03-23T10:00:00+01:00", "2027-04-23T10:00:00+02:00",
        ]);
    }

    [Theory, BothStores]
    public async Task This_and_following_move_together_even_where_one_stands_on_the_place_of_the_other(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var series = await Weeks(salon);
        var second = Booked(series)[1];

        // A week later: each comes where the next one was. At that hour on the last day somebody else sits.
        (await salon.Book("2026-12-21T10:00:00+01:00")).ShouldBeOk();
        var seen = (await salon.Shop.Get(
            $"/series/{series.Id}/move-forecast?bookingId={second.Text("id")}&scope=following&start={Uri.EscapeDataString("2026-12-07T10:00:00+01:00")}")).ShouldBeOk();
        Visits(seen).Select(v => (v.Text("date"), v["possible"]!.GetValue<bool>())).ShouldBe([("2026-12-07", true), ("2026-12-14", true), ("2026-12-21", false)]);
        var moves = Visits(seen).Select(v => new { id = v.Text("bookingId"), start = v["repairs"]!.AsArray().Count > 0 ? v["repairs"]![0]!.Text("start") : v.Text("start") }).ToArray();
        (await salon.Shop.Post($"/series/{series.Id}/move", new { visits = Visits(seen).Select(v => new { id = v.Text("bookingId"), start = v.Text("start") }) })).ShouldRefuse(409, "slot_taken")
            .Json["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldBe(["/visits/2"]);
        Times((await salon.Shop.Get($"/series/{series.Id}")).ShouldBeOk()).ShouldBe(["2026-11-23 10:00", "2026-11-30 10:00", "2026-12-07 10:00", "2026-12-14 10:00"]);

        var moved = (await salon.Shop.Post($"/series/{series.Id}/move", new { visits = moves, reason = "She is away for a week" })).ShouldBeOk();
        Times(moved).ShouldBe(["2026-11-23 10:00", "2026-12-07 10:00", "2026-12-14 10:00", "2026-12-21 09:00"]);
        (await salon.Times("2026-11-30", salon.Anna)).ShouldContain("10:00"); // free again
    }

    [Theory, BothStores]
    public async Task One_visit_is_moved_by_itself_and_all_can_go_to_another_person(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var series = await Weeks(salon);
        (await salon.Shop.Post($"/bookings/{Booked(series)[1].Text("id")}/move", new { start = "2026-12-01T15:00:00+01:00" })).ShouldBeOk();
        var seen = (await salon.Shop.Get(
            $"/series/{series.Id}/move-forecast?bookingId={Booked(series)[0].Text("id")}&scope=all&start={Uri.EscapeDataString("2026-11-23T12:00:00+01:00")}&memberId={salon.Ben}")).ShouldBeOk();
        var moved = (await salon.Shop.Post($"/series/{series.Id}/move", new { visits = Visits(seen).Select(v => new { id = v.Text("bookingId"), start = v.Text("start"), memberId = v.Text("memberId") }) })).ShouldBeOk();
        Times(moved).ShouldBe(["2026-11-23 12:00", "2026-12-01 12:00", "2026-12-07 12:00", "2026-12-14 12:00"]);
        Booked(moved).ShouldAllBe(b => b.Text("memberName") == "Ben");
    }

    [Theory, BothStores]
    public async Task This_and_following_are_cancelled_and_what_has_been_stays(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var series = await Weeks(salon);
        var cancelled = (await salon.Shop.Post($"/series/{series.Id}/cancel", new { scope = "following", bookingId = Booked(series)[2].Text("id"), reason = "Moved to Berlin" })).ShouldBeOk();
        Booked(cancelled).Select(b => b.Text("state")).ShouldBe(["booked", "booked", "cancelled", "cancelled"]);
        (await salon.Times("2026-12-07", salon.Anna)).ShouldContain("10:00");
        (await salon.Shop.Post($"/series/{series.Id}/cancel", new { scope = "all" })).ShouldBeOk();
        (await salon.Shop.Post($"/series/{series.Id}/cancel", new { scope = "all" })).ShouldRefuse(400, "invalid");
        var more = (await salon.Shop.Post($"/series/{series.Id}/visits", new { visits = new[] { new { serviceId = salon.Cut, start = "2027-01-11T10:00:00+01:00" } } })).ShouldBeOk();
        Booked(more).Count.ShouldBe(5);
    }

    [Theory, BothStores]
    public async Task A_rule_without_end_or_sense_is_refused(StoreKind store)
    {
        var salon = await Salon.Open(store);
        foreach (var rule in new[]
                 {
                     "", "every week", "FREQ=WEEKLY", "FREQ=SECONDLY;COUNT=3", "FREQ=WEEKLY;COUNT=0", "FREQ=WEEKLY;COUNT=61", "FREQ=WEEKLY;COUNT=2000000000", "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
                     "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", $"FREQ=WEEKLY;COUNT=2;X-LONG={new string('a', 300)}", "FREQ=WEEKLY;COUNT=3;UNTIL=20270101", "FREQ=DAILY;UNTIL=99991231",
                 })
        {
            (await salon.Shop.Get(Path(salon, "10:00", rule, null))).ShouldRefuse(400, "rule_invalid");
        }

        (await salon.Shop.Get(Path(salon, "ten", Weekly, null))).ShouldRefuse(400, "invalid");
        (await salon.Shop.Get("/series/ser_01jd8a5gm0000000000000000a")).ShouldRefuse(404, "series_unknown");
        var client = await salon.Client("Lea");
        (await salon.Shop.Post("/series", new { siteId = salon.Shop.SiteId, clientId = client, visits = Array.Empty<object>() })).ShouldRefuse(400, "invalid");
        (await Book(salon, client, Enumerable.Range(0, 61).Select(i => (object)new { serviceId = salon.Cut, start = "2026-11-23T10:00:00+01:00" }))).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task A_plan_of_ten_weeks_finds_its_dates_before_the_wedding(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var facial = await salon.Service("Facial", 60, 9000);
        await salon.Member("Fay", [facial], "12:00", "20:00");
        var plan = (await salon.Shop.Post("/visit-plans", new
        {
            name = "Bride, ten weeks",
            steps = new object[] { new { serviceId = salon.Cut, day = -1 }, new { serviceId = facial, day = -70 }, new { serviceId = facial, day = -42 }, new { serviceId = facial, day = -14, within = 2 } },
        })).ShouldBeOk();
        plan.Json["steps"]!.AsArray().Select(s => s!["day"]!.GetValue<int>()).ShouldBe([-70, -42, -14, -1]);
        var client = await salon.Client("Bea");
        (await salon.Shop.Post("/bookings", salon.Wish("2027-03-06T15:00:00+01:00", null, facial))).ShouldBeOk();
        var seen = (await salon.Shop.Get($"/visit-plans/{plan.Id}/forecast?siteId={salon.Shop.SiteId}&clientId={client}&date=2027-04-17&time=15:00")).ShouldBeOk();
        Visits(seen).Select(v => (v.Text("date"), v.Text("name"), v["possible"]!.GetValue<bool>())).ShouldBe(
            [("2027-02-06", "Facial", true), ("2027-03-06", "Facial", false), ("2027-04-03", "Facial", true), ("2027-04-16", "Cut", true)]);
        Visits(seen)[1]["repairs"]![0]!.Text("time").ShouldBe("14:00");
        var booked = (await salon.Shop.Post("/series", new
        {
            siteId = salon.Shop.SiteId, clientId = client, name = "Bride, ten weeks", planId = plan.Id, visits = Visits(seen).Select(Repaired),
        })).ShouldBeOk();
        Times(booked).ShouldBe(["2027-02-06 15:00", "2027-03-06 14:00", "2027-04-03 15:00", "2027-04-16 15:00"]);
        (await salon.Shop.Patch($"/visit-plans/{plan.Id}", new { active = false })).ShouldBeOk().Json["steps"]!.AsArray().Count.ShouldBe(4);
        (await salon.Shop.Post("/visit-plans", new { name = "Never", steps = new[] { new { serviceId = facial, day = 5000 } } })).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task A_clash_with_another_visit_of_hers_is_said(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var client = await salon.Client("Lea");
        (await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Ben, start = "2026-11-30T09:30:00+01:00", clientId = client })).ShouldBeOk();
        var seen = (await salon.Shop.Get(Path(salon, "10:00", Weekly, salon.Anna) + $"&clientId={client}")).ShouldBeOk();
        Visits(seen).Select(v => (string?)v["clash"]).ShouldBe([null, "Cut at 09:30", null, null]);
    }

    private static async Task<Reply> Weeks(Salon salon)
    {
        var client = await salon.Client("Lea");
        return (await Book(salon, client, Visits(await Forecast(salon, "10:00", Weekly, salon.Anna)).Select(AsWanted))).ShouldBeOk();
    }

    private static string Path(Salon salon, string time, string rule, string? member) =>
        $"/series/forecast?siteId={salon.Shop.SiteId}&serviceId={salon.Cut}&date={Salon.Monday}&time={time}&rule={Uri.EscapeDataString(rule)}{(member is null ? "" : $"&memberId={member}")}";

    private static async Task<Reply> Forecast(Salon salon, string time, string rule, string? member) => (await salon.Shop.Get(Path(salon, time, rule, member))).ShouldBeOk();

    private static Task<Reply> Book(Salon salon, string client, IEnumerable<object> visits) =>
        salon.Shop.Post("/series", new { siteId = salon.Shop.SiteId, clientId = client, rule = Weekly, visits });

    private static List<JsonNode> Visits(Reply forecast) => [.. forecast.Json["visits"]!.AsArray().Select(v => v!)];

    private static List<JsonNode> Booked(Reply series) => [.. series.Json["visits"]!.AsArray().Select(v => v!["booking"]!)];

    private static List<string> Times(Reply series) => [.. Booked(series).Select(b => $"{b.Text("localDate")} {b.Text("startTime")}")];

    private static object AsWanted(JsonNode v) => new { serviceId = v["visit"]!.Text("serviceId"), start = v.Text("start"), memberId = (string?)v["visit"]!["memberId"] };

    private static object Repaired(JsonNode v) => v["possible"]!.GetValue<bool>() ? AsWanted(v)
        : new { serviceId = v["visit"]!.Text("serviceId"), start = v["repairs"]![0]!.Text("start"), memberId = v["repairs"]![0]!.Text("memberId") };
}
