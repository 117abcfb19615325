using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Payments;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Autopay;

/// <summary>What was tried, the newest first; of one client, one debt, or what a person has to look at.</summary>
internal static class ListAttempts
{
    internal readonly record struct Query(ClientId? ClientId, string? Due, string? State, int? Limit, string? After);

    public static async Task<Result<Page<AttemptView>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || Keyset.After<OrderId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        AttemptState state = default;
        if (query.State is not null && !Texts.TryName(query.State, out state))
        {
            return CommonErrors.Invalid.At("/query/state", "The state is waiting, paid, declined, refused or stuck.");
        }

        var rows = reading.Set<AttemptRow>();
        rows = query.ClientId is { } client ? rows.Where(a => a.ClientId == client) : rows;
        rows = query.Due is { Length: > 0 } due ? rows.Where(a => a.Due == due) : rows;
        rows = query.State is null ? rows : rows.Where(a => a.State == state);
        if (after.Value != Guid.Empty)
        {
            if (await reading.Set<AttemptRow>().FirstOrDefaultAsync(a => a.OrderId == after) is not { } last)
            {
                return CommonErrors.Invalid.At("/query/after", "Go on from what the page before said.");
            }

            rows = rows.Where(a => a.At < last.At || (a.At == last.At && Keyset.Compare(a.OrderId, after) < 0));
        }

        var (page, next) = await Keyset.Take(rows.OrderByDescending(a => a.At).ThenByDescending(a => a.OrderId), limit);
        var names = await Clients.Public.Names(reading, page.Select(a => a.ClientId));
        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        var views = new List<AttemptView>();
        foreach (var row in page)
        {
            views.Add(View(row, names.GetValueOrDefault(row.ClientId, ""), await TryAgainOn(reading, row), zone));
        }

        return new Page<AttemptView>(views, next?.OrderId.ToString());
    }

    private static async Task<LocalDate?> TryAgainOn(Reading reading, AttemptRow row)
    {
        var tried = await Attempts.Of(reading, row.Due);
        var card = (await CardsOnFile.Of(reading, row.ClientId)).FirstOrDefault(c => c.Autopay);
        return tried.Count == row.No && card is not null ? Retry.Next(row.DueOn, tried, card.Id) : null;
    }

    private static AttemptView View(AttemptRow row, string client, LocalDate? again, DateTimeZone zone) => new(
        row.OrderId, row.Due, row.No, row.ClientId, client, row.CardId, row.Card, row.What, new Money(row.Amount, row.Currency), row.DueOn, row.On, row.State, row.Reason, again,
        row.At.InZone(zone).ToOffsetDateTime());
}
