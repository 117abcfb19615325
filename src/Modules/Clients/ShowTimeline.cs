using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Clients;

/// <summary>Everything that happened with a client, newest first, merged from all modules that know something.</summary>
internal static class ShowTimeline
{
    internal readonly record struct Query(ClientId Id, int? Limit, string? After, [FromServices] IEnumerable<ITimelinePart> Parts);

    internal sealed record View(OffsetDateTime At, TimelineKind Kind, string Title, string? Detail, Money? Amount, TimelineSubject Subject);

    /// <param name="Until">Moment of the last item shown.</param>
    /// <param name="Shown">How many items of that very moment were shown: one write makes several at once.</param>
    internal readonly record struct Cursor(Instant Until, int Shown);

    public static async Task<Result<Page<View>>> Handle(Reading reading, Query query)
    {
        if (await reading.Set<ClientRow>().AllAsync(c => c.Id != query.Id))
        {
            return ClientFile.Unknown;
        }

        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || Parse(query.After, reading.Now).Failed(out refusal, out var cursor))
        {
            return refusal;
        }

        var items = new List<TimelineItem>();
        foreach (var part in query.Parts)
        {
            items.AddRange(await part.Items(reading, query.Id, cursor.Until, limit + cursor.Shown + 1));
        }

        var (page, next) = Cut(items, cursor, limit);
        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        return new Page<View>(
            [.. page.Select(i => new View(i.At.InZone(zone).ToOffsetDateTime(), i.Kind, i.Title, i.Detail, i.Amount, i.Subject))],
            next is { } n ? string.Create(CultureInfo.InvariantCulture, $"{Micros.Of(n.Until)}.{n.Shown}") : null);
    }

    internal static (IReadOnlyList<TimelineItem> Page, Cursor? Next) Cut(IEnumerable<TimelineItem> items, Cursor cursor, int limit)
    {
        // The sort is stable: within one moment the parts' own order stays, which is the same for every page.
        var rest = items.OrderByDescending(i => i.At).Skip(cursor.Shown).ToList();
        if (rest.Count <= limit)
        {
            return (rest, null);
        }

        var page = rest[..limit];
        var last = page[^1].At;
        return (page, new Cursor(last, page.Count(i => i.At == last) + (last == cursor.Until ? cursor.Shown : 0)));
    }

    private static Result<Cursor> Parse(string? after, Instant now)
    {
        if (string.IsNullOrEmpty(after))
        {
            return new Cursor(now, 0);
        }

        return after.Split('.') is [var until, var shown] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var micros)
            && micros <= Micros.Of(now) && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= 10_000
            ? new Cursor(Micros.ToInstant(micros), count)
            : CommonErrors.Invalid.At("/query/after", "Send the 'next' of the page before, as it was.");
    }
}

/// <summary>The notes' part.</summary>
internal sealed class NotesOnTimeline : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineItem>> Items(Reading reading, ClientId client, Instant until, int limit)
    {
        var notes = await reading.Set<NoteRow>().Where(n => n.ClientId == client && n.At <= until).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(limit).ToListAsync();
        return [.. notes.Select(n => new TimelineItem(n.At, TimelineKind.Note, n.Author, n.Text, null, new TimelineSubject("note", n.Id.ToString())))];
    }
}
