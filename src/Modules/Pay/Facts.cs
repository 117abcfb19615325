using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pay;

/// <summary>A commission plan was made, renamed or has a new version of its rules.</summary>
/// <param name="Terms">Number of the latest version of its rules.</param>
[Fact("commissionPlan.changed")]
internal sealed record PlanChanged(PlanId Id, int Terms, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="PlanId">Null: no commission from that day on.</param>
[Fact("commissionPlan.assigned")]
internal sealed record PlanAssigned(MemberId Id, PlanId? PlanId, LocalDate From) : IFact
{
    string IFact.Subject => Id.ToString();
}
