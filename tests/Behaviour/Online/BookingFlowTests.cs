using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Online;

public sealed class BookingFlowTests
{
    [Theory, BothStores]
    public async Task A_guest_books_with_four_taps_and_her_details(StoreKind store)
    {
        var salon = await Salon.Open(store, "Anna Berger", "Jonas Klein");
        using var guest = salon.Guest();
        await guest.Open(salon.Path);
        guest.Main.ShouldNotContain("Geheim");
        await guest.Follow("a.card");                                                     // 1: what
        await guest.Submit("who", salon.People[0], fields: [("add", salon.Mask)]);        // 2: with whom, and a little extra
        guest.Main.ShouldContain("73,50");
        await guest.Follow("nav.strip li:nth-child(3) a.day");                            // 3: Wednesday
        await guest.Submit("start", guest.Times.Single(t => t.Contains("T14:00", StringComparison.Ordinal)));  // 4: when
        guest.Main.ShouldContain("08:10"); // kept for ten minutes
        await guest.Submit(fields: [("name", "Lea Sommer"), ("email", "lea@example.com"), ("phone", "030 1234567"), ("note", "Bitte ohne Parfüm")]);
        guest.Heading.ShouldBe("Ihr Termin ist gebucht");
        guest.Main.ShouldContain("Mittwoch, 25. November 2026");

        var booking = (await Bookings(salon.Shop)).ShouldHaveSingleItem();
        ((string?)booking["localDate"]).ShouldBe("2026-11-25");
        ((string?)booking["startTime"]).ShouldBe("14:00");
        ((string?)booking["endTime"]).ShouldBe("15:10");
        ((string?)booking["memberName"]).ShouldBe("Anna Berger");
        ((string?)booking["clientName"]).ShouldBe("Lea Sommer");
        ((string?)booking["source"]).ShouldBe("online");
        ((string?)booking["note"]).ShouldBe("Bitte ohne Parfüm");
        ((long)booking["price"]!["amount"]!).ShouldBe(7350);
        (await salon.Shop.Facts()).ShouldContain("booking.made");
    }

