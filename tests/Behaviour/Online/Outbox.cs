using System.Text.Json.Nodes;

namespace Bookend.Behaviour.Online;

/// <summary>The letters of a shop, as the API lists them and as they lie in the outbox folder.</summary>
internal static class Outbox
{
    /// <summary>Letters come after the fact, by themselves: waits until there are this many that are no longer queued.</summary>
    public static async Task<IReadOnlyList<JsonNode>> Letters(this Shop shop, int count)
    {
        List<JsonNode> letters = [];
        await shop.Until(async () =>
        {
            letters = [.. (await shop.Get("/messages?limit=100")).ShouldBeOk().Json["items"]!.AsArray().Reverse().OfType<JsonNode>()];
            return letters.Count(l => (string?)l["state"] != "queued") >= count;
        });
        letters.Count.ShouldBe(count);
        return letters;
    }

    public static string File(this Shop shop, JsonNode letter) => System.IO.File.ReadAllText(Path.Combine(shop.Server.Data, "outbox", $"{letter["id"]}.eml"));

    /// <summary>The first part of this type, decoded; parts are base64 as the mail library writes them.</summary>
    public static string Part(string eml, string type)
    {
        var at = eml.IndexOf($"Content-Type: {type}", StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0, eml);
        var lines = eml[at..].Split("\r\n");
        var body = lines.SkipWhile(l => l.Length > 0).Skip(1).TakeWhile(l => !l.StartsWith("--", StringComparison.Ordinal));
        return System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body)));
    }
}
