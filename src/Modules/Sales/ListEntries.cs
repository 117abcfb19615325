using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Sales;

/// <summary>The books behind a figure: entries with their postings, oldest first.</summary>
internal static class ListEntries
{
    /// <param name="From">First and last business date, both included.</param>
    public sealed record Query(OrderId? OrderId, SiteId? SiteId, string? From, string? To, string? Kind, int? Limit, string? After);

    public static async Task<Result<Page<EntryView>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit) ||
            Date(query.From, "/query/from").Failed(out refusal, out var from) ||
            Date(query.To, "/query/to").Failed(out refusal, out var to))
        {
            return refusal;
        }

        return await LedgerReads.Entries(reading, new EntryFilter(query.OrderId, query.SiteId, from, to, query.Kind), query.After, limit);
    }

    public static Result<LocalDate?> Date(string? text, string pointer)
    {
        if (text is null)
        {
            return (LocalDate?)null;
        }

        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : CommonErrors.Invalid.At(pointer, "A date looks like 2026-11-23.");
    }
}
