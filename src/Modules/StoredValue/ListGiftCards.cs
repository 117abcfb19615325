using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.StoredValue;

/// <summary>Cards, the newest first; by code, last characters, recipient, buyer or order.</summary>
internal static class ListGiftCards
{
    public sealed record Query(string? Search, string? ClientId, string? OrderId, bool? Blocked, int? Limit, string? After);

    public static async Task<Result<Page<GiftCardView>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) || Keyset.After<GiftCardId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        if (query.Search?.Length > Limits.Search)
        {
            return CommonErrors.Invalid.At("/query/search", $"search has at most {Limits.Search} characters.");
        }

        var cards = reading.Set<GiftCardRow>();
        if (query.ClientId is { } clientText)
        {
            cards = Bookend.Kernel.ClientId.TryParse(clientText, out var client) ? cards.Where(c => c.ClientId == client) : cards.Where(c => false);
        }

        if (query.OrderId is { } orderText)
        {
            cards = Bookend.Kernel.OrderId.TryParse(orderText, out var order) ? cards.Where(c => c.OrderId == order) : cards.Where(c => false);
        }

        if (query.Blocked is { } blocked)
        {
            cards = blocked ? cards.Where(c => c.BlockedAt != null) : cards.Where(c => c.BlockedAt == null);
        }

        cards = await Found(reading, cards, query.Search);
        if (after.Value != Guid.Empty)
        {
            cards = cards.Where(c => Keyset.Compare(c.Id, after) < 0);
        }

        var (page, last) = await Keyset.Take(cards.OrderByDescending(c => c.Id), limit);
        return new Page<GiftCardView>(await GiftCardViews.Of(reading, page), last is null ? null : last.Id.ToString());
    }

    private static async Task<IQueryable<GiftCardRow>> Found(Reading reading, IQueryable<GiftCardRow> cards, string? search)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            return cards;
        }

        var whole = GiftCode.Normal(search) is { } normal ? (await CodeBook.Of(reading)).Hash(normal) : [];
        if (whole.Length > 0 && await cards.AnyAsync(c => c.CodeHash == whole))
        {
            return cards.Where(c => c.CodeHash == whole);
        }

        foreach (var word in Texts.Search(search.Replace("…", "", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            cards = cards.Where(c => c.SearchText.Contains(word));
        }

        return cards;
    }
}
