namespace Bookend.Simulation.Simulate;

/// <summary>She becomes a member and has some of her visits; the next month is the <see cref="Evening"/>'s.</summary>
internal sealed class MembershipJourney(Visitor visitor)
{
    public async Task Go()
    {
        var client = await visitor.Client("Mona Member");
        await visitor.Sell("sell a membership", client, [new { kind = "membership", itemId = visitor.Goods.Plan }], visitor.Pay(Goods.PlanPrice));
        var id = (string)(await visitor.Read("find a membership", $"/memberships?clientId={client}"))["items"]!.AsArray().Single()!["id"]!;
        visitor.Notebook.Add(Counted.Memberships, id, Goods.PlanNet);
        visitor.Notebook.Add(Counted.Included, id, Goods.PlanVisits);
        visitor.Notebook.Joined(id, client);
        visitor.Notebook.Did("memberships sold");
        if (visitor.OneIn(2))
        {
            await visitor.KeepCard(client);
        }

        for (var times = visitor.Roll(Goods.PlanVisits + 1); times > 0; times--)
        {
            await PassJourney.Covered(visitor, client, new { source = "membership", id }, [], 0);
            visitor.Notebook.Add(Counted.Included, id, -1);
            visitor.Notebook.Did("included visits used");
        }
    }
}
