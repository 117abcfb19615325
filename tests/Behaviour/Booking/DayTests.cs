namespace Bookend.Behaviour.Booking;

public sealed class DayTests
{
    [Theory, BothStores]
    public async Task The_day_shows_people_their_hours_time_off_and_visits(StoreKind store)
    {
        var salon = await Salon.Open(store);
        (await salon.Shop.Post($"/team/{salon.Ben}/time-off", new { from = $"{Salon.Monday}T13:00", to = $"{Salon.Monday}T15:00", reason = "dentist" })).ShouldBeOk();
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Step(booked, "check-in")).ShouldBeOk();
        var gone = (await salon.Book("12:00")).ShouldBeOk();
        (await salon.Step(gone, "cancel")).ShouldBeOk();

        var day = (await salon.Shop.Get($"/day?siteId={salon.Shop.SiteId}&date={Salon.Monday}")).ShouldBeOk().Json;

        ((string)day["open"]!["from"]!).ShouldBe("09:00");
        ((string)day["timeZone"]!).ShouldBe("Europe/Berlin");
        ((string)day["now"]!).ShouldBe("2026-11-23T08:00:00+01:00");
        var columns = day["columns"]!.AsArray();
        var ben = columns.Single(c => (string)c!["memberId"]! == salon.Ben)!;
        ((string)ben["working"]![0]!["to"]!).ShouldBe("17:00");
        ((string)ben["blocks"]![0]!["reason"]!).ShouldBe("dentist");
        ((string)ben["blocks"]![0]!["from"]!).ShouldBe("13:00");
        day["bookings"]!.AsArray().Count.ShouldBe(2);
        ((int)day["stats"]!["booked"]!).ShouldBe(1);
        ((int)day["stats"]!["arrived"]!).ShouldBe(1);
        ((int)day["stats"]!["expected"]!["amount"]!).ShouldBe(4500);
        ((long)day["seq"]!).ShouldBe(await salon.Shop.LastFact());
    }

    [Theory, BothStores]
    public async Task The_week_is_seven_days_of_one_person_or_all(StoreKind store)
    {
        var salon = await Salon.Open(store);
        (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Book("2026-11-25T10:00:00+01:00", salon.Ben)).ShouldBeOk();
        (await Counts("")).ShouldBe([1, 0, 1, 0, 0, 0, 0]);
        (await Counts($"&memberId={salon.Ben}")).ShouldBe([0, 0, 1, 0, 0, 0, 0]);

        async Task<int[]> Counts(string more) => [.. (await salon.Shop.Get($"/week?siteId={salon.Shop.SiteId}&from={Salon.Monday}{more}")).ShouldBeOk()
            .Json["days"]!.AsArray().Select(d => d!["bookings"]!.AsArray().Count)];
    }

    [Theory, BothStores]
    public async Task Lists_are_filtered_and_paged_in_the_order_of_the_day(StoreKind store)
    {
        var salon = await Salon.Open(store);
        foreach (var time in new[] { "14:00", "10:00", "12:00" })
        {
            (await salon.Book(time)).ShouldBeOk();
            (await salon.Book(time, salon.Ben)).ShouldBeOk();
        }

        var seen = new List<string>();
        var after = "";
        do
        {
            var page = (await salon.Shop.Get($"/bookings?siteId={salon.Shop.SiteId}&from={Salon.Monday}&limit=4{after}")).ShouldBeOk().Json;
            seen.AddRange(page["items"]!.AsArray().Select(b => (string)b!["id"]!));
            after = page["next"] is { } next ? $"&after={(string)next!}" : "";
        }
        while (after.Length > 0);

        seen.Distinct().Count().ShouldBe(6);
        (await salon.Shop.Get($"/bookings?memberId={salon.Ben}&state=booked")).Json["items"]!.AsArray().Select(b => (string)b!["startTime"]!)
            .ShouldBe(["10:00", "12:00", "14:00"]);
        (await salon.Shop.Get("/bookings?state=seven")).ShouldRefuse(400, "invalid");
        var code = (string)(await salon.Shop.Get("/bookings?limit=1")).Json["items"]![0]!["code"]!;
        (await salon.Shop.Get($"/bookings?code={code.ToLowerInvariant()}")).Json["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task The_arrival_card_counts_visits(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var client = await salon.Client("Cleo Client");
        for (var hour = 9; hour < 12; hour++)
        {
            var booked = (await salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At($"{hour:00}:00"), clientId = client })).ShouldBeOk();
            string[] steps = hour < 11 ? ["check-in", "start", "complete"] : ["cancel"];
            foreach (var step in steps)
            {
                (await salon.Step(booked, step)).ShouldBeOk();
            }
        }

        var card = (await salon.Shop.Get($"/clients/{client}/card")).ShouldBeOk().Json;
        ((int)card["stats"]!["visits"]!).ShouldBe(2);
        ((int)card["stats"]!["cancellations"]!).ShouldBe(1);
        ((string)card["stats"]!["lastVisit"]!).ShouldBe(Salon.Monday);
        ((string)card["lastVisits"]![0]!["services"]![0]!).ShouldBe("Cut");
        (await salon.Shop.Get($"/clients/{client}/timeline")).ShouldBeOk().Json["items"]!.AsArray().Select(i => (string)i!["kind"]!).ShouldContain("cancel");
    }
}
