using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>People by name, from the modules that know them.</summary>
internal static class Names
{
    public static async Task<string?> Member(Work work, MemberId id) => (await Bookend.Team.Public.MemberOf(work, id))?.Name;

    public static async Task<string?> Client(Work work, ClientId? id) => id is { } client ? (await Bookend.Clients.Public.ClientOf(work, client))?.Name : null;

    public static async Task<string?> Client(Reading reading, ClientId? id) => id is { } client ? (await Bookend.Clients.Public.ClientOf(reading, client))?.Name : null;
}
