using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bookend.Behaviour.Online;
using Bookend.Behaviour.Sales;
using Salon = Bookend.Behaviour.Booking.Salon;

namespace Bookend.Behaviour.Booking;

/// <summary>Several services in one visit, one after the other or at the same time, by one person or several: all of it or nothing.</summary>
public sealed class SeveralTests
{
    [Theory, BothStores]
    public async Task Colour_with_a_manicure_meanwhile_and_a_cut_after_is_one_visit_with_one_order(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var booked = (await spa.Book("10:00", spa.Colour, spa.Anna, More(spa.Nails, starts: "whileProcessing"), More(spa.Salon.Cut, spa.Anna))).ShouldBeOk();
        var (nails, cut) = (booked.Json["more"]![0]!, booked.Json["more"]![1]!);
        (booked.Json.Text("startTime"), booked.Json.Text("firstEndTime"), booked.Json.Text("endTime")).ShouldBe(("10:00", "11:30", "12:15"));
        (nails.Text("memberName"), nails.Text("startTime"), nails.Text("endTime")).ShouldBe(("Nora", "10:30", "11:00"));
        (cut.Text("memberName"), cut.Text("startTime"), cut.Text("endTime")).ShouldBe(("Anna", "11:30", "12:15")); // when both are done
    }

    [Theory, BothStores]
    public async Task One_order_has_a_line_for_each_with_who_does_it(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var booked = (await spa.Book("10:00", spa.Colour, null, More(spa.Nails, starts: "with"))).ShouldBeOk();
        booked.Json["price"]!["amount"]!.GetValue<long>().ShouldBe(12_000);
        var order = (await spa.Shop.Get($"/orders/{booked.Json.Text("orderId")}")).ShouldBeOk();
        order.Json["lines"]!.AsArray().Select(l => (l.Text("name"), l.Text("memberId"))).ShouldBe([("Colour", spa.Anna), ("Nails", spa.Nora)]);
        var day = (await spa.Shop.Get($"/day?siteId={spa.Shop.SiteId}&date={Salon.Monday}")).ShouldBeOk();
        day.Json["bookings"]!.AsArray().Single()!["more"]![0]!.Text("memberName").ShouldBe("Nora");
        foreach (var path in new[] { $"/bookings?memberId={spa.Nora}", $"/week?siteId={spa.Shop.SiteId}&from={Salon.Monday}&memberId={spa.Nora}" })
        {
            (await spa.Shop.Get(path)).ShouldBeOk().Json.ToJsonString().ShouldContain(booked.Id, Case.Sensitive, $"{path}: she sees what she does in somebody else's visit");
        }
    }

    [Theory, BothStores]
    public async Task It_is_offered_when_all_can_be_had_and_says_why_not(StoreKind store)
    {
        var spa = await Spa.Open(store);
        (await spa.Salon.Book("10:30", spa.Nora, spa.Nails)).ShouldBeOk();
        var times = await spa.Times(spa.Colour, More(spa.Nails, starts: "whileProcessing"));
        times.ShouldContain("09:00");
        times.ShouldNotContain("10:00"); // Nora is not free while that colour sets
        times.ShouldContain("10:30");
        var refused = (await spa.Book("10:00", spa.Colour, null, More(spa.Nails, starts: "whileProcessing"))).ShouldRefuse(409, "slot_taken");
        refused.Json.Text("detail").ShouldBe("Nails: Nora is booked until 11:00.");
        var why = (await spa.Explain("10:00", spa.Colour, More(spa.Nails, starts: "whileProcessing"))).ShouldBeOk();
        (why.Json["possible"]!.GetValue<bool>(), why.Json.Text("why")).ShouldBe((false, "Nails: Nora is booked until 11:00."));
        (await spa.Explain("10:30", spa.Colour, More(spa.Nails, starts: "whileProcessing"))).ShouldBeOk().Json["possible"]!.GetValue<bool>().ShouldBeTrue();

        // Nothing of it was taken.
        (await spa.Salon.Times(member: spa.Anna, service: spa.Colour)).ShouldContain("10:00");
        var twice = (await spa.Book("12:00", spa.Colour, spa.Anna, More(spa.Salon.Cut, spa.Anna, "with"))).ShouldRefuse(409, "slot_taken");
        twice.Json.Text("detail").ShouldBe("Somebody or something would be needed twice at once.");
    }

