using System.Net;
using System.Net.Http.Headers;
using Bookend.Behaviour.Access;
using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Sales;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Calendar = Ical.Net.Calendar;

namespace Bookend.Behaviour.Feeds;

/// <summary>Calendars to subscribe to, read by a library that knows nothing of ours.</summary>
public sealed class FeedTests
{
    [Theory, BothStores]
    public async Task A_person_sees_her_visits_moves_and_cancellations(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var first = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Book("10:00", salon.Ben)).ShouldBeOk();
        var feed = await Make(salon, "person", salon.Anna);
        var calendar = await Read(salon, feed);
        (Value(calendar, "NAME"), Value(calendar, "REFRESH-INTERVAL")).ShouldBe(("Anna", "PT15M"));
        var entry = calendar.Events.ShouldHaveSingleItem();
        (entry.Uid, entry.Summary, entry.Sequence, entry.Status).ShouldBe(($"{first.Id}@bookend", "Cut", 0, "CONFIRMED"));
        Times(entry).ShouldBe(("2026-11-23T09:00:00Z", "2026-11-23T09:45:00Z"));
        entry.DtStart!.TzId.ShouldBe("Europe/Berlin");
        (await Text(salon, feed)).ShouldNotContain("Cleo", Case.Insensitive);

        (await salon.Step(first, "move", new { start = "2026-11-24T14:00:00+01:00" })).ShouldBeOk();
        var moved = (await Read(salon, feed)).Events.ShouldHaveSingleItem();
        (moved.Uid, moved.Sequence).ShouldBe((entry.Uid, 1));
        Times(moved).ShouldBe(("2026-11-24T13:00:00Z", "2026-11-24T13:45:00Z"));

