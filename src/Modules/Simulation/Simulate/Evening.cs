using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>When the last client has left: the drawer is counted, people are paid; a month later members are billed, and in winter what was not used or paid is over.</summary>
internal sealed class Evening(Visitor desk)
{
    private readonly Salon salon = desk.Salon;
    private readonly Notebook notebook = desk.Notebook;

    public async Task Go()
    {
        await CountDrawer();
        await ShareTips();
        foreach (var member in new[] { desk.Goods.Seller, salon.People[0] })
        {
            await PayOut(member);
        }

        await salon.Api.SetClock(Salon.At(Salon.MonthLater));
        await Bill();
        await Collect();
        await Settle();
        await salon.Api.SetClock(Salon.At(Salon.Winter));
        await Winter();
    }

    /// <summary>Two counts that must agree without knowing of each other.</summary>
    private async Task CountDrawer()
    {
        await desk.Write("buy milk", $"/shifts/{desk.Goods.Shift}/cash", new { kind = "out", place = "expense", amount = desk.Money(Goods.Milk), reason = "Milk" });
        notebook.Add(Counted.Cash, salon.Till, -Goods.Milk);
        notebook.Add(Counted.Petty, salon.Site, Goods.Milk);
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
        notebook.Add(Counted.Safe, salon.Site, counted - left);
        if ((long)closed["shift"]!["overShort"]!["amount"]! != 0)
        {
            desk.Promises.Faults.Enqueue($"The drawer was closed with {closed["shift"]!["overShort"]!["amount"]} too much or too little");
        }

        OnZ(closed["z"]!["sales"]!["tenders"]!, "cash", counted - Goods.Float + Goods.Milk);
        OnZ(closed["z"]!["sales"]!["tenders"]!, "terminal", notebook.Of(Counted.Terminal, salon.Site));
        notebook.Did("drawers closed");
    }

    /// <summary>What the Z keeps is a figure of its own beside the books.</summary>
    private void OnZ(JsonNode tenders, string method, long counted)
    {
        var net = tenders.AsArray().Where(t => (string)t!["method"]! == method).Sum(t => (long)t!["in"]!["amount"]! - (long)t["out"]!["amount"]!);
        if (net != counted)
        {
            desk.Promises.Faults.Enqueue($"The Z says that {net} came in by {method}; we have {counted}");
        }
    }

    /// <summary>Everybody's tips of the day go to who stood at the counter.</summary>
    private async Task ShareTips()
    {
        var pool = await desk.Write("make a pool", "/pay/pools", new { name = "Counter", siteId = salon.Site, terms = new { by = "hours" } });
        var all = notebook.Sum(Counted.Tips);
        if (all == 0)
        {
            return;
        }

        await desk.Write("share tips", $"/pay/pools/{pool["id"]}/runs", new { day = salon.Today, people = new[] { new { memberId = desk.Goods.Seller, minutes = 480 } } });
        foreach (var (member, tips) in notebook.All(Counted.Tips))
        {
            notebook.Add(Counted.Tips, member, -tips);
        }

        notebook.Add(Counted.Tips, desk.Goods.Seller, all);
        notebook.Did("tips shared");
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
        await Step("bill", "/memberships/bill", "moved");
        foreach (var (id, _) in notebook.Members)
        {
            Renew(id);
        }
    }

    /// <summary>Who paid for December is billed for January, and has not paid that; who did not pay is no member any more. Short passes are over.</summary>
    private async Task Winter()
    {
        await Step("bill", "/memberships/bill", "moved");
        await Step("expire passes", "/passes/expire", "passes");
        await Step("expire value", "/stored-value/expire", "done");
        await Step("expire points", "/loyalty/expire", "clients");
        Value();
        foreach (var (id, _) in notebook.Members)
        {
            if (notebook.Of(Counted.Due, id) == 0)
            {
                Renew(id);
                continue;
            }

            notebook.Add(Counted.Included, id, -notebook.Of(Counted.Included, id));
            notebook.Add(Counted.Due, id, -Goods.PlanPrice);
            notebook.Add(Counted.Billed, id, -Goods.PlanPrice);
            notebook.Did("memberships ended");
        }

        await Collect();
        Instalments();
        foreach (var pass in notebook.Expiring)
        {
            var (left, value) = (notebook.Of(Counted.Sessions, pass), notebook.Of(Counted.Passes, pass));
            notebook.Add(Counted.Sessions, pass, -left);
            notebook.Add(Counted.Passes, pass, -value);
            notebook.Add(Counted.PassBreakage, salon.Site, value);
            notebook.Did("sessions expired", left);
        }
    }

