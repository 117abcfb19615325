using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>When the last client has left: the drawer is counted, people are paid, and a month later members are billed.</summary>
internal sealed class Evening(Visitor desk)
{
    private readonly Salon salon = desk.Salon;
    private readonly Notebook notebook = desk.Notebook;

    public async Task Go()
    {
        await CountDrawer();
        foreach (var member in new[] { desk.Goods.Seller, salon.People[0] })
        {
            await PayOut(member);
        }

        await salon.Api.SetClock(Salon.At(Salon.MonthLater));
        await Bill();
        await Settle();
    }

    /// <summary>Two counts that must agree without knowing of each other.</summary>
    private async Task CountDrawer()
    {
        var counted = notebook.Of(Counted.Cash, salon.Till);
        var expected = (long)(await desk.Read("X report", $"/shifts/{desk.Goods.Shift}/x"))["expected"]!["amount"]!;
        if (expected != counted)
        {
            desk.Promises.Faults.Enqueue($"In the drawer should be {expected}; we have {counted}");
            return;
        }

        var left = Math.Min(counted, Goods.Float);
        var closed = await desk.Write("close the drawer", $"/shifts/{desk.Goods.Shift}/close", new { counted = desk.Money(counted), leave = desk.Money(left) });
        notebook.Add(Counted.Cash, salon.Till, left - counted);
        if ((long)closed["shift"]!["overShort"]!["amount"]! != 0)
        {
            desk.Promises.Faults.Enqueue($"The drawer was closed with {closed["shift"]!["overShort"]!["amount"]} too much or too little");
        }

        notebook.Did("drawers closed");
    }

    private async Task PayOut(string member)
    {
        var (tips, commission) = (notebook.Of(Counted.Tips, member), notebook.Of(Counted.Commission, member));
        if (tips + commission <= 0)
        {
            return;
        }

        var paid = await desk.Write("pay out", "/pay/payouts", new { memberId = member, through = salon.Today, method = "bank" });
        if ((long)paid["amount"]!["amount"]! != tips + commission)
        {
            desk.Promises.Faults.Enqueue($"{member} was paid {paid["amount"]!["amount"]}; we have {tips} of tips and {commission} of commission");
        }

        notebook.Add(Counted.Tips, member, -tips);
        notebook.Add(Counted.Commission, member, -commission);
        notebook.Did("payouts");
    }

    /// <summary>The first period is over and paid, the second is due; of its visits some were carried over.</summary>
    private async Task Bill()
    {
        while ((int)(await desk.Write("bill", "/memberships/bill", new { }))["moved"]! > 0)
        {
        }

        foreach (var (id, _) in notebook.Members)
        {
            var carried = Math.Min(notebook.Of(Counted.Included, id), Goods.PlanCarries);
            notebook.Add(Counted.Included, id, carried + Goods.PlanVisits - notebook.Of(Counted.Included, id));
            notebook.Add(Counted.Memberships, id, -Goods.PlanNet);
            notebook.Add(Counted.Due, id, Goods.PlanPrice);
            notebook.Add(Counted.Billed, id, Goods.PlanPrice);
            notebook.Did("periods billed");
        }
    }

    /// <summary>Every other member pays.</summary>
    private async Task Settle()
    {
        var due = new List<JsonNode>();
        await foreach (var item in salon.All("/memberships/due?limit=500"))
        {
            due.Add(item);
        }

        foreach (var (_, item) in due.Index().Where(d => d.Index % 2 == 0))
        {
            var id = (string)item["membershipId"]!;
            var line = new { kind = "membership", itemId = desk.Goods.Plan, details = new { chargeId = (string)item["charge"]!["id"]! } };
            await desk.Sell("settle a period", notebook.Members.First(m => m.Id == id).Client, [line], desk.Pay(Goods.PlanPrice));
            notebook.Add(Counted.Due, id, -Goods.PlanPrice);
            notebook.Add(Counted.Billed, id, -Goods.PlanPrice);
            notebook.Add(Counted.Memberships, id, Goods.PlanNet);
            notebook.Did("periods paid");
        }
    }
}
