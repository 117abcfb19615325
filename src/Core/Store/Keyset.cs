using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Store;

/// <summary>Pages that begin after a row, so that they stay right while rows come and go and cost the same however deep.</summary>
public static class Keyset
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;

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

    /// <summary>Takes one row more than asked to learn whether there is a next page.</summary>
    public static async Task<(IReadOnlyList<TRow> Rows, TRow? Last)> Take<TRow>(IQueryable<TRow> ordered, int limit)
        where TRow : class
    {
        var rows = await ordered.Take(limit + 1).ToListAsync();
        return rows.Count > limit ? (rows[..limit], rows[limit - 1]) : (rows, null);
    }
}
