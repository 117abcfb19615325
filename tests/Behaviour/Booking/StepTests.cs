namespace Bookend.Behaviour.Booking;

public sealed class StepTests
{
    private static readonly string[] Steps = ["check-in", "start", "complete", "cancel", "no-show"];

    /// <summary>From each state, how it is reached and which steps may follow. The visit's time has come.</summary>
    private static readonly (string State, string[] Way, string[] May)[] Machine =
    [
        ("booked", [], ["check-in", "cancel", "no-show"]),
        ("arrived", ["check-in"], ["start", "cancel"]),
        ("inService", ["check-in", "start"], ["complete"]),
        ("completed", ["check-in", "start", "complete"], []),
        ("cancelled", ["cancel"], []),
        ("noShow", ["no-show"], []),
    ];

    [Theory, BothStores]
    public async Task A_completion_that_is_taken_back_is_no_visit(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var client = await salon.Client("Cleo Client");
        async Task<Reply> Visit(string start) => (await salon.Shop.Post(
            "/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start, clientId = client })).ShouldBeOk();
        async Task Serve(Reply booking, params string[] steps)
        {
            foreach (var step in steps)
            {
                (await salon.Step(booking, step)).ShouldBeOk();
            }
        }

        async Task<string?> LastVisit() => (string?)(await salon.Shop.Get("/clients?search=Cleo")).Json["items"]![0]!["lastVisit"];
        var first = await Visit(Salon.At("09:00"));
        await Serve(first, "check-in", "start", "complete");
        await salon.Shop.SetClock("2026-11-24T08:00:00+01:00");
        var second = await Visit("2026-11-24T09:00:00+01:00");
        await Serve(second, "check-in", "start", "complete");
        (await LastVisit()).ShouldBe("2026-11-24");
        await Serve(second, "undo");
        (await LastVisit()).ShouldBe("2026-11-23");
        await Serve(second, "complete");
        await Serve(first, "undo"); // she has been here since
        (await LastVisit()).ShouldBe("2026-11-24");
        await Serve(second, "undo");
        (await LastVisit()).ShouldBeNull();
    }

    [Theory, BothStores]
    public async Task Every_step_from_every_state(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("09:00")).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T09:01:00+01:00");
        foreach (var (state, way, may) in Machine)
        {
            var now = booked;
            foreach (var step in way)
            {
                now = (await salon.Step(booked, step)).ShouldBeOk();
            }

            ((string)(await salon.Shop.Get($"/bookings/{booked.Id}")).Json["state"]!).ShouldBe(state);
            foreach (var step in Steps)
            {
                if (!may.Contains(step))
                {
                    (await salon.Step(booked, step)).ShouldRefuse(409, "state_conflict");
                    continue;
                }

                (await salon.Step(booked, step)).ShouldBeOk();
                ((string)(await salon.Step(booked, "undo")).ShouldBeOk().Json["state"]!).ShouldBe(state, $"{step} and back");
            }

            for (var i = way.Length; i > 0; i--)
            {
                (await salon.Step(booked, "undo")).ShouldBeOk();
            }
        }

        (await salon.Step(booked, "undo")).ShouldRefuse(409, "state_conflict");
    }

    [Theory, BothStores]
    public async Task History_says_who_when_and_why(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("09:00")).ShouldBeOk();
        (await salon.Step(booked, "check-in")).ShouldBeOk();
        (await salon.Step(booked, "undo", new { reason = "wrong person" })).ShouldBeOk();
        var cancelled = (await salon.Step(booked, "cancel", new { reason = "ill" })).ShouldBeOk();

        var history = cancelled.Json["history"]!.AsArray();
        history.Select(h => (string)h!["action"]!).ShouldBe(["made", "arrived", "undone", "cancelled"]);
        ((string)history[3]!["reason"]!).ShouldBe("ill");
        ((string)history[2]!["reason"]!).ShouldBe("wrong person");
        history.ShouldAllBe(h => ((string)h!["actor"]!).Length > 0);
        (await salon.Shop.Facts()).Where(f => f.StartsWith("booking.", StringComparison.Ordinal))
            .ShouldBe(["booking.made", "booking.arrived", "booking.undone", "booking.cancelled"]);
    }

    [Theory, BothStores]
    public async Task Nobody_is_missing_before_the_start(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("09:00")).ShouldBeOk();
        (await salon.Step(booked, "no-show")).ShouldRefuse(409, "state_conflict");
        await salon.Shop.SetClock("2026-11-23T09:20:00+01:00");
        ((int)(await salon.Shop.Get($"/bookings/{booked.Id}")).Json["lateMinutes"]!).ShouldBe(20);
        ((string)(await salon.Step(booked, "no-show")).ShouldBeOk().Json["state"]!).ShouldBe("noShow");
    }

    [Theory, BothStores]
    public async Task Cancelling_frees_the_time_and_voids_the_order(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Times()).ShouldNotContain("10:00");
        (await salon.Step(booked, "cancel", new { reason = "ill" })).ShouldBeOk();
        (await salon.Times()).ShouldContain("10:00");
        (await salon.OrderState(booked)).ShouldBe("voided");
        (await salon.Book("10:00")).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Undo_of_a_cancellation_takes_the_time_again_or_is_refused(StoreKind store)
    {
        var salon = await Salon.Open(store, ben: false);
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Step(booked, "cancel")).ShouldBeOk();
        (await salon.Step(booked, "undo")).ShouldBeOk();
        (await salon.OrderState(booked)).ShouldBe("open");
        (await salon.Book("10:00")).ShouldRefuse(409, "slot_taken");

        (await salon.Step(booked, "cancel")).ShouldBeOk();
        var other = (await salon.Book("10:30")).ShouldBeOk();
        (await salon.Step(booked, "undo")).ShouldRefuse(409, "slot_taken");
        ((string)(await salon.Shop.Get($"/bookings/{booked.Id}")).Json["state"]!).ShouldBe("cancelled");
        (await salon.OrderState(booked)).ShouldBe("voided");
        (await salon.Step(other, "cancel")).ShouldBeOk();
        (await salon.Step(booked, "undo")).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task Completing_a_visit_leaves_its_order_to_the_checkout(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("09:00")).ShouldBeOk();
        foreach (var step in new[] { "check-in", "start", "complete" })
        {
            (await salon.Step(booked, step)).ShouldBeOk();
        }

        (await salon.OrderState(booked)).ShouldBe("open");
    }

    [Theory, BothStores]
    public async Task A_form_that_was_open_too_long_is_told_so(StoreKind store)
    {
        var salon = await Salon.Open(store);
        var booked = (await salon.Book("09:00")).ShouldBeOk();
        (await salon.Step(booked, "check-in")).ShouldBeOk();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/bookings/{booked.Id}/cancel");
        request.Headers.Add("Idempotency-Key", Shop.NewKey());
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var answer = await salon.Shop.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(412);
    }
}
