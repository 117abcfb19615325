using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>
/// Other rules on the real past: who would have more, who less, what it would cost and what would be owed. It reads only, so no till waits for
/// it, however long the past is. Without terms it runs the rules that held, and comes out at what was booked.
/// </summary>
internal static class DryRun
{
    private const int Page = 1000;
    private const int MaxChanges = 50;
    private static readonly EventKind[] Kinds = [EventKind.Completed, EventKind.Claimed, EventKind.Paid, EventKind.Refunded, EventKind.Joined];

    /// <param name="ProgrammeId">Whose past; null: all orders, for a programme that is yet to come.</param>
    /// <param name="Terms">Null: the rules as they held.</param>
    /// <param name="From">Days that count; what lies before still makes tiers.</param>
    internal sealed record Request(ProgrammeId? ProgrammeId = null, Terms? Terms = null, LocalDate? From = null, LocalDate? To = null);

    /// <param name="Worth">At the rate of these rules; null: points are not taken as money.</param>
    /// <param name="Outstanding">What clients would have now, if they had spent what they have spent.</param>
    internal sealed record Figures(long Points, Money? Worth, long Outstanding, Money? OutstandingWorth);

    internal sealed record RuleChange(string Rule, long Now, long Then);

    internal sealed record ClientChange(ClientId ClientId, string? Name, long Now, long Then);

    /// <param name="Reproduces">The same for every client and every rule: what the rules that held must come out at.</param>
    /// <param name="Changes">The largest, either way.</param>
    internal sealed record View(
        int Orders, int Clients, Figures Now, Figures Then, bool Reproduces, int Gain, int Lose, int Same, IReadOnlyList<RuleChange> Rules, IReadOnlyList<ClientChange> Changes);

    public static async Task Route(HttpContext http, [FromBody] Request body, [FromServices] Reader reader)
    {
        if (Routes.Allowed(http, LoyaltyModule.Manage).Failed(out var refusal, out var caller) ||
            (await reader.Read(caller.Business, caller.Actor, r => Handle(r, body))).Failed(out refusal, out var view))
        {
            await Problems.Send(http, refusal);
            return;
        }

        await Problems.SendBytes(http, 200, System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(view, Json.Options));
    }

    private static async Task<Result<View>> Handle(Reading reading, Request body)
    {
        var books = await Programmes.All(reading);
        var book = books.FirstOrDefault(b => b.Programme.Id == body.ProgrammeId);
        if (body.ProgrammeId is not null && book is null)
        {
            return ShowProgramme.Unknown;
        }

        if (body.ProgrammeId is null && body.Terms is null)
        {
            return CommonErrors.Invalid.At("/terms", "Say which programme, or give the rules of a new one.");
        }

        var business = await Places.Public.BusinessOf(reading);
        if (body.Terms is { } terms && TermsCheck.Of(terms, business.Currency) is { } wrong)
        {
            return wrong;
        }

        var replay = new Replay(
            e => body.Terms ?? book!.Versions.FirstOrDefault(v => v.Number == e.Version)?.Terms, body.From ?? LocalDate.MinIsoValue, body.To ?? LocalDate.MaxIsoValue);
        await foreach (var happened in Past(reading, body.ProgrammeId))
        {
            replay.Take(happened);
        }

        return await Of(reading, replay, book, body.Terms ?? book!.At(reading.Now)?.Terms);
    }

    private static async IAsyncEnumerable<EventRow> Past(Reading reading, ProgrammeId? programme)
    {
        for (var last = -1L; ;)
        {
            var after = last;
            var rows = await reading.Set<EventRow>().Where(e => e.Seq > after && Kinds.Contains(e.Kind) && (programme == null || e.ProgrammeId == programme))
                .OrderBy(e => e.Seq).ThenBy(e => e.No).Take(Page).ToListAsync();
            if (rows.Count == 0)
            {
                yield break;
            }

            // Events of one write share a number: a page never ends between them.
            var isLast = rows.Count < Page;
            last = isLast ? rows[^1].Seq : rows[^1].Seq - 1;
            foreach (var row in rows.Where(r => r.Seq <= last))
            {
                yield return row;
            }

            if (isLast)
            {
                yield break;
            }
        }
    }

    private static async Task<View> Of(Reading reading, Replay replay, Book? book, Terms? then)
    {
        var (tallies, now) = (replay.Clients, book?.At(reading.Now));
        var outstanding = now is null ? 0 : await ShowLiability.Outstanding(reading, now.Unit);
        var (sumNow, sumThen) = (tallies.Values.Sum(t => t.Now), tallies.Values.Sum(t => t.Then));
        var changed = tallies.Where(t => t.Value.Now != t.Value.Then).OrderByDescending(t => Math.Abs(t.Value.Then - t.Value.Now)).ThenBy(t => t.Key.Value).ToList();
        var names = await Clients.Public.Names(reading, changed.Take(MaxChanges).Select(c => c.Key));
        return new View(
            replay.Orders, tallies.Count, Of(now?.Terms, sumNow, outstanding), Of(then, sumThen, Math.Max(0, outstanding + sumThen - sumNow)),
            changed.Count == 0 && replay.Rules.Values.All(r => r.Now == r.Then), changed.Count(c => c.Value.Then > c.Value.Now), changed.Count(c => c.Value.Then < c.Value.Now),
            tallies.Count - changed.Count,
            [.. replay.Rules.OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => new RuleChange(r.Key, r.Value.Now, r.Value.Then))],
            [.. changed.Take(MaxChanges).Select(c => new ClientChange(c.Key, names.GetValueOrDefault(c.Key), c.Value.Now, c.Value.Then))]);
    }

    private static Figures Of(Terms? terms, long points, long outstanding)
    {
        Money? Worth(long p) => terms?.Value is { } value ? value.Amount with { Amount = value.AmountFor(p) } : null;
        return new Figures(points, Worth(points), outstanding, Worth(outstanding));
    }
}
