using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.Clients;

[Fact("client.created")]
public sealed record ClientCreated(ClientId Id) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("client.changed")]
public sealed record ClientChanged(ClientId Id, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}
