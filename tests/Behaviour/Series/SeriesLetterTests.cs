using System.Text.Json.Nodes;
using Bookend.Behaviour.Online;
using Bookend.Behaviour.Sales;
using Salon = Bookend.Behaviour.Booking.Salon;

namespace Bookend.Behaviour.Series;

/// <summary>Visits that are booked, moved or cancelled at once are one piece of news.</summary>
public sealed class SeriesLetterTests
{
    [Theory, BothStores]
    public async Task One_letter_tells_of_all_visits_with_one_file_for_the_calendar(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var client = (await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = $"lea-{salon.Shop.Slug}@example.com" })).ShouldBeOk().Id;
        var series = (await salon.Shop.Post("/series", new
        {
            siteId = salon.Shop.SiteId, clientId = client,
            visits = new[] { "2026-11-24", "2026-12-01", "2026-12-08" }.Select(d => new { serviceId = salon.Cut, memberId = salon.Anna, start = $"{d}T10:00:00+01:00" }),
        })).ShouldBeOk();
        var booked = (await salon.Shop.Letters(1))[0];
        booked.Text("subject").ShouldBe("3 Termine sind für Sie gebucht");
        var text = Outbox.Part(salon.Shop.File(booked), "text/plain");
        foreach (var day in new[] { "24. November", "1. Dezember", "8. Dezember" })
        {
            text.ShouldContain(day);
        }

        var file = Calendar(salon, booked);
        file.Method.ShouldBe("PUBLISH");
        file.Events.Select(e => (e.DtStart!.AsUtc.Day, e.Sequence, e.Status)).ShouldBe([(24, 0, "CONFIRMED"), (1, 0, "CONFIRMED"), (8, 0, "CONFIRMED")]);

        // One that moves by itself has its own letter; the two others go together.
        (await salon.Shop.Post($"/bookings/{series.Json["visits"]![1]!["booking"]!.Text("id")}/move", new { start = "2026-12-02T10:00:00+01:00" })).ShouldBeOk();
        (await salon.Shop.Letters(2))[1].Text("subject").ShouldStartWith("Verschoben: Cut");
        (await salon.Shop.Post($"/series/{series.Id}/cancel", new { scope = "all", reason = "Away" })).ShouldBeOk();
        var cancelled = (await salon.Shop.Letters(3))[2];
        cancelled.Text("subject").ShouldBe("3 Ihrer Termine sind abgesagt");
        var after = Calendar(salon, cancelled);
        after.Events.Select(e => (e.Uid, e.Sequence, e.Status)).ShouldBe(file.Events.Select((e, i) => (e.Uid, i == 1 ? 2 : 1, (string?)"CANCELLED")));
    }

    private static Ical.Net.Calendar Calendar(Salon salon, JsonNode letter) => Ical.Net.Calendar.Load(Outbox.Part(salon.Shop.File(letter), "text/calendar"))!;
}
