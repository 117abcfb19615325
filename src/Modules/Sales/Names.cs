using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>People by name, from the modules that know them.</summary>
internal static class Names
{
    private const int MaxFound = 200;

    public static async Task<string?> Client(Work work, ClientId? id) => id is { } client ? (await Bookend.Clients.Public.ClientOf(work, client))?.Name : null;

    public static async Task<string?> Client(Reading reading, ClientId? id) => id is { } client ? (await Bookend.Clients.Public.ClientOf(reading, client))?.Name : null;

    public static Task<IReadOnlyDictionary<ClientId, string>> Clients(Reading reading, IEnumerable<ClientId?> ids) =>
        Bookend.Clients.Public.Names(reading, ids.OfType<ClientId>());

    public static Task<IReadOnlyList<ClientId>> Search(Reading reading, string words) => Bookend.Clients.Public.Search(reading, words, MaxFound);
}
