using System.Text.Json.Nodes;

namespace Bookend.Simulation.Replay;

/// <summary>What the server says in the end, read as any program would.</summary>
internal sealed record ReadBack(
    IReadOnlyList<JsonNode> Bookings, IReadOnlyList<JsonNode> Orders, IReadOnlyList<JsonNode> Entries, IReadOnlyList<JsonNode> Services,
    IReadOnlyList<JsonNode> Products, IReadOnlyList<JsonNode> Clients)
{
    public static async Task<ReadBack> Of(Api api) => new(
        await All(api, "/bookings"), await All(api, "/orders"), await All(api, "/ledger/entries"), await All(api, "/services"), await All(api, "/products"),
        await All(api, "/clients"));

    public IEnumerable<JsonNode> Completed => Orders.Where(o => (string)o["state"]! == "completed");

    public int Visits(string state) => Bookings.Count(b => (string)b["state"]! == state);

    private static async Task<IReadOnlyList<JsonNode>> All(Api api, string path)
    {
        var items = new List<JsonNode>();
        string? after = null;
        do
        {
            var page = (await api.Get($"{path}?limit=500{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}")).Ok();
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            after = (string?)page["next"];
        }
        while (after is not null);

        return items;
    }
}
