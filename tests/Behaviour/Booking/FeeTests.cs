using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Booking;

/// <summary>Deposits, late cancellations and no-shows: a cut costs 45.00, the clock stands on Monday at 8.</summary>
public sealed class FeeTests
{
    private static object Eur(long amount) => new { amount, currency = "EUR" };

    private static async Task<Salon> Open(StoreKind store, object terms)
    {
        var salon = await Salon.Open(store);
        (await salon.Shop.Patch($"/sites/{salon.Shop.SiteId}/visit-terms", new { terms })).ShouldBeOk();
        return salon;
    }

    private static async Task<JsonNode> Order(Salon salon, Reply booking) => (await salon.Shop.Get($"/orders/{(string)booking.Json["orderId"]!}")).ShouldBeOk().Json;

    private static Task<Reply> Pay(Salon salon, Reply booking, long amount) => salon.Shop.Post(
        $"/orders/{(string)booking.Json["orderId"]!}/tenders", new { method = "cash", amount = Eur(amount), tillId = salon.Shop.TillId });

    private static long Gross(JsonNode order) => (long)order["totals"]!["gross"]!["amount"]!;

    private static long Due(JsonNode order) => (long)order["totals"]!["due"]!["amount"]!;

    /// <summary>A facial cancelled at the last minute, and again in the same week.</summary>
    [Theory, BothStores]
    public async Task Twice_in_a_week_costs_more_than_once(StoreKind store)
    {
        var salon = await Open(store, new { freeChangeHours = 24, lateCancelPpm = 500_000, noShowPpm = 800_000, repeat = new { count = 2, days = 7, ppm = 1_000_000 } });
        var client = await salon.Client("Lara Late");
        Task<Reply> Book(string at) => salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At(at), clientId = client });
        var first = (await Book("10:00")).ShouldBeOk();
        var second = (await Book("2026-11-24T09:00:00+01:00")).ShouldBeOk();
        var later = (await Book("2026-12-07T10:00:00+01:00")).ShouldBeOk();

        var once = (await salon.Step(first, "cancel")).ShouldBeOk();
        ((long)once.Json["fee"]!["amount"]!, (string)once.Json["feeReason"]!).ShouldBe((2250, "Cancelled less than 24 hours before: 50 % of the price, as agreed."));
        await salon.Shop.SetClock("2026-11-23T09:30:00+01:00");
        var twice = (await salon.Step(second, "cancel")).ShouldBeOk();
        ((long)twice.Json["fee"]!["amount"]!, (string)twice.Json["feeReason"]!).ShouldBe((4500, "Cancelled less than 24 hours before, 2 times within 7 days: 100 % of the price, as agreed."));
        var order = await Order(salon, twice);
        ((string)order["lines"]![0]!["name"]!, Gross(order), Due(order), (string)order["state"]!).ShouldBe(("Late cancellation fee", 4500, 4500, "open"));

        (await salon.Step(later, "cancel")).ShouldBeOk().Json["fee"].ShouldBeNull();
        ((string)(await Order(salon, later))["state"]!).ShouldBe("voided");
    }

    [Theory, BothStores]
    public async Task The_deposit_goes_with_the_visit_and_pays_the_fee(StoreKind store)
    {
        var salon = await Open(store, new { noShowPpm = 500_000, deposit = new { ppm = 500_000 } });
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        ((long)booked.Json["deposit"]!["amount"]!).ShouldBe(2250);
        (await Pay(salon, booked, 2250)).ShouldBeOk();
        (await salon.Step(booked, "move", new { start = Salon.At("12:00") })).ShouldBeOk();
        Due(await Order(salon, booked)).ShouldBe(2250);

        await salon.Shop.SetClock("2026-11-23T12:30:00+01:00");
        var missed = (await salon.Step(booked, "no-show")).ShouldBeOk();

        ((long)missed.Json["fee"]!["amount"]!).ShouldBe(2250);
        var order = await Order(salon, booked);
        ((string)order["state"]!, Gross(order), (long)order["totals"]!["tax"]!["amount"]!).ShouldBe(("completed", 2250, 0));
        order["receipts"]!.AsArray().ShouldHaveSingleItem();
        (await salon.Step(booked, "undo")).ShouldRefuse(409, "state_conflict");
    }

    [Theory, BothStores]
    public async Task What_the_deposit_is_over_the_fee_goes_back(StoreKind store)
    {
        var salon = await Open(store, new { lateCancelPpm = 200_000 });
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await Pay(salon, booked, 2000)).ShouldBeOk();
        (await salon.Step(booked, "cancel")).ShouldBeOk();
        var order = (string)booked.Json["orderId"]!;
        Due(await Order(salon, booked)).ShouldBe(-1100);
        (await salon.Shop.Post($"/orders/{order}/complete", new { tillId = salon.Shop.TillId })).ShouldRefuse(409, "overpaid");
        (await salon.Shop.Post($"/orders/{order}/refunds", new { tillId = salon.Shop.TillId, reason = "Rest of the deposit", tenders = new[] { new { method = "cash", amount = Eur(1100) } } })).ShouldBeOk();
        (await salon.Shop.Post($"/orders/{order}/complete", new { tillId = salon.Shop.TillId })).ShouldBeOk();
    }

    [Theory, BothStores]
    public async Task A_manager_may_forgive_and_then_it_does_not_count(StoreKind store)
    {
        var salon = await Open(store, new { lateCancelPpm = 500_000, repeat = new { count = 2, days = 7, ppm = 1_000_000 } });
        var client = await salon.Client("Lara Late");
        Task<Reply> Book(string at) => salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At(at), clientId = client });
        var first = (await Book("10:00")).ShouldBeOk();
        var second = (await Book("12:00")).ShouldBeOk();
        var waived = (await salon.Step(first, "cancel", new { waive = "Her child is ill" })).ShouldBeOk();
        (waived.Json["fee"], (string)waived.Json["feeReason"]!).ShouldBe((null, "Waived: Her child is ill"));
        ((string)(await Order(salon, first))["state"]!).ShouldBe("voided");
        ((long)(await salon.Step(second, "cancel")).ShouldBeOk().Json["fee"]!["amount"]!).ShouldBe(2250);
        ((string)(await salon.Step(second, "undo")).ShouldBeOk().Json["state"]!).ShouldBe("booked");
        var again = await Order(salon, second);
        ((string)again["lines"]![0]!["name"]!, Gross(again)).ShouldBe(("Cut", 4500));
        (await salon.Step(second, "cancel", new { waive = " " })).ShouldRefuse(400, "invalid");
    }

    [Theory, BothStores]
    public async Task A_booking_keeps_the_terms_it_was_made_under(StoreKind store)
    {
        var salon = await Open(store, new { lateCancelPpm = 500_000 });
        var booked = (await salon.Book("10:00")).ShouldBeOk();
        (await salon.Shop.Patch($"/sites/{salon.Shop.SiteId}/visit-terms", new { terms = new { lateCancelPpm = 1_000_000 }, version = 1 })).ShouldBeOk();
        (await salon.Shop.Patch($"/sites/{salon.Shop.SiteId}/visit-terms", new { terms = new { }, version = 1 })).ShouldRefuse(412, "stale");
        ((long)(await salon.Step(booked, "cancel")).ShouldBeOk().Json["fee"]!["amount"]!).ShouldBe(2250);
        ((int)(await salon.Shop.Get($"/sites/{salon.Shop.SiteId}/visit-terms")).ShouldBeOk().Json["terms"]!["lateCancelPpm"]!).ShouldBe(1_000_000);
        object[] wrong =
        [
            new { freeChangeHours = -1 }, new { noShowPpm = 1_000_001 }, new { repeat = new { count = 1, days = 7, ppm = 1 } }, new { deposit = new { } },
            new { deposit = new { ppm = 1, amount = Eur(1) } }, new { deposit = new { amount = new { amount = 1, currency = "USD" } } },
        ];
        foreach (var terms in wrong)
        {
            (await salon.Shop.Patch($"/sites/{salon.Shop.SiteId}/visit-terms", new { terms })).ShouldRefuse(400, "invalid");
        }
    }

    [Theory, BothStores]
    public async Task Newcomers_alone_may_be_asked_for_a_deposit(StoreKind store)
    {
        var salon = await Open(store, new { deposit = new { amount = Eur(1000), newClientsOnly = true } });
        var client = await salon.Client("Nina New");
        Task<Reply> Book(string at) => salon.Shop.Post("/bookings", new { siteId = salon.Shop.SiteId, serviceId = salon.Cut, memberId = salon.Anna, start = Salon.At(at), clientId = client });
        var first = (await Book("09:00")).ShouldBeOk();
        ((long)first.Json["deposit"]!["amount"]!).ShouldBe(1000);
        foreach (var step in new[] { "check-in", "start", "complete" })
        {
            (await salon.Step(first, step)).ShouldBeOk();
        }

        (await Book("12:00")).ShouldBeOk().Json["deposit"].ShouldBeNull();
    }
}
