using NodaTime;
using NodaTime.Text;

namespace Bookend.Simulation.Demo;

/// <summary>Commission and tips of the demo's people: two plans, a pool, and every week paid but the last one or two.</summary>
internal sealed class DemoPay(Api api, DemoWish wish, DemoIds ids)
{
    /// <summary>Before the first sale, so that all of them earn.</summary>
    public async Task Furnish()
    {
        var therapists = await Plan("Therapists", [
            new
            {
                kind = "service",
                tiers = new { mode = "retroactive", period = "month", steps = new[] { Step(0, 380_000), Step(4000, 400_000), Step(6000, 420_000) } },
            },
            new { kind = "product", ppm = 80_000 }, new { kind = "product", upsell = true, ppm = 120_000 },
        ]);
        var beauty = await Plan("Beauty and nails", [new { kind = "service", ppm = 350_000 }, new { kind = "product", ppm = 100_000 }], new { amount = Money(260), period = "week" });
        foreach (var (index, person) in ids.People.Index())
        {
            var planId = person.Data.Categories.Contains("Massage") ? therapists : beauty;
            (await api.Post("/pay/assignments", new { memberId = person.Id, planId }, $"pay-plan-{index}")).Ok();
        }

        var points = new object[] { new { points = 10, role = "staff" }, new { points = 5, role = "desk" } };
        (await api.Post("/pay/pools", new { name = "A tenth for everybody", siteId = ids.Site, terms = new { by = "points", sharePpm = 100_000, points } }, "pay-pool")).Ok();
    }

    /// <summary>Pays what was earned up to the last Sunday but one; the week since is there to be paid.</summary>
    public async Task Settle(LocalDate today)
    {
        var through = LocalDatePattern.Iso.Format(today.Previous(IsoDayOfWeek.Sunday).PlusWeeks(-1));
        foreach (var (index, person) in ids.People.Index())
        {
            var reply = await api.Post("/pay/payouts", new { memberId = person.Id, through, method = "bank" }, $"pay-out-{index}");
            if (reply.Code != "nothing_to_pay")
            {
                reply.Ok();
            }
        }
    }

    private async Task<string> Plan(string name, object[] rules, object? guarantee = null) =>
        (string)(await api.Post("/pay/plans", new { name, terms = new { currency = wish.Currency, rules, guarantee } }, $"pay-{name}")).Ok()["id"]!;

    private object Step(int from, int ppm) => new { from = Money(from), ppm };

    private object Money(int whole) => new { amount = whole * DemoBusiness.Scale(wish.Currency), currency = wish.Currency };
}
