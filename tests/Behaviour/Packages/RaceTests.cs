using Bookend.Behaviour.Sales;

namespace Bookend.Behaviour.Packages;

public sealed class RaceTests
{
    private const int Visits = 100;

    /// <summary>A hundred open visits, each covered by the one session that is left: one has it, the rest are told.</summary>
    [Theory, BothStores]
    public async Task The_last_session_is_had_once(StoreKind store)
    {
        var desk = await Desk.Open(store);
        var one = await desk.Package("One facial", 5000, (1, [desk.Facial]));
        var (_, pass) = await desk.Sell(one, 5000);
        var orders = await Task.WhenAll(Enumerable.Range(0, Visits).Select(async _ =>
        {
            var order = await desk.Shop.Once(
                HttpMethod.Post, "/orders", new { siteId = desk.Shop.SiteId, clientId = desk.Client, lines = new[] { desk.Counter.Line(desk.Facial) } }, Shop.NewKey());
            order.ShouldBeOk();
            (await desk.Shop.Once(HttpMethod.Post, $"/orders/{order.Id}/changes", new
            {
                operations = new[] { new { op = "cover", lineId = order.LineId(0), cover = new { source = "pass", id = pass } } },
            }, Shop.NewKey())).ShouldBeOk();
            return order.Id;
        }));
        var answers = await Task.WhenAll(orders.Select(o => desk.Shop.Once(HttpMethod.Post, $"/orders/{o}/complete", new { tillId = desk.Shop.TillId }, Shop.NewKey())));
        answers.Count(a => a.Status == 200).ShouldBe(1);
        answers.Where(a => a.Status != 200).ShouldAllBe(a => a.Status == 409 && (string?)a.Json["code"] == "pass_used_up");
        (await desk.Left(pass)).ShouldBe(0);
        (await desk.Of("liability.sessions")).ShouldBe(0);
        (await desk.Of("liability.passes")).ShouldBe(0);
        (await desk.Of("income.revenue")).ShouldBe(-4202);
    }
}
