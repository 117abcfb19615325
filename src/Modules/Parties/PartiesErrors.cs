using Bookend.Kernel;

namespace Bookend.Parties;

public static class PartiesErrors
{
    public static readonly ErrorCode PartyUnknown = new("party_unknown", 404, "There is no such party");
}
