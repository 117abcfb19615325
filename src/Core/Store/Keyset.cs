using System.Text;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Store;

/// <summary>Query of a list.</summary>
/// <param name="Limit">1 to 500, 50 when absent.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
public readonly record struct PageQuery(int? Limit, string? After);

/// <summary>Pages that begin after a row, so that they stay right while rows come and go and cost the same however deep.</summary>
public static class Keyset
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;
    public const int MaxSearch = 100;

    /// <summary>Usable inside LINQ (<c>Keyset.Compare(r.Id, after) &gt; 0</c>): EF translates a static <c>Compare</c> of two alike into the engine's own.</summary>
    public static int Compare<TId>(TId a, TId b)
        where TId : struct, IId<TId> => string.CompareOrdinal(Ids.Text(a), Ids.Text(b));

    public static Result<int> Limit(int? limit) => limit switch
    {
        null => DefaultLimit,
        >= 1 and <= MaxLimit => limit.Value,
        _ => CommonErrors.Invalid.At("/query/limit", $"limit is a number from 1 to {MaxLimit}."),
    };

    /// <summary>The id in <c>after</c>; the default id (all zeros, before every other) when it is absent.</summary>
    public static Result<TId> After<TId>(string? after)
        where TId : struct, IId<TId>
    {
        if (string.IsNullOrEmpty(after))
        {
            return default(TId);
        }

        return Ids.TryParse<TId>(after, out var id) ? id : CommonErrors.Invalid.At("/query/after", "Send the 'next' of the page before, as it was.");
    }

    /// <summary>A page in the order in which the rows were made. Rows have an <c>Id</c>.</summary>
    public static async Task<Result<Page<TView>>> ById<TRow, TId, TView>(IQueryable<TRow> rows, PageQuery query, Func<TRow, TId> idOf, Func<TRow, TView> view)
        where TRow : class
        where TId : struct, IId<TId>
    {
        if (Limit(query.Limit).Failed(out var refusal, out var limit) || After<TId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        var later = after.Value == Guid.Empty ? rows : rows.Where(r => Compare(EF.Property<TId>(r, "Id"), after) > 0);
        var (page, last) = await Take(later.OrderBy(r => EF.Property<TId>(r, "Id")), limit);
        return new Page<TView>([.. page.Select(view)], last is null ? null : Ids.Text(idOf(last)));
    }

    /// <summary>A page in the order of the rows' <c>SearchText</c> (the alphabet, without case and diacritics).</summary>
    /// <param name="search">Words that must all occur; null or empty: all rows.</param>
    public static async Task<Result<Page<TView>>> ByText<TRow, TId, TView>(
        IQueryable<TRow> rows, string? search, PageQuery query, Func<TRow, (string Text, TId Id)> keyOf, Func<TRow, TView> view)
        where TRow : class
        where TId : struct, IId<TId>
    {
        if (Limit(query.Limit).Failed(out var refusal, out var limit) || Words(search).Failed(out refusal, out var words)
            || TextCursor<TId>(query.After).Failed(out refusal, out var after))
        {
            return refusal;
        }

        foreach (var word in words)
        {
            rows = rows.Where(r => EF.Property<string>(r, "SearchText").Contains(word));
        }

        if (after is var (text, id))
        {
            rows = rows.Where(r => string.Compare(EF.Property<string>(r, "SearchText"), text) > 0
                || (EF.Property<string>(r, "SearchText") == text && Compare(EF.Property<TId>(r, "Id"), id) > 0));
        }

        var (page, last) = await Take(rows.OrderBy(r => EF.Property<string>(r, "SearchText")).ThenBy(r => EF.Property<TId>(r, "Id")), limit);
        var next = last is null ? ((string Text, TId Id)?)null : keyOf(last);
        return new Page<TView>(
            [.. page.Select(view)], next is var (lastText, lastId) ? WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes($"{Ids.Text(lastId)}{lastText}")) : null);
    }

    private static Result<string[]> Words(string? search) => search?.Length > MaxSearch
        ? CommonErrors.Invalid.At("/query/search", $"search has at most {MaxSearch} characters.")
        : Texts.Search(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Result<(string Text, TId Id)?> TextCursor<TId>(string? after)
        where TId : struct, IId<TId>
    {
        if (string.IsNullOrEmpty(after))
        {
            return default((string, TId)?);
        }

        try
        {
            var text = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(after));
            var idLength = TId.Prefix.Length + 27;
            if (text.Length >= idLength && Ids.TryParse<TId>(text[..idLength], out var id))
            {
                return (text[idLength..], id);
            }
        }
        catch (FormatException)
        {
            // Not one of our cursors: refused below.
        }

        return CommonErrors.Invalid.At("/query/after", "Send the 'next' of the page before, as it was.");
    }

    /// <summary>Takes one row more than asked to learn whether there is a next page.</summary>
    public static async Task<(IReadOnlyList<TRow> Rows, TRow? Last)> Take<TRow>(IQueryable<TRow> ordered, int limit)
        where TRow : class
    {
        var rows = await ordered.Take(limit + 1).ToListAsync();
        return rows.Count > limit ? (rows[..limit], rows[limit - 1]) : (rows, null);
    }
}
