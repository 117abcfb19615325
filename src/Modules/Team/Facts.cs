using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Team;

/// <summary>A member was added or changed; the version tells which.</summary>
[Fact("member.changed")]
public sealed record MemberChanged(MemberId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("timeOff.entered")]
public sealed record TimeOffEntered(MemberId Id, ClaimId ClaimId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("timeOff.removed")]
public sealed record TimeOffRemoved(MemberId Id, ClaimId ClaimId) : IFact
{
    string IFact.Subject => Id.ToString();
}
