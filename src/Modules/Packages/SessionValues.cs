using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>What each session is worth: fixed when the package is sold, so that uses, refunds and expiry in any order add up to what was paid.</summary>
internal static class SessionValues
{
    /// <param name="No">From 1.</param>
    /// <param name="Value">Net price of it: what becomes revenue when it is had, or expires.</param>
    /// <param name="Gross">What the client gets back for it, tax included.</param>
    internal readonly record struct Session(int No, int Group, long Value, long Gross);

    /// <summary>Both sums are exact; within a group no session is worth more than a minor unit more than another.</summary>
    public static IReadOnlyList<Session> Split(IReadOnlyList<Group> groups, long net, long gross)
    {
        var groupOf = groups.SelectMany(g => Enumerable.Repeat(g, g.Sessions)).ToArray();
        var weights = groupOf.Select(g => g.Weight).ToArray();
        if (weights.All(w => w == 0))
        {
            Array.Fill(weights, 1);
        }

        var (values, prices) = (Rounding.Allocate(net, weights), Rounding.Allocate(gross, weights));
        return [.. groupOf.Select((g, i) => new Session(i + 1, g.No, values[i], prices[i]))];
    }
}
