using System.Text.Json.Nodes;
using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Online;
using Bookend.Behaviour.Sales;
using Salon = Bookend.Behaviour.Booking.Salon;

namespace Bookend.Behaviour.Waitlist;

/// <summary>When something frees, who waits longest is asked first, and the time is really hers until she answers.</summary>
public sealed class WaitlistTests
{
    [Theory, BothStores]
    public async Task A_cancelled_visit_is_offered_in_turn_and_kept_meanwhile(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = await Full(salon);
        var first = await Join(salon, "Ada");
        await salon.Shop.SetClock("2026-11-23T08:00:01+01:00");
        var second = await Join(salon, "Bea");
        await salon.Shop.SetClock("2026-11-23T08:05:00+01:00");
        (await salon.Step(booked["10:00"], "cancel", new { reason = "Ill" })).ShouldBeOk();
        var offered = await Offered(salon, first);
        (offered.Text("time"), offered.Text("memberName"), offered.Text("state")).ShouldBe(("10:00", "Anna", "open"));
        offered.Text("expiresAt").ShouldBe("2026-11-23T09:02:00+01:00"); // half of what is left until ten
        (await Wait(salon, second)).Text("state").ShouldBe("waiting");
        (await salon.Times(member: salon.Anna)).ShouldBeEmpty("it is kept for her");
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");

        var hers = offered.Text("id");

        // She declines; the next in line is asked for the same time, and she herself is not asked for it again.
        (await salon.Shop.Post($"/waitlist/offers/{hers}/decline", new { })).ShouldBeOk();
        var next = await Offered(salon, second);
        next.Text("time").ShouldBe("10:00");
        var beas = next.Text("id");
        (await Wait(salon, first)).Text("state").ShouldBe("waiting");
        var taken = (await salon.Shop.Post($"/waitlist/offers/{beas}/take", new { })).ShouldBeOk();
        taken.Json.Text("state").ShouldBe("booked");
        (await salon.Shop.Get($"/bookings/{taken.Json.Text("bookingId")}")).ShouldBeOk().Json.Text("clientName").ShouldBe("Bea");
        (await salon.Shop.Post($"/waitlist/offers/{beas}/decline", new { })).ShouldRefuse(409, "offer_over");
        (await salon.Shop.Post($"/waitlist/offers/{hers}/take", new { })).ShouldRefuse(409, "offer_over");

        var figures = (await salon.Shop.Get($"/waitlist/figures?siteId={salon.Shop.SiteId}&from={Salon.Monday}")).ShouldBeOk().Json;
        ((int)figures["cancelled"]!, (int)figures["offered"]!, (int)figures["filled"]!, (int)figures["declined"]!, (long)figures["fillRatePpm"]!, (long)figures["value"]!["amount"]!)
            .ShouldBe((1, 2, 1, 1, 1_000_000, 4500));
    }

    [Theory, BothStores]
    public async Task Who_does_not_answer_in_time_loses_the_offer_and_not_her_place(StoreKind store)
    {
        await using var server = await Server.Start(store, ("BOOKEND_BOOKING__SWEEPSECONDS", "1"));
        var salon = await Salon.Open(await Shop.Open(server), ben: false);
        var booked = await Full(salon);
        var first = await Join(salon, "Ada");
        await salon.Shop.SetClock("2026-11-23T08:00:01+01:00");
        var second = await Join(salon, "Bea");
        (await salon.Step(booked["16:00"], "cancel", new { reason = "Ill" })).ShouldBeOk();
        (await Offered(salon, first)).Text("expiresAt").ShouldBe("2026-11-23T09:00:01+01:00");
        await salon.Shop.SetClock("2026-11-23T09:00:02+01:00");

        // An expired hold is in nobody's way; the sweep tells the log, which tells the next in line.
        (await Offered(salon, second)).Text("time").ShouldBe("16:00");
        (await Wait(salon, first)).Text("state").ShouldBe("waiting");
        (await Wait(salon, first))["offers"]![0]!.Text("state").ShouldBe("lapsed");
    }

    [Theory, BothStores]
    public async Task Only_what_suits_is_offered(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = await Full(salon);
        var late = await Join(salon, "Ada", new { from = Salon.Monday, to = "2026-11-30", days = new[] { "monday" }, after = "15:00" });
        var early = await Join(salon, "Bea", new { from = Salon.Monday, to = Salon.Monday, before = "11:00" });
        (await salon.Step(booked["14:00"], "cancel", new { reason = "Ill" })).ShouldBeOk();
        (await salon.Step(booked["10:00"], "move", new { start = "2026-11-24T10:00:00+01:00" })).ShouldBeOk();
        (await Offered(salon, early)).Text("time").ShouldBe("10:00");

        // Nothing of this Monday suits her; the next one has free times, and those are in her windows.
        var hers = await Offered(salon, late);
        (hers.Text("date"), hers.Text("time")).ShouldBe(("2026-11-30", "15:00"));
    }