    /// <summary>Cards become income, also where they went into a wallet; what we gave has cost nothing after all. Points that are owed stay owed.</summary>
    private void Value()
    {
        foreach (var (card, left) in notebook.All(Counted.GiftCard).Where(c => !notebook.Prolonged.Contains(c.Owner)))
        {
            Over(Counted.GiftCard, card, left, "gift cards expired");
            notebook.Add(Counted.Breakage, "", left);
        }

        foreach (var client in notebook.FromCards)
        {
            var left = notebook.Of(Counted.Paid, client);
            Over(Counted.Paid, client, left, "redeemed cards expired");
            notebook.Add(Counted.Breakage, "", left);
        }

        foreach (var (client, left) in notebook.All(Counted.Promotional))
        {
            Over(Counted.Promotional, client, left, "credit expired");
            notebook.Add(Counted.Promotion, "", -left);
        }

        foreach (var (client, left) in notebook.All(Counted.Points))
        {
            Over(Counted.Points, client, left, "points expired");
        }
    }

    private void Over(string account, string owner, long left, string what)
    {
        notebook.Add(account, owner, -left);
        notebook.Did(what, left > 0 ? 1 : 0);
    }

    /// <summary>What is due is charged to the cards that were given for it.</summary>
    private async Task Collect()
    {
        await Step("collect", "/autopay/collect", "paid");
        foreach (var (id, _) in notebook.Members.Where(m => HasMoney(m.Client) && notebook.Of(Counted.Due, m.Id) > 0))
        {
            PeriodPaid(id);
            notebook.Did("periods charged to a card");
        }
    }

    /// <summary>By winter two of three instalments are due. What was paid at the till has filled the earliest; the last has no odd cents.</summary>
    private void Instalments()
    {
        foreach (var (id, _, total) in notebook.Plans.Where(p => HasMoney(p.Client)))
        {
            var due = Math.Max(0, notebook.Of(Counted.Instalments, id) - total / 3);
            notebook.Add(Counted.Instalments, id, -due);
            notebook.Did("instalments charged to a card", due > 0 ? 1 : 0);
        }
    }

    private bool HasMoney(string client) => notebook.Autopay.GetValueOrDefault(client);

    /// <summary>What was paid is revenue now, the next period is due, and of its visits some were carried over.</summary>
    private void Renew(string id)
    {
        var carried = Math.Min(notebook.Of(Counted.Included, id), Goods.PlanCarries);
        notebook.Add(Counted.Included, id, carried + Goods.PlanVisits - notebook.Of(Counted.Included, id));
        notebook.Add(Counted.Memberships, id, -Goods.PlanNet);
        notebook.Add(Counted.MemberRevenue, salon.Site, Goods.PlanNet);
        notebook.Add(Counted.Due, id, Goods.PlanPrice);
        notebook.Add(Counted.Billed, id, Goods.PlanPrice);
        notebook.Did("periods billed");
    }

    /// <summary>What the server's own jobs do by and by, until nothing is left to do.</summary>
    private async Task Step(string step, string path, string moved)
    {
        while ((int)(await desk.Write(step, path, new { }))[moved]! > 0)
        {
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
            PeriodPaid(id);
            notebook.Did("periods paid");
        }
    }

    private void PeriodPaid(string id)
    {
        notebook.Add(Counted.Due, id, -Goods.PlanPrice);
        notebook.Add(Counted.Billed, id, -Goods.PlanPrice);
        notebook.Add(Counted.Memberships, id, Goods.PlanNet);
    }
}
