namespace Bookend.Behaviour.Booking;

public sealed class AvailabilityTests
{
    [Theory, BothStores]
    public async Task Offered_are_the_quarters_that_fit(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Shop.Post($"/team/{salon.Anna}/time-off", new { from = $"{Salon.Monday}T13:00", to = $"{Salon.Monday}T15:00", reason = "dentist" })).ShouldBeOk();

        var times = await salon.Times();

        times[0].ShouldBe("09:00");
        times[1].ShouldBe("11:00");
        times.ShouldContain("12:00");
        times.ShouldNotContain("12:15");
        times.ShouldContain("15:00");
        times[^1].ShouldBe("16:00");
        (await salon.Times("2026-11-20")).ShouldBeEmpty();
    }

    [Theory, BothStores]
    public async Task The_explanation_agrees_with_the_commit(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var massage = await salon.Service("Massage", 50, 7000, before: 10, after: 5, roomKind: "treatment");
        (await salon.Shop.Patch($"/team/{salon.Anna}", new { serviceIds = new[] { massage, salon.Cut } })).ShouldBeOk();
        (await salon.Shop.Post("/rooms", new { siteId = salon.Shop.SiteId, name = "Lotus", kind = "treatment" })).ShouldBeOk();
        (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Hold("12:30", service: massage)).ShouldBeOk();
        (await salon.Shop.Post($"/team/{salon.Anna}/time-off", new { from = $"{Salon.Monday}T15:00", to = $"{Salon.Monday}T15:30" })).ShouldBeOk();
        var offered = (await salon.Times(member: salon.Anna, service: massage)).ToHashSet();
        var possible = 0;
        for (var minute = 7 * 60; minute < 19 * 60; minute += 15)
        {
            var time = $"{minute / 60:00}:{minute % 60:00}";
            foreach (var member in new[] { salon.Anna, salon.Ben })
            {
                var said = (await salon.Shop.Get(
                    $"/availability/explain?siteId={salon.Shop.SiteId}&serviceId={massage}&memberId={member}&start={Uri.EscapeDataString(Salon.At(time))}")).ShouldBeOk().Json;
                var tried = await salon.Shop.Post("/bookings?dryRun=true", salon.Wish(time, member, massage));
                var person = said["people"]!.AsArray().Single()!;
                ((bool)person["possible"]!).ShouldBe(tried.Status == 201, $"{time} {person}\n{tried.Text}");
                if (member == salon.Anna)
                {
                    offered.Contains(time).ShouldBe(tried.Status == 201, time);
                }

                if (tried.Status != 201)
                {
                    var why = person["rules"]!.AsArray().First(r => !(bool)r!["ok"]!)!;
                    ((string)tried.Json["detail"]!).ShouldNotBeEmpty();
                    ((string)why["detail"]!).ShouldNotBeEmpty();
                    (tried.Json["code"]!.ToString() is "slot_taken" or "not_offered").ShouldBeTrue(tried.Text);
                }

                possible += tried.Status == 201 ? 1 : 0;
            }
        }

        possible.ShouldBeGreaterThan(4);
        (await salon.Shop.Facts()).Count(f => f == "booking.made").ShouldBe(1);
    }

    [Theory, BothStores]
    public async Task In_spring_nothing_starts_in_the_hour_that_is_not_there(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false, clock: "2027-03-22T08:00:00+01:00");
        await salon.OpenSite("00:00", "08:00");
        var night = await salon.Service("Night cut", 30, 4500);
        var nina = await salon.Member("Nina", [night], "00:00", "08:00");
        var times = await salon.Times("2027-03-28", nina, night);
        times.ShouldContain("01:45");
        times.ShouldContain("03:00");
        times.ShouldNotContain(t => t.StartsWith("02:", StringComparison.Ordinal));
        var booked = (await salon.Book("2027-03-28T01:45:00+01:00", nina, night)).ShouldBeOk();
        ((string)booked.Json["end"]!).ShouldBe("2027-03-28T03:15:00+02:00");
        (await salon.Times("2027-03-28", nina, night)).ShouldNotContain("03:00");
    }

    [Theory, BothStores]
    public async Task In_autumn_the_hour_that_comes_twice_is_two_hours(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false, clock: "2026-10-20T08:00:00+02:00");
        await salon.OpenSite("00:00", "08:00");
        var night = await salon.Service("Night cut", 30, 4500);
        var nina = await salon.Member("Nina", [night], "00:00", "08:00");
        var slots = (await salon.Slots("2026-10-25", nina, night)).Where(s => (string)s!["time"]! == "02:30").Select(s => (string)s!["start"]!).ToArray();
        slots.ShouldBe(["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]);
        foreach (var start in slots)
        {
            ((string)(await salon.Book(start, nina, night)).ShouldBeOk().Json["startTime"]!).ShouldBe("02:30");
        }

        (await salon.Book(slots[1], nina, night)).ShouldRefuse(409, "slot_taken");
    }
}