    [Theory, BothStores]
    public async Task Her_answer_comes_by_the_link_of_the_letter(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = await Full(salon);
        var client = (await salon.Shop.Post("/clients", new { name = "Lea Sommer", email = $"lea-{salon.Shop.Slug}@example.com" })).ShouldBeOk().Id;
        (await salon.Shop.Post("/waitlist", Wish(salon, client))).ShouldBeOk();
        (await salon.Step(booked["13:00"], "cancel", new { reason = "Ill" })).ShouldBeOk();
        var letter = (await salon.Shop.Letters(1))[0];
        letter.Text("subject").ShouldStartWith("Ein Termin ist frei: Cut, Mo 23. November, 13:00");
        var link = "/w/" + Outbox.Part(salon.Shop.File(letter), "text/plain").Split("/w/")[1].Split('\n')[0].Trim();
        using var guest = new Guest(salon.Shop.Server, Access.Browser.NewAddress());
        await guest.Open(link);
        guest.Heading.ShouldBe("Ein Termin ist frei geworden");
        guest.Main.ShouldContain("Für Sie freigehalten bis 09:00");
        await guest.Submit("answer", "take");
        guest.Heading.ShouldBe("Ihr Termin ist gebucht");
        await guest.Open(link);
        guest.Page.QuerySelectorAll("form").ShouldBeEmpty();
        await guest.Open("/w/" + new string('A', 43), 404);
        (await salon.Shop.Get($"/bookings?clientId={client}")).ShouldBeOk().Json["items"]!.AsArray().Single()!.Text("startTime").ShouldBe("13:00");
    }

    [Theory, BothStores]
    public async Task A_wait_ends_when_she_books_or_leaves_and_bad_wishes_are_refused(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = await Full(salon);
        var client = await salon.Client("Ada");
        var wait = (await salon.Shop.Post("/waitlist", Wish(salon, client))).ShouldBeOk();
        (await salon.Step(booked["10:00"], "cancel", new { reason = "Ill" })).ShouldBeOk();
        await Offered(salon, wait.Id);
        (await salon.Shop.Delete($"/waitlist/{wait.Id}")).ShouldBeOk().Json.Text("state").ShouldBe("left");
        (await salon.Times(member: salon.Anna)).ShouldContain("10:00"); // let go with her

        var again = (await salon.Shop.Post("/waitlist", Wish(salon, client, new { from = "2026-11-24", to = "2026-11-24", after = "16:45" }))).ShouldBeOk();
        (await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, start = "2026-11-24T17:00:00+01:00", clientId = client, @override = true })).ShouldBeOk();
        await salon.Shop.Until(async () => (await Wait(salon, again.Id)).Text("state") == "booked");

        (await salon.Shop.Post("/waitlist", Wish(salon, client))).ShouldBeOk();
        (await salon.Shop.Get($"/waitlist?clientId={client}")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(1);
        await salon.Shop.SetClock("2026-11-26T08:00:00+01:00");
        (await salon.Shop.Get($"/waitlist?clientId={client}")).ShouldBeOk().Json["items"]!.AsArray().ShouldBeEmpty("her windows have passed");
        await salon.Shop.SetClock(Shop.Morning);

        (await salon.Shop.Delete("/waitlist/wai_01jd8a5gm0000000000000000a")).ShouldRefuse(404, "wait_unknown");
        foreach (var window in new object[] { new { from = "2026-11-24", to = "2026-11-23" }, new { from = "2026-11-01", to = "2026-11-20" }, new { from = "2026-11-24", to = "2029-11-24" }, new { from = "2026-11-24", to = "2026-11-24", after = "12:00", before = "11:00" } })
        {
            (await salon.Shop.Post("/waitlist", Wish(salon, client, window))).ShouldRefuse(400, "invalid");
        }

        (await salon.Shop.Get("/waitlist?state=waiting,left")).ShouldRefuse(400, "invalid");
    }

    /// <summary>Every hour of Anna's Monday is taken.</summary>
    private static async Task<Dictionary<string, Reply>> Full(Salon salon)
    {
        var booked = new Dictionary<string, Reply>();
        for (var hour = 9; hour < 17; hour++)
        {
            booked[$"{hour:00}:00"] = (await salon.Book($"{hour:00}:00")).ShouldBeOk();
        }

        return booked;
    }

    private static object Wish(Salon salon, string client, object? window = null) => new
    {
        siteId = salon.Shop.SiteId, clientId = client, serviceId = salon.Cut, windows = new[] { window ?? new { from = Salon.Monday, to = Salon.Monday } },
    };

    private static async Task<string> Join(Salon salon, string name, object? window = null) =>
        (await salon.Shop.Post("/waitlist", Wish(salon, await salon.Client(name), window))).ShouldBeOk().Id;

    private static async Task<JsonNode> Wait(Salon salon, string id)
    {
        foreach (var state in new[] { "waiting", "offered", "booked", "left" })
        {
            if ((await salon.Shop.Get($"/waitlist?state={state}")).ShouldBeOk().Json["items"]!.AsArray().FirstOrDefault(w => w!.Text("id") == id) is { } found)
            {
                return found;
            }
        }

        throw new InvalidOperationException($"{id} does not wait.");
    }

    /// <summary>Offers come after the fact, by themselves.</summary>
    private static async Task<JsonNode> Offered(Salon salon, string id)
    {
        JsonNode wait = new JsonObject();
        await salon.Shop.Until(async () => (wait = await Wait(salon, id)).Text("state") == "offered");
        return wait["offers"]![0]!;
    }
}
