using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Loyalty;

[Fact("programme.changed")]
public sealed record ProgrammeChanged(ProgrammeId Id, int Number, Instant ValidFrom) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("loyalty.joined")]
public sealed record ClientJoined(ClientId Id, ProgrammeId ProgrammeId, ClientId? ReferredBy) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("points.earned")]
public sealed record PointsEarned(ClientId Id, ProgrammeId ProgrammeId, OrderId? OrderId, long Points) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("points.spent")]
public sealed record PointsSpent(ClientId Id, ProgrammeId ProgrammeId, OrderId OrderId, long Points) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A refund took earned points back, and gave spent ones back.</summary>
/// <param name="Owed">Of what was taken, points that she has spent and owes now.</param>
[Fact("points.returned")]
public sealed record PointsReturned(ClientId Id, ProgrammeId ProgrammeId, OrderId OrderId, long Taken, long Restored, long Owed) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("points.adjusted")]
public sealed record PointsAdjusted(ClientId Id, ProgrammeId ProgrammeId, long Points) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("points.opened")]
public sealed record PointsOpened(ProgrammeId Id, int Clients, long Points) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("points.expired")]
public sealed record PointsExpired(ClientId Id, ProgrammeId ProgrammeId, long Points) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>The notice before: said once for a client and a day.</summary>
/// <param name="On">The first day on which they are gone.</param>
[Fact("points.expiring")]
public sealed record PointsExpiring(ClientId Id, ProgrammeId ProgrammeId, LocalDate On, long Points) : IFact
{
    string IFact.Subject => Id.ToString();
}
