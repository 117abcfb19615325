using System.Text.Json.Nodes;
using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Parties;

/// <summary>Guests who come together: all of them are booked or none, and each has a visit of her own.</summary>
public sealed class PartyTests
{
    [Theory, BothStores]
    public async Task Three_come_at_once_each_with_her_own_visit_order_and_name(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var times = await spa.Times(3);
        times.ShouldContain("10:00");
        var party = (await spa.Book("10:00", Guest(spa.Cut, client: spa.Lea), Guest(spa.Cut, name: "Mia"), Guest(spa.Facial, details: new { name = "Nina", email = "nina@x.example" }))).ShouldBeOk();
        party.Json.Text("hostName").ShouldBe("Lea");
        var guests = Guests(party);
        guests.Select(g => (g.Text("clientName"), g.Text("startTime"), g.Text("serviceName"), g.Text("partyId"))).ShouldBe(
            [("Lea", "10:00", "Cut", party.Id), ("Mia", "10:00", "Cut", party.Id), ("Nina", "10:00", "Facial", party.Id)]);
        guests.Select(g => g.Text("memberId")).Distinct().Count().ShouldBe(3);
        guests.Select(g => g.Text("orderId")).Distinct().Count().ShouldBe(3);
        guests.Select(g => g["price"]!["amount"]!.GetValue<long>()).ShouldBe([4500, 4500, 9000]);
        (await spa.Shop.Get($"/parties/{party.Id}")).ShouldBeOk().Json.ToJsonString().ShouldBe(party.Json.ToJsonString());
        (await spa.Shop.Get("/clients?search=Mia")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(0, "a name alone makes no file");
        (await spa.Shop.Get("/clients?search=Nina")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task All_or_nobody(StoreKind store)
    {
        var spa = await Spa.Open(store);
        (await spa.Salon.Book("10:00", spa.Salon.Ben)).ShouldBeOk();
        (await spa.Times(2)).ShouldNotContain("10:00"); // one hairdresser is left
        var refused = (await spa.Book("10:00", Guest(spa.Cut, client: spa.Lea), Guest(spa.Cut, name: "Mia"))).ShouldRefuse(409, "slot_taken");
        refused.Json.Text("detail").ShouldBe("Somebody or something would be needed twice at once.");
        (await spa.Salon.Times(member: spa.Salon.Anna)).ShouldContain("10:00");
        (await spa.Book("10:00", Guest(spa.Cut, client: spa.Lea), Guest("svc_01jd8a5gm0000000000000000a"))).ShouldRefuse(400, "invalid").Json["errors"]![0]!.Text("pointer").ShouldBe("/guests/1/serviceId");
        (await spa.Book("10:00", Guest(spa.Cut))).ShouldRefuse(400, "invalid");
        (await spa.Book("10:00", [.. Enumerable.Repeat(Guest(spa.Cut), 21)])).ShouldRefuse(400, "invalid");
        (await spa.Shop.Get("/parties/pty_01jd8a5gm0000000000000000a")).ShouldRefuse(404, "party_unknown");
        (await spa.Shop.Get($"/bookings?clientId={spa.Lea}")).ShouldBeOk().Json["items"]!.AsArray().Count.ShouldBe(0);
    }

    [Theory, BothStores]
    public async Task One_person_serves_them_one_after_the_other_and_tidies_up_in_between(StoreKind store)
    {
        var spa = await Spa.Open(store);

        // A cut takes 45 minutes and a quarter of an hour to tidy up, so every 45 minutes is too quick and every hour is not.
        (await spa.Times(2, 45, spa.Salon.Anna)).ShouldBeEmpty();
        (await spa.Times(2, 60, spa.Salon.Anna)).ShouldContain("09:00");
        (await spa.Book("09:00", 45, Guest(spa.Cut, member: spa.Salon.Anna), Guest(spa.Cut, member: spa.Salon.Anna))).ShouldRefuse(409, "slot_taken");
        var party = (await spa.Book("09:00", 60, Guest(spa.Cut, member: spa.Salon.Anna), Guest(spa.Cut, member: spa.Salon.Anna))).ShouldBeOk();
        Guests(party).Select(g => g.Text("startTime")).ShouldBe(["09:00", "10:00"]);
    }

    [Theory, BothStores]
    public async Task One_guest_cancels_and_only_that_one_goes(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var party = (await spa.Book("10:00", Guest(spa.Cut, client: spa.Lea), Guest(spa.Cut, name: "Mia"))).ShouldBeOk();
        (await spa.Shop.Post($"/bookings/{Guests(party)[1].Text("id")}/cancel", new { reason = "Ill" })).ShouldBeOk();
        var now = (await spa.Shop.Get($"/parties/{party.Id}")).ShouldBeOk();
        Guests(now).Select(g => g.Text("state")).ShouldBe(["booked", "cancelled"]);
        (await spa.Shop.Get($"/orders/{Guests(now)[0].Text("orderId")}")).ShouldBeOk().Json.Text("state").ShouldBe("open");
        (await spa.Shop.Get($"/orders/{Guests(now)[1].Text("orderId")}")).ShouldBeOk().Json.Text("state").ShouldBe("voided");
        var more = (await spa.Shop.Post($"/parties/{party.Id}/guests", new { start = Salon.At("10:00"), guest = new { serviceId = spa.Facial, name = "Nina", hostPays = false } })).ShouldBeOk();
        Guests(more).Select(g => (g.Text("clientName"), g.Text("state"))).ShouldBe([("Lea", "booked"), ("Mia", "cancelled"), ("Nina", "booked")]);
    }

    [Theory, BothStores]
    public async Task The_whole_party_moves_and_keeps_its_people_or_takes_whoever_is_free(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var party = (await spa.Book("10:00", 30, Guest(spa.Cut, client: spa.Lea, member: spa.Salon.Anna), Guest(spa.Facial, name: "Mia"))).ShouldBeOk();
        (await spa.Salon.Book("14:00", spa.Salon.Anna)).ShouldBeOk();

        // To a time that overlaps its own: nobody is in her own way.
        var moved = (await spa.Shop.Post($"/parties/{party.Id}/move", new { start = Salon.At("10:15") })).ShouldBeOk();
        Guests(moved).Select(g => (g.Text("startTime"), g.Text("memberName"))).ShouldBe([("10:15", "Anna"), ("10:45", "Fay")]);
        var times = (await spa.Shop.Get($"/parties/{party.Id}/move-times?from={Salon.Monday}")).ShouldBeOk().Json["days"]![0]!["slots"]!.AsArray().Select(s => s!.Text("time")).ToList();
        times.ShouldContain("10:30");
        times.ShouldNotContain("14:00");
        (await spa.Shop.Post($"/parties/{party.Id}/move", new { start = Salon.At("14:00") })).ShouldRefuse(409, "slot_taken");
        (await spa.Shop.Get($"/parties/{party.Id}/move-times?from={Salon.Monday}&withAnyone=true")).ShouldBeOk().Json["days"]![0]!["slots"]!.AsArray().Select(s => s!.Text("time")).ShouldContain("14:00");
        var others = (await spa.Shop.Post($"/parties/{party.Id}/move", new { start = Salon.At("14:00"), withAnyone = true, reason = "Later" })).ShouldBeOk();
        Guests(others).Select(g => (g.Text("startTime"), g.Text("memberName"))).ShouldBe([("14:00", "Ben"), ("14:30", "Fay")]);
        (await spa.Shop.Get($"/orders/{Guests(others)[0].Text("orderId")}")).ShouldBeOk().Json["lines"]![0]!.Text("memberId").ShouldBe(spa.Salon.Ben);
        (await spa.Salon.Times(member: spa.Salon.Anna)).ShouldContain("10:15");
        (await spa.Shop.Post($"/parties/{party.Id}/cancel", new { reason = "Rain" })).ShouldBeOk();
        (await spa.Shop.Post($"/parties/{party.Id}/cancel", new { reason = "Rain" })).ShouldRefuse(409, "state_conflict");
    }

    [Theory, BothStores]
    public async Task The_host_pays_for_whom_she_says_and_everybody_has_a_receipt(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var party = (await spa.Book("10:00", Guest(spa.Cut, client: spa.Lea), Guest(spa.Cut, name: "Mia"), Guest(spa.Facial, name: "Nina", hostPays: false))).ShouldBeOk();
        party.Json["guests"]!.AsArray().Select(g => g!["hostPays"]!.GetValue<bool>()).ShouldBe([true, true, false]);
        var all = Guests(party);
        (await spa.Shop.Post($"/parties/{party.Id}/payers", new { hostPays = new[] { all[0].Text("id"), all[2].Text("id") } })).ShouldBeOk()
            .Json["guests"]!.AsArray().Select(g => g!["hostPays"]!.GetValue<bool>()).ShouldBe([true, false, true]);
        (await spa.Shop.Post($"/parties/{party.Id}/payers", new { hostPays = new[] { "bkg_01jd8a5gm0000000000000000a" } })).ShouldRefuse(400, "invalid");
        var paid = (await spa.Shop.Post("/checkouts", new
        {
            tillId = spa.Shop.TillId, orderIds = new[] { all[0].Text("orderId"), all[2].Text("orderId") }, tenders = new[] { new { method = "cash", amount = new { amount = 13_500, currency = "EUR" } } },
        })).ShouldBeOk();
        paid.Json.ToJsonString().ShouldContain("receipt");
        (await spa.Shop.Get($"/orders/{all[1].Text("orderId")}")).ShouldBeOk().Json.Text("state").ShouldBe("open");
    }

    [Theory, BothStores]
    public async Task Two_daughters_with_their_mothers_number_are_one_client(StoreKind store)
    {
        var spa = await Spa.Open(store);
        var mother = new { name = "Moira", phone = "+49 30 1234567" };
        var party = (await spa.Book("10:00", Guest(spa.Cut, details: mother), Guest(spa.Cut, details: mother))).ShouldBeOk();
        Guests(party).Select(g => g.Text("clientId")).Distinct().Count().ShouldBe(1);
    }

    private static object Guest(string service, string? client = null, string? name = null, object? details = null, string? member = null, bool hostPays = true) =>
        new { serviceId = service, clientId = client, name, client = details, memberId = member, hostPays };

    private static List<JsonNode> Guests(Reply party) => [.. party.Json["guests"]!.AsArray().Select(g => g!["booking"]!)];

    private sealed record Spa(Salon Salon, string Facial, string Fay, string Lea)
    {
        public Shop Shop => Salon.Shop;

        public string Cut => Salon.Cut;

        public static async Task<Spa> Open(StoreKind store)
        {
            var salon = await Salon.Open(store);
            var facial = await salon.Service("Facial", 60, 9000);
            return new Spa(salon, facial, await salon.Member("Fay", [facial]), await salon.Client("Lea"));
        }

        public Task<Reply> Book(string time, params object[] guests) => Book(time, 0, guests);

        public Task<Reply> Book(string time, int stagger, params object[] guests) =>
            Shop.Post("/parties", new { siteId = Shop.SiteId, hostId = Lea, start = Salon.At(time), stagger, guests });

        /// <summary>When so many can have a cut, all by one person if she is named.</summary>
        public async Task<List<string>> Times(int guests, int stagger = 0, string? member = null)
        {
            var wish = string.Join('|', Enumerable.Range(0, guests).Select(i => i == 2 ? Facial : member is null ? Cut : $"{Cut},{member}"));
            return [.. (await Shop.Get($"/parties/availability?siteId={Shop.SiteId}&from={Salon.Monday}&stagger={stagger}&guests={Uri.EscapeDataString(wish)}")).ShouldBeOk()
                .Json["days"]![0]!["slots"]!.AsArray().Select(s => s!.Text("time"))];
        }
    }
}