    [Theory, BothStores]
    public async Task It_moves_and_is_cancelled_as_a_whole_and_comes_back(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var booked = (await spa.Book("10:00", spa.Colour, null, More(spa.Nails, starts: "whileProcessing"))).ShouldBeOk();
        var other = (await spa.Salon.Book("13:30", spa.Nora, spa.Nails)).ShouldBeOk();
        (await spa.Salon.Step(booked, "move", new { start = Salon.At("13:00") })).ShouldRefuse(409, "slot_taken");
        (await spa.Shop.Get($"/bookings/{booked.Id}")).Json["more"]![0]!.Text("startTime").ShouldBe("10:30", "it stays where it was");
        var moved = (await spa.Salon.Step(booked, "move", new { start = Salon.At("10:15") })).ShouldBeOk();
        (moved.Json.Text("startTime"), moved.Json["more"]![0]!.Text("startTime"), moved.Json.Text("endTime")).ShouldBe(("10:15", "10:45", "11:45"));
        (await spa.Salon.Book("10:30", spa.Nora, spa.Nails)).ShouldRefuse(409, "slot_taken");

        var gone = (await spa.Salon.Step(moved, "cancel")).ShouldBeOk();
        var taken = (await spa.Salon.Book("10:30", spa.Nora, spa.Nails)).ShouldBeOk();
        (await spa.Salon.Step(gone, "undo")).ShouldRefuse(409, "slot_taken");
        (await spa.Salon.Step(taken, "cancel")).ShouldBeOk();
        (await spa.Salon.Step(gone, "undo")).ShouldBeOk();
        (await spa.Salon.Book("10:45", spa.Nora, spa.Nails)).ShouldRefuse(409, "slot_taken");
        (await spa.Salon.Step(other, "cancel")).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task The_clients_link_offers_what_all_of_it_can_have_and_moves_all_of_it(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var care = await spa.Salon.Service("Care", 15, 1000, kind: "addOn");
        (await spa.Shop.Patch($"/services/{spa.Nails}", new { addOnIds = new[] { care } })).ShouldBeOk();
        var booked = (await spa.Shop.Post("/bookings", new
        {
            siteId = spa.Shop.SiteId, serviceId = spa.Colour, start = "2026-11-25T10:00:00+01:00", client = new { name = "Lea", email = "lea@example.com" },
            more = new[] { new { serviceId = spa.Nails, addOnIds = new[] { care }, starts = "whileProcessing" } },
        })).ShouldBeOk();
        booked.Json["more"]![0]!.Text("endTime").ShouldBe("11:15"); // the care's quarter of an hour is the manicure's
        (await spa.Salon.Book("2026-11-25T14:30:00+01:00", spa.Nora, spa.Nails)).ShouldBeOk();
        var link = Regex.Match(Outbox.Part(spa.Shop.File((await spa.Shop.Letters(1))[0]), "text/plain"), "/m/[A-Za-z0-9_-]+").Value;
        using var guest = new Guest(spa.Shop.Server, Access.Browser.NewAddress());
        await guest.Open(link);
        guest.Main.ShouldContain("Colour + Nails + Care");
        await guest.Open($"{link}/move?date=2026-11-25");
        guest.Times.ShouldNotContain(t => t.Contains("T14:00", StringComparison.Ordinal), "Nora is not free while that colour would set");
        await guest.Submit("start", guest.Times.First(t => t.Contains("T15:00", StringComparison.Ordinal)));
        var moved = (await spa.Shop.Get($"/bookings/{booked.Id}")).ShouldBeOk();
        (moved.Json.Text("startTime"), moved.Json["more"]![0]!.Text("startTime")).ShouldBe(("15:00", "15:30"));
    }

    [Theory, BothStores]
    public async Task One_person_does_all_of_it_if_she_can_and_rooms_are_found_for_each(StoreKind store)
    {
        var spa = await Spa.Open(store);
        (await spa.Shop.Post("/rooms", new { siteId = spa.Shop.SiteId, name = "Cabin 1", kind = "cabin" })).ShouldBeOk();
        var (wrap, peel) = (await spa.Salon.Service("Wrap", 30, 4000, after: 10, roomKind: "cabin"), await spa.Salon.Service("Peel", 30, 4000, after: 10, roomKind: "cabin"));
        foreach (var member in new[] { spa.Anna, spa.Nora })
        {
            (await spa.Shop.Patch($"/team/{member}", new { serviceIds = new[] { wrap, peel, spa.Nails, spa.Colour } })).ShouldBeOk();
        }

        var booked = (await spa.Book("10:00", wrap, null, More(peel))).ShouldBeOk();
        booked.Json["more"]![0]!.Text("memberId").ShouldBe(booked.Json.Text("memberId"));
        booked.Json["more"]![0]!.Text("startTime").ShouldBe("10:30", "nobody tidies up in between");
        booked.Json["more"]![0]!.Text("roomName").ShouldBe("Cabin 1");
        (await spa.Book("12:00", wrap, null, More(peel, starts: "with"))).ShouldRefuse(409, "slot_taken"); // there is one cabin
        (await spa.Shop.Post("/rooms", new { siteId = spa.Shop.SiteId, name = "Cabin 2", kind = "cabin" })).ShouldBeOk();
        var both = (await spa.Book("12:00", wrap, null, More(peel, starts: "with"))).ShouldBeOk();
        both.Json["more"]![0]!.Text("memberId").ShouldNotBe(both.Json.Text("memberId"));
        both.Json["more"]![0]!.Text("roomName").ShouldNotBe(both.Json.Text("roomName"));
    }

    [Theory, BothStores]
    public async Task Further_services_count_as_work_and_stand_in_her_history(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var zoe = await spa.Salon.Member("Zoe", [spa.Nails]);
        var client = await spa.Salon.Client("Lea");
        var booked = (await spa.Shop.Post("/bookings", new
        {
            siteId = spa.Shop.SiteId, serviceId = spa.Colour, start = Salon.At("10:00"), clientId = client, more = new[] { More(spa.Nails, spa.Nora, "with") },
        })).ShouldBeOk();
        var next = (await spa.Shop.Post("/bookings", spa.Salon.Wish("14:00", member: null, spa.Nails))).ShouldBeOk();
        next.Json.Text("memberId").ShouldBe(zoe, "Nora has work already");
        foreach (var step in new[] { "check-in", "start", "complete" })
        {
            (await spa.Salon.Step(booked, step)).ShouldBeOk();
        }

        var card = (await spa.Shop.Get($"/clients/{client}/card")).ShouldBeOk();
        card.Json["lastVisits"]![0]!["services"]!.AsArray().Select(s => (string?)s).ShouldBe(["Colour", "Nails"]);
    }

    [Theory, BothStores]
    public async Task What_cannot_be_is_refused_where_it_stands(StoreKind store)
    {
        var spa = await Spa.Open(store);
        (await spa.Book("10:00", spa.Salon.Cut, null, More(spa.Nails, starts: "whileProcessing"))).ShouldRefuse(400, "invalid");
        (await spa.Book("10:00", spa.Colour, null, More("svc_00000000000000000000000000"))).Json["errors"]![0]!.Text("pointer").ShouldBe("/more/0/serviceId");
        (await spa.Book("10:00", spa.Colour, null, [.. Enumerable.Repeat(More(spa.Nails), 8)])).ShouldRefuse(400, "invalid");
        (await spa.Shop.Get($"/availability?siteId={spa.Shop.SiteId}&serviceId={spa.Colour}&from={Salon.Monday}&more={spa.Nails},sideways")).ShouldRefuse(400, "invalid");
        var hold = (await spa.Salon.Hold("10:00", spa.Anna, spa.Colour)).ShouldBeOk();
        (await spa.Shop.Post("/bookings", new { holdId = hold.Id, more = new[] { More(spa.Nails) } })).ShouldRefuse(400, "invalid");
    }

    private static JsonObject More(string service, string? member = null, string starts = "after") => new() { ["serviceId"] = service, ["memberId"] = member, ["starts"] = starts };

    /// <summary>Anna colours and cuts, Nora does nails.</summary>
    private sealed record Spa(Salon Salon, string Colour, string Nails, string Anna, string Nora)
    {
        public Shop Shop => Salon.Shop;

        public static async Task<Spa> Open(StoreKind store)
        {
            var salon = await Salon.Open(store, ben: false);
            var colour = (await salon.Shop.Post("/services", new
            {
                name = "Colour", kind = "service", durationMinutes = 90, price = new { amount = 9000, currency = "EUR" }, taxIds = new[] { salon.Shop.TaxId },
                processing = new[] { new { after = 30, minutes = 30 } },
            })).ShouldBeOk().Id;
            var nails = await salon.Service("Nails", 30, 3000);
            (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { salon.Cut, colour } })).ShouldBeOk();
            return new Spa(salon, colour, nails, salon.Anna, await salon.Member("Nora", [nails]));
        }

        public Task<Reply> Book(string time, string service, string? member, params JsonObject[] more) => Shop.Post("/bookings", new
        {
            siteId = Shop.SiteId, serviceId = service, memberId = member, start = Salon.At(time), client = new { name = "Cleo Client" }, more,
        });

        public async Task<IReadOnlyList<string>> Times(string service, params JsonObject[] more) => [.. (await Shop.Get(
            $"/availability?siteId={Shop.SiteId}&serviceId={service}&from={Salon.Monday}&more={Text(more)}")).ShouldBeOk().Json["days"]![0]!["slots"]!.AsArray().Select(s => s.Text("time"))];

        public Task<Reply> Explain(string time, string service, params JsonObject[] more) => Shop.Get(
            $"/availability/explain?siteId={Shop.SiteId}&serviceId={service}&start={Uri.EscapeDataString(Salon.At(time))}&more={Text(more)}");

        private static string Text(JsonObject[] more) => string.Join(';', more.Select(m => string.Join(',', m.Select(f => f.Value?.ToString()).Where(v => v is not null))));
    }
}
