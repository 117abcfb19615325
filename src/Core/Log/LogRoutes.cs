using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Log;

/// <summary>CloudEvents 1.0, structured JSON. <see cref="Sequence"/> is dense: a gap means that something was missed.</summary>
public sealed record CloudEvent(
    string Specversion, string Id, string Source, string Type, string Subject, Instant Time, long Sequence, string Actor, JsonElement Data);

/// <param name="Next">Goes into <c>after</c> to read on; stays where it was when there is nothing new.</param>
/// <param name="Epoch">Generation of the data. Another one than before means that a backup was restored: start again from a snapshot.</param>
public sealed record EventsPage(IReadOnlyList<CloudEvent> Items, long Next, int Epoch);

public static class LogRoutes
{
    public const string Permission = "events.read";
    public const int PageLimit = 500;

    public sealed record Query(long? After, int? Limit);

    public static void Map(Routes routes) => routes.Get<Query, EventsPage>("/events", Permission, Read);

    private static async Task<Result<EventsPage>> Read(Reading reading, Query query)
    {
        var after = query.After ?? 0;
        var limit = Math.Clamp(query.Limit ?? 100, 1, PageLimit);
        var rows = await reading.Set<FactRow>().Where(f => f.Seq > after).OrderBy(f => f.Seq).Take(limit).ToListAsync();
        return new EventsPage(
            [.. rows.Select(f => View(f, reading.Business))],
            rows.Count == 0 ? Math.Min(after, reading.Head.FactSeq) : rows[^1].Seq,
            reading.Head.Epoch);
    }

    private static CloudEvent View(FactRow fact, BusinessId business) => new(
        "1.0", $"{business}-{fact.Seq}", $"/businesses/{business}", fact.Type, fact.Subject, fact.At, fact.Seq, fact.Actor,
        JsonDocument.Parse(fact.Data).RootElement.Clone());
}
