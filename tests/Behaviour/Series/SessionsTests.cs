using Bookend.Behaviour.Booking;
using Bookend.Behaviour.Packages;
using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Series;

/// <summary>A long plan keeps the sessions that were paid in advance for it, and gives them back when a visit will not be.</summary>
public sealed class SessionsTests
{
    [Theory, BothStores]
    public async Task Visits_booked_ahead_keep_their_sessions(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var salon = await Salon.Open(desk.Shop, ben: false);
        var fay = await salon.Member("Fay", [desk.Facial]);
        var (_, pass) = await desk.Sell(await desk.Package("Three", 15000, (3, [desk.Facial])), 15000);
        var seen = (await desk.Shop.Get(
            $"/series/forecast?siteId={desk.Shop.SiteId}&serviceId={desk.Facial}&memberId={fay}&date={Salon.Monday}&time=10:00&rule=FREQ%3DWEEKLY%3BCOUNT%3D4&clientId={desk.Client}")).ShouldBeOk();
        seen.Json["visits"]!.AsArray().Select(v => (string?)v!["paidBy"]).ShouldBe(["Three", "Three", "Three", null]);
        ((int)seen.Json["paid"]!).ShouldBe(3);

        var series = (await desk.Shop.Post("/series", new
        {
            siteId = desk.Shop.SiteId, clientId = desk.Client, visits = seen.Json["visits"]!.AsArray().Select(v => new { serviceId = desk.Facial, start = v!.Text("start"), memberId = fay }),
        })).ShouldBeOk();
        PaidBy(series).ShouldBe(["Three", "Three", "Three", ""]);
        (await Sessions(desk, pass)).ShouldBe((3, 0));
        var other = (await desk.Shop.Post("/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } })).ShouldBeOk();
        (await desk.Cover(other.Id, other.LineId(0), pass)).ShouldRefuse(409, "pass_used_up");

        // Cancelled it is free; taken back, kept again; and beyond the pass's last day it is not.
        var second = series.Json["visits"]![1]!["booking"]!.Text("id");
        (await desk.Shop.Post($"/bookings/{second}/cancel", new { reason = "Ill" })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((2, 1));
        (await desk.Shop.Post($"/bookings/{second}/undo", new { })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((3, 0));
        (await desk.Shop.Post($"/bookings/{second}/move", new { start = "2027-11-29T10:00:00+01:00" })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((2, 1));
        (await desk.Shop.Post($"/bookings/{second}/move", new { start = "2026-12-01T10:00:00+01:00" })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((3, 0));

        // The visit's own session pays for it.
        var first = series.Json["visits"]![0]!["booking"]!.Text("orderId");
        var order = (await desk.Shop.Get($"/orders/{first}")).ShouldBeOk();
        (await desk.Cover(first, order.LineId(0), pass)).ShouldBeOk();
        (await desk.Counter.Complete(first)).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((2, 0));
        (await desk.Shop.Post($"/series/{series.Id}/cancel", new { scope = "all" })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((0, 2));
    }

    [Theory, BothStores]
    public async Task One_visit_may_keep_its_session_too(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var salon = await Salon.Open(desk.Shop, ben: false);
        await salon.Member("Fay", [desk.Facial]);
        var (_, pass) = await desk.Sell(desk.Ten, 50000);
        var booked = (await desk.Shop.Post("/bookings", new { siteId = desk.Shop.SiteId, serviceId = desk.Facial, start = Salon.At("10:00"), clientId = desk.Client, keepSession = true })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((1, 9));
        (await salon.Step(booked, "no-show")).ShouldRefuse(409, "state_conflict"); // it has not begun
        (await salon.Step(booked, "cancel")).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((0, 10));
        (await desk.Shop.Post("/bookings", new { siteId = desk.Shop.SiteId, serviceId = salon.Cut, start = Salon.At("10:00"), clientId = desk.Client, keepSession = true })).ShouldBeOk();
        (await Sessions(desk, pass)).ShouldBe((0, 10)); // nothing fits: she pays
    }

    private static IEnumerable<string> PaidBy(Reply series) => series.Json["visits"]!.AsArray().Select(v => string.Join(", ", v!["paidBy"]!.AsArray()));

    private static async Task<(int Held, int Left)> Sessions(Desk desk, string pass)
    {
        var now = (await desk.Pass(pass))["pass"]!;
        return ((int)now["held"]!, (int)now["left"]!);
    }
}
