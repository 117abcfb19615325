using NodaTime;

namespace Bookend.Simulation.Simulate;

/// <param name="OperatorKey">Opens a test business of its own; not needed with an API key.</param>
/// <param name="ApiKey">Plays in this business, on real time, with a till of its own.</param>
/// <param name="Limit">Journeys in all; null: as many as fit into <paramref name="Time"/>.</param>
/// <param name="Now">Real time; only for keys, so that two runs on one business do not replay each other.</param>
public sealed record SimulationWish(Uri Server, string? OperatorKey, string? ApiKey, int Seed, int Clients, Duration? Time, int? Limit, Instant Now)
{
    /// <summary>Leads every idempotency key of the run.</summary>
    public string Run { get; } = $"sim-{Seed}-{Now.ToUnixTimeTicks():x}";
}
