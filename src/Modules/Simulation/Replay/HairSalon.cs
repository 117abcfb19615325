using System.Diagnostics;

namespace Bookend.Simulation.Replay;

/// <summary>
/// A real salon's tables, lived through again: each booking, cancellation, visit and receipt by the requests that a desk would send,
/// under the test clock of a business of its own, and reconciled with the source in the end.
/// </summary>
public static class HairSalon
{
    /// <param name="folder">With the salon's six CSV files.</param>
    /// <param name="progress">Told about every tenth of the way.</param>
    /// <exception cref="SimulationException">The business could not be furnished, or there is nothing to replay.</exception>
    /// <exception cref="FileNotFoundException">The folder lacks one of the tables.</exception>
    public static async Task<ReplayReport> Replay(Uri server, string operatorKey, string folder, Action<string> progress)
    {
        var watch = Stopwatch.StartNew();
        var plan = Plan.Of(SourceReader.Folder(folder));
        if (plan.Steps.Count == 0)
        {
            throw new SimulationException($"The tables in {folder} have neither bookings nor receipts.");
        }

        progress($"{plan.Visits.Count} visits and {plan.Sales.Count} receipts in {plan.Steps.Count} steps");
        var (api, salon) = await Furnishing.Open(server, operatorKey, plan);
        await Furnishing.Furnish(api, salon, plan);
        var furnished = watch.Elapsed;
        progress("Catalogue, team and clients are there");
        var desk = new Desk(api, salon, plan, progress);
        await desk.Play();
        var played = watch.Elapsed;
        var read = await ReadBack.Of(api);
        await api.SetClock(null);
        IReadOnlyList<Finding> findings = [.. plan.Findings, .. desk.Findings];
        var reconciliation = new Reconciliation(plan, read, salon, desk.Sold, findings);
        var checks = reconciliation.Checks();
        return new ReplayReport(
            checks.All(c => c.Holds), BusinessHash.Of(read, salon, desk.Sold), checks, reconciliation.Causes(), Groups(findings),
            new ReplayTimes(furnished.TotalSeconds, (played - furnished).TotalSeconds, (watch.Elapsed - played).TotalSeconds, plan.Steps.Count),
            new ReplayLogin(salon.Slug, Furnishing.Email(salon.Slug), Furnishing.Password));
    }

    private static IReadOnlyList<FindingGroup> Groups(IReadOnlyList<Finding> findings) =>
    [
        .. findings.GroupBy(f => f.Kind).OrderBy(g => g.Key).Select(g => new FindingGroup(
            g.Key.ToString(), g.Count(), g.Key.LeavesOut(), g.Key.Explain(), [.. g.Select(f => new FindingItem(f.Subject, f.Detail))])),
    ];
}