    [Theory, BothStores]
    public async Task The_same_form_sent_many_times_books_once(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25");
        var tap = Enumerable.Range(0, 3).Select(_ => guest.Form("start", guest.Times[0])).ToList();
        var held = await Task.WhenAll(tap.Select(guest.Send));
        held.Select(h => h.RequestMessage!.RequestUri!.PathAndQuery).Distinct().ShouldHaveSingleItem().ShouldContain("/details?hold=");

        await guest.Open(held[0].RequestMessage!.RequestUri!.PathAndQuery);
        var book = Enumerable.Range(0, 3).Select(_ => guest.Form(null, null, ("name", "Lea"), ("email", "lea@example.com"))).ToList();
        var booked = await Task.WhenAll(book.Select(guest.Send));
        booked.ShouldAllBe(b => b.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/m/"));

        // Back to the form and once more with another name: the visit stands as it was booked.
        var again = await guest.Send(guest.Form(null, null, ("name", "Other"), ("email", "lea@example.com")));
        again.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/m/");

        // Somebody to whom the form's address was passed on, or who found it in a browser, is not shown her visit.
        var other = await guest.Send(guest.Form(null, null, ("name", "Lea"), ("email", "other@example.com")));
        other.RequestMessage!.RequestUri!.AbsolutePath.ShouldStartWith("/book/");
        var booking = (await Bookings(salon.Shop)).ShouldHaveSingleItem();
        ((string?)booking["clientName"]).ShouldBe("Lea");
        (await salon.Shop.Facts()).Count(f => f == "booking.made").ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task A_time_that_somebody_else_has_just_taken_is_refused_with_what_is_left(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var first = salon.Guest();
        using var second = salon.Guest();
        var page = $"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25";
        await first.Open(page);
        await second.Open(page);
        var time = first.Times[0];
        await first.Submit("start", time);
        await second.Submit("start", time);
        second.Notice!.ShouldContain("Jemand war schneller");
        second.Times.ShouldNotContain(time);
        second.Times.ShouldNotBeEmpty();

        // She changes her mind: the first time is free again, and only the second is kept.
        await first.Follow(".sheet p a");
        await first.Submit("start", first.Times[^1]);
        await second.Open(page);
        second.Times.ShouldContain(time);
    }

    [Theory, BothStores]
    public async Task A_form_left_open_for_too_long_leads_back_to_the_times(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25");
        await guest.Submit("start", guest.Times[0]);
        var form = guest.Address;
        await salon.Shop.SetClock("2026-11-23T08:11:00+01:00");
        await guest.Open(form);
        guest.Address.ShouldContain("n=over");
        guest.Notice!.ShouldContain("zehn Minuten");
        (await Bookings(salon.Shop)).ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task What_is_wrong_is_said_beside_the_field(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25");
        await guest.Submit("start", guest.Times[0]);
        await guest.Submit(status: 422, fields: [("email", "lea@"), ("phone", "12"), ("note", new string('x', 600))]);
        guest.Page.QuerySelectorAll(".field.wrong [aria-invalid=true]").Select(f => f.Id).ShouldBe(["name", "email", "phone", "note"]);
        guest.Page.QuerySelector("#email")!.GetAttribute("aria-describedby")!.ShouldContain("email-error");
        guest.Page.QuerySelector("#email")!.GetAttribute("value").ShouldBe("lea@");
        await guest.Submit(status: 400, fields: [("name", "Bot"), ("email", "bot@example.com"), ("phone", ""), ("note", ""), ("website", "https://spam.example")]);
        guest.Notice!.ShouldContain("Programm");
        (await Bookings(salon.Shop)).ShouldBeEmpty();
        await guest.Submit(fields: [("name", "Lea"), ("email", "lea@example.com"), ("phone", ""), ("note", "")]);
        (await Bookings(salon.Shop)).Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task A_forged_form_changes_nothing(StoreKind store)
    {
        var salon = await Salon.Open(store);
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any&date=2026-11-25");
        using var stranger = salon.Guest(); // has the form's fields but not the cookie
        await stranger.Load(guest.Form("start", guest.Times[0]), 200);
        stranger.Notice!.ShouldContain("lange offen");
        (await salon.Shop.Facts()).ShouldNotContain("hold.placed");
    }

    [Theory, BothStores]
    public async Task One_person_and_nothing_to_add_skips_the_question(StoreKind store)
    {
        var salon = await Salon.Open(store);
        await salon.Shop.Patch($"/services/{salon.Cut}", new { addOnIds = Array.Empty<string>() });
        using var guest = salon.Guest();
        await guest.Open(salon.Path);
        await guest.Follow("a.card");
        guest.Times.ShouldNotBeEmpty();
        guest.Main.ShouldContain("Anna Berger");
    }

    [Theory, BothStores]
    public async Task Days_without_a_free_time_cannot_be_chosen_and_the_next_free_one_is_named(StoreKind store)
    {
        var salon = await Salon.Open(store);
        (await salon.Shop.Post($"/team/{salon.People[0]}/time-off", new { from = "2026-11-23T00:00", to = "2026-12-10T00:00", reason = "Urlaub" })).ShouldBeOk();
        using var guest = salon.Guest();
        await guest.Open($"{salon.Path}?service={salon.Cut}&who=any");
        guest.Page.QuerySelectorAll("a.day").ShouldBeEmpty();
        await guest.Follow("main p a.button");
        guest.Main.ShouldContain("Donnerstag, 10. Dezember 2026");
        guest.Times.ShouldNotBeEmpty();
    }

    private static async Task<IReadOnlyList<JsonNode>> Bookings(Shop shop) =>
        [.. (await shop.Get($"/bookings?siteId={shop.SiteId}&from=2026-11-23&to=2026-12-31")).ShouldBeOk().Json["items"]!.AsArray().OfType<JsonNode>()];
}
