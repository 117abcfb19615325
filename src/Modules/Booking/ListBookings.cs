using System.Globalization;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Visits in the order of their start.</summary>
internal static class ListBookings
{
    /// <param name="To">Inclusive.</param>
    /// <param name="After">The <c>next</c> of the page before: start in microseconds and id of the last row.</param>
    public sealed record Query(
        string? SiteId, string? From, string? To, string? MemberId, string? ClientId, string? SeriesId, string? State, string? Code, int? Limit, string? After);

    public static async Task<Result<Page<BookingView>>> Handle(Reading reading, Query query)
    {
        var rows = reading.Set<BookingRow>();
        if ((Filter(reading, ref rows, query) ?? After(ref rows, query.After)) is { } fault)
        {
            return fault;
        }

        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit))
        {
            return refusal;
        }

        // One more than asked tells whether there is a next page.
        var views = await BookingViews.Of(reading, rows.OrderBy(b => b.Start).ThenBy(b => b.Id).Take(limit + 1));
        return views.Count > limit ? new Page<BookingView>([.. views.Take(limit)], Cursor(views[limit - 1])) : new Page<BookingView>(views, null);
    }

    /// <summary>Null, or what is wrong with the query.</summary>
    private static Refusal? Filter(Reading reading, ref IQueryable<BookingRow> rows, Query query)
    {
        Refusal? fault = null;
        if (Id<SiteId>(query.SiteId, "siteId", ref fault) is { } site)
        {
            rows = rows.Where(b => b.SiteId == site);
        }

        if (Id<MemberId>(query.MemberId, "memberId", ref fault) is { } member)
        {
            rows = rows.Where(b => b.MemberId == member || reading.Set<BookingPartRow>().Any(p => p.BookingId == b.Id && p.MemberId == member));
        }

        if (Id<ClientId>(query.ClientId, "clientId", ref fault) is { } client)
        {
            rows = rows.Where(b => b.ClientId == client);
        }

        if (Id<SeriesId>(query.SeriesId, "seriesId", ref fault) is { } series)
        {
            rows = rows.Where(b => b.SeriesId == series);
        }

        if (Date(query.From, "from", ref fault) is { } from)
        {
            rows = rows.Where(b => b.LocalDate >= from);
        }

        if (Date(query.To, "to", ref fault) is { } to)
        {
            rows = rows.Where(b => b.LocalDate <= to);
        }

        if (!string.IsNullOrEmpty(query.Code))
        {
            var code = query.Code.Trim().ToUpperInvariant();
            rows = rows.Where(b => b.Code == code);
        }

        if (!string.IsNullOrEmpty(query.State))
        {
            if (!Texts.TryName(query.State, out BookingState state))
            {
                return CommonErrors.Invalid.At("/query/state", "One of booked, arrived, inService, completed, cancelled, noShow is expected.");
            }

            rows = rows.Where(b => b.State == state);
        }

        return fault;
    }

    private static TId? Id<TId>(string? text, string name, ref Refusal? fault)
        where TId : struct, IId<TId>
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Ids.TryParse<TId>(text, out var id))
        {
            return id;
        }

        fault ??= CommonErrors.Invalid.At($"/query/{name}", $"An id that begins with '{TId.Prefix}_' is expected.");
        return null;
    }

    private static LocalDate? Date(string? text, string name, ref Refusal? fault)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var date = Times.Date(text, $"/query/{name}");
        fault ??= date.Refusal;
        return date.Refusal is null ? date.Value : null;
    }

    private static string Cursor(BookingView last) => string.Create(CultureInfo.InvariantCulture, $"{Micros.Of(last.Start.ToInstant())}.{last.Id}");

    private static Refusal? After(ref IQueryable<BookingRow> rows, string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        if (cursor.Split('.') is not [var micros, var text] || !long.TryParse(micros, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var at) ||
            !Ids.TryParse<BookingId>(text, out var id))
        {
            return CommonErrors.Invalid.At("/query/after", "Send the 'next' of the page before, as it was.");
        }

        var start = Micros.ToInstant(at);
        rows = rows.Where(b => b.Start > start || (b.Start == start && Keyset.Compare(b.Id, id) > 0));
        return null;
    }
}