        (await salon.Step(first, "cancel", new { reason = "Ill" })).ShouldBeOk();
        var cancelled = (await Read(salon, feed)).Events.ShouldHaveSingleItem();
        (cancelled.Uid, cancelled.Sequence, cancelled.Status).ShouldBe((entry.Uid, 2, "CANCELLED"));
    }

    [Theory, BothStores]
    public async Task What_has_not_changed_is_not_sent_again(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        var feed = await Make(salon, "person", salon.Anna);
        var before = await Ask(salon, feed);
        before.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        (await Ask(salon, feed, before.Headers.ETag)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await salon.Step(booked, "move", new { start = Salon.At("11:00") })).ShouldBeOk();
        var after = await Ask(salon, feed, before.Headers.ETag);
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.Headers.ETag.ShouldNotBe(before.Headers.ETag);
    }

    [Theory, BothStores]
    public async Task It_says_as_much_as_was_asked_for(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var nails = await salon.Service("Nails", 30, 3000);
        (await salon.Shop.Patch($"/team/{salon.Ben}", new { serviceIds = new[] { nails } })).ShouldBeOk();
        var client = await salon.Client("Lea; Müller, geb. \"Öz\"");
        var visit = (await salon.Shop.Post("/bookings", new
        {
            siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At("10:00"), clientId = client, note = "Rings; twice,\nor \\ knocks",
            more = new[] { new { serviceId = nails, memberId = salon.Ben, starts = "after" } },
        })).ShouldBeOk();
        var ben = (await Read(salon, await Make(salon, "person", salon.Ben, "guests"))).Events.ShouldHaveSingleItem();
        (ben.Uid, ben.Summary, ben.Description).ShouldBe(($"{visit.Id}-1@bookend", "Lea; Müller, geb. \"Öz\": Nails", $"{visit.Json.Text("code")}\nRings; twice,\nor \\ knocks"));
        Times(ben).ShouldBe(("2026-11-23T09:45:00Z", "2026-11-23T10:15:00Z"));
        var hers = (await Read(salon, await Make(salon, "client", client))).Events.ShouldHaveSingleItem();
        (hers.Uid, hers.Summary).ShouldBe(($"{visit.Id}@bookend", "Cut, Nails"));
        Times(hers).ShouldBe(("2026-11-23T09:00:00Z", "2026-11-23T10:15:00Z"));

        (await salon.Shop.Post($"/team/{salon.Anna}/time-off", new { from = "2026-11-23T11:00", to = "2026-11-23T12:00", reason = "Doctor" })).ShouldBeOk();
        var busy = await Text(salon, await Make(salon, "person", salon.Anna, "busy"));
        busy.ShouldNotContain("Cut");
        Calendar.Load(busy)!.FreeBusy.Count.ShouldBe(1);
        busy.Split("\r\n").Where(l => l.StartsWith("FREEBUSY", StringComparison.Ordinal)).ShouldBe( // the library does not read these
            ["FREEBUSY;FBTYPE=BUSY:20261123T090000Z/20261123T094500Z", "FREEBUSY;FBTYPE=BUSY:20261123T100000Z/20261123T110000Z"]);
        (await Text(salon, await Make(salon, "person", salon.Anna))).ShouldNotContain("Doctor");
    }

    [Theory, BothStores]
    public async Task A_room_has_a_calendar_too(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var room = (await salon.Shop.Post("/rooms", new { siteId = salon.Shop.SiteId, name = "Blue room", kind = "treatment" })).ShouldBeOk();
        var wrap = await salon.Service("Wrap", 60, 8000, roomKind: "treatment");
        (await salon.Shop.Patch($"/team/{salon.Ben}", new { serviceIds = new[] { wrap } })).ShouldBeOk();
        (await salon.Book("10:00", salon.Ben, wrap)).ShouldBeOk();
        var calendar = await Read(salon, await Make(salon, "room", room.Id));
        (Value(calendar, "NAME"), calendar.Events.ShouldHaveSingleItem().Summary).ShouldBe(("Blue room", "Wrap"));
    }

    [Theory, BothStores]
    public async Task Addresses_are_secret_can_be_shown_again_and_taken_back(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var feed = await Make(salon, "person", salon.Anna);
        var listed = (await salon.Shop.Get($"/calendar-feeds?of=person&subjectId={salon.Anna}")).ShouldBeOk().Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        listed.Text("path").ShouldBe(feed);
        foreach (var wrong in new[] { "/c/x.ics", "/c/" + new string('A', 43) + ".ics", feed[..^5] + "A.ics", feed[..^4], "/c/" })
        {
            (await Ask(salon, wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
        }

        (await salon.Shop.Delete($"/calendar-feeds/{listed.Text("id")}")).ShouldBeOk();
        (await Ask(salon, feed)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await salon.Shop.Post("/calendar-feeds", new { of = "client", subjectId = salon.Anna })).ShouldRefuse(400, "invalid");
        (await salon.Shop.Get("/calendar-feeds?of=house&subjectId=x")).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task Everybody_may_have_her_own(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var browser = new Browser(salon.Shop);
        await browser.SignInAsOwner();
        var own = (await browser.Post("/me/calendar-feeds", new { shows = "guests" })).ShouldBeOk();
        own.Json.Text("subjectId").ShouldBe(salon.Shop.OwnerId);
        (await browser.Get("/me/calendar-feeds")).ShouldBeOk().Json["items"]!.AsArray().Select(f => f!.Text("path")).ShouldBe([own.Json.Text("path")]);
        (await salon.Shop.Post("/me/calendar-feeds", new { shows = "guests" })).ShouldRefuse(403, "forbidden"); // a program is nobody
        (await salon.Shop.Delete($"/me/calendar-feeds/{own.Id}")).ShouldRefuse(404, "feed_unknown");
        (await Ask(salon, own.Json.Text("path"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> Make(Salon salon, string of, string subject, string shows = "services") =>
        (await salon.Shop.Post("/calendar-feeds", new { of, subjectId = subject, shows })).ShouldBeOk().Json.Text("path");

    private static async Task<HttpResponseMessage> Ask(Salon salon, string path, EntityTagHeaderValue? known = null)
    {
        using var http = salon.Shop.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await http.SendAsync(request);
    }

    private static async Task<string> Text(Salon salon, string path)
    {
        var answer = await Ask(salon, path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<Calendar> Read(Salon salon, string path) => Calendar.Load(await Text(salon, path))!;

    private static string? Value(Calendar calendar, string property) => calendar.Properties[property]?.Value?.ToString();

    private static (string, string) Times(CalendarEvent entry) => (Utc(entry.DtStart!), Utc(entry.DtEnd!));

    private static string Utc(CalDateTime at) => at.AsUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
