using System.Collections.Concurrent;

namespace Bookend.Simulation.Simulate;

/// <summary>What the server has acknowledged to us: it must all be there in the end.</summary>
internal sealed class Promises
{
    /// <summary>Visits by id, with the state last acknowledged.</summary>
    public ConcurrentDictionary<string, string> Visits { get; } = new(StringComparer.Ordinal);

    /// <summary>Orders by id, with the state last acknowledged.</summary>
    public ConcurrentDictionary<string, string> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>Receipts of our till by number, with their id.</summary>
    public ConcurrentDictionary<long, string> Receipts { get; } = [];

    /// <summary>Two answers that contradict each other, and answers that should never come.</summary>
    public ConcurrentQueue<string> Faults { get; } = [];
}
