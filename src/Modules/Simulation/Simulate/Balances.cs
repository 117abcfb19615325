using System.Text.Json.Nodes;

namespace Bookend.Simulation.Simulate;

/// <summary>Holds what we have kept count of against the books, against what a person is shown, and against the reports.</summary>
internal sealed class Balances(Salon salon, Notebook notebook, Books books)
{
    private readonly List<string> shown = [];
    private readonly List<string> reported = [];
    private long looked;
    private long reports;

    public async Task<IReadOnlyList<Invariant>> Check()
    {
        await Cards();
        await Clients();
        await Passes();
        await Memberships();
        await Statements();
        await Points();
        return
        [
            Invariants.Of("every account is as we have counted", Counted.All.Sum(k => notebook.All(k).Count), Counted.All.SelectMany(Differ)),
            Invariants.Of("every balance is shown as we have counted", looked, shown), Invariants.Of("reports are the sum of what we have counted", reports, reported),
        ];
    }

    /// <summary>Either side may have an owner that the other does not know.</summary>
    private IEnumerable<string> Differ(string account)
    {
        var there = books.Of(account);
        var counted = notebook.All(account).ToDictionary(b => b.Owner, b => b.Balance, StringComparer.Ordinal);
        return there.Keys.Union(counted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(o => there.GetValueOrDefault(o) != counted.GetValueOrDefault(o))
            .Select(o => $"{account} of {o}: the books have {there.GetValueOrDefault(o)}, we {counted.GetValueOrDefault(o)}");
    }

    private async Task Cards()
    {
        var (sum, cards) = (0L, new HashSet<string>(StringComparer.Ordinal));
        await foreach (var card in salon.All("/gift-cards?limit=500"))
        {
            cards.Add((string)card["id"]!);
            sum += Amount(card["balance"]);
            Shown(Counted.GiftCard, (string)card["id"]!, Amount(card["balance"]));
        }

        shown.AddRange(notebook.All(Counted.GiftCard).Where(c => !cards.Contains(c.Owner)).Select(c => $"gift card {c.Owner} is not in the list"));
        Reported("the list of gift cards", sum, notebook.Sum(Counted.GiftCard));
    }

    private async Task Clients()
    {
        string[] wallets = [Counted.Paid, Counted.Promotional, Counted.Account];
        foreach (var client in wallets.SelectMany(notebook.All).Select(b => b.Owner).Distinct(StringComparer.Ordinal))
        {
            var wallet = (await salon.Api.Get($"/clients/{client}/wallet")).Ok();
            Shown(Counted.Paid, client, Amount(wallet["paid"]));
            Shown(Counted.Promotional, client, Amount(wallet["promotional"]));
            Shown(Counted.Account, client, Amount(wallet["account"]!["owed"]));
            foreach (var plan in wallet["account"]!["plans"]!.AsArray())
            {
                Shown(Counted.Instalments, (string)plan!["id"]!, Amount(plan["left"]));
                var left = plan["instalments"]!.AsArray().Sum(i => Amount(i!["left"]));
                Reported($"the instalments of {plan["id"]}", plan["cancelledAt"] is null ? left : 0, notebook.Of(Counted.Instalments, (string)plan["id"]!));
            }
        }
    }

    private async Task Passes()
    {
        var value = 0L;
        await foreach (var pass in salon.All("/passes?limit=500"))
        {
            value += Amount(pass["value"]);
            Shown(Counted.Sessions, (string)pass["id"]!, (long)pass["left"]!);
            Shown(Counted.Passes, (string)pass["id"]!, Amount(pass["value"]));
        }

        Reported("the value of all passes", value, notebook.Sum(Counted.Passes));
    }

    private async Task Memberships()
    {
        foreach (var (id, left) in notebook.All(Counted.Included))
        {
            var view = (await salon.Api.Get($"/memberships/{id}")).Ok()["membership"]!;
            Shown(Counted.Included, id, (long)view["included"]![0]!["left"]!);
        }

        var due = 0L;
        await foreach (var item in salon.All("/memberships/due?limit=500"))
        {
            due += Amount(item["charge"]!["price"]);
        }

        Reported("what members have to pay", due, notebook.Sum(Counted.Due));
    }

    /// <summary>What everybody who works here has with us: tips and commission.</summary>
    private async Task Statements()
    {
        foreach (var one in (await salon.Api.Get("/pay/statements?from=2026-11-01&to=2026-12-31")).Ok()["items"]!.AsArray())
        {
            var member = (string)one!["memberId"]!;
            Reported($"the statement of {member}", Amount(one["closing"]), notebook.Of(Counted.Tips, member) + notebook.Of(Counted.Commission, member));
        }
    }

    private async Task Points()
    {
        string[] points = [Counted.Points, Counted.PointsOwed];
        foreach (var client in points.SelectMany(notebook.All).Select(b => b.Owner).Distinct(StringComparer.Ordinal))
        {
            var view = (await salon.Api.Get($"/loyalty/clients/{client}")).Ok()["items"]![0]!;
            Shown(Counted.Points, client, (long)view["balance"]!);
            Shown(Counted.PointsOwed, client, (long)view["owed"]!);
        }

        var owed = (await salon.Api.Get("/loyalty/liability")).Ok()["items"]![0]!;
        Reported("points that are owed", (long)owed["points"]!, notebook.Sum(Counted.Points));
        Reported("what they are worth", Amount(owed["worth"]), notebook.Sum(Counted.Points) * Goods.PointWorth);
        Reported("points that clients owe", (long)owed["owedByClients"]!, notebook.Sum(Counted.PointsOwed));
    }

    private void Shown(string account, string owner, long told)
    {
        looked++;
        var counted = notebook.Of(account, owner);
        if (told != counted)
        {
            shown.Add($"{account} of {owner} is shown as {told}, we have {counted}");
        }
    }

    private void Reported(string what, long told, long counted)
    {
        reports++;
        if (told != counted)
        {
            reported.Add($"{what}: {told}, we have {counted}");
        }
    }

    private static long Amount(JsonNode? money) => (long)money!["amount"]!;
}
