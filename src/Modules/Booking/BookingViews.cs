using Bookend.Clients;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Makes views of rows: the names that other modules keep are asked for once for all rows.</summary>
internal static class BookingViews
{
    private const int Chunk = 500;

    /// <summary>After a change in this write.</summary>
    public static async Task<BookingView> Of(Work work, Visit visit)
    {
        var names = await Names.Load(work.AsReading(), [visit.Row], visit.Parts);
        return names.View(visit);
    }

    /// <summary>Made by this write: no query sees the visit or its order yet, nor the client if she is new too.</summary>
    public static async Task<BookingView> OfNew(Work work, Visit visit, ClientInfo? client)
    {
        var names = await Names.Load(work.AsReading(), [visit.Row], visit.Parts, isNew: true, client);
        return names.View(visit);
    }

    /// <summary>All rows of a query that is ordered and limited already.</summary>
    public static async Task<IReadOnlyList<BookingView>> Of(Reading reading, IQueryable<BookingRow> query)
    {
        var rows = await query.ToListAsync();
        if (rows.Count == 0)
        {
            return [];
        }

        var addOns = (await query.Join(reading.Set<BookingAddOnRow>(), b => b.Id, a => a.BookingId, (b, a) => a).ToListAsync()).ToLookup(a => a.BookingId);
        var history = (await query.Join(reading.Set<HistoryRow>(), b => b.Id, h => h.BookingId, (b, h) => h).ToListAsync()).ToLookup(h => h.BookingId);
        var parts = (await query.Join(reading.Set<BookingPartRow>(), b => b.Id, p => p.BookingId, (b, p) => p).ToListAsync()).ToLookup(p => p.BookingId);
        var names = await Names.Load(reading, rows, [.. parts.SelectMany(p => p)]);
        return [.. rows.Select(r => names.View(new Visit(
            r, [.. addOns[r.Id].OrderBy(a => a.Position)], [.. history[r.Id].OrderBy(h => h.Number)], [.. parts[r.Id].OrderBy(p => p.No)])))];
    }

    private sealed record Names(
        Instant Now, IReadOnlyDictionary<MemberId, string> Members, IReadOnlyDictionary<ResourceId, string> Rooms,
        IReadOnlyDictionary<ClientId, ClientInfo> Clients, IReadOnlyDictionary<ClientId, int> Alerts, IReadOnlySet<OrderId> Paid)
    {
        public static async Task<Names> Load(
            Reading reading, IReadOnlyList<BookingRow> rows, IReadOnlyList<BookingPartRow> parts, bool isNew = false, ClientInfo? made = null)
        {
            var members = await NamesOf(reading, rows, parts);
            var rooms = new Dictionary<ResourceId, string>();
            foreach (var site in rows.Where(r => r.RoomId is not null || parts.Any(p => p.RoomId is not null)).Select(r => r.SiteId).Distinct())
            {
                foreach (var room in await Catalog.Public.Rooms(reading, site))
                {
                    rooms[room.Id] = room.Name;
                }
            }

            var clients = new Dictionary<ClientId, ClientInfo>();
            var alerts = new Dictionary<ClientId, int>();
            foreach (var ids in rows.Select(r => r.ClientId).OfType<ClientId>().Distinct().Chunk(Chunk))
            {
                clients.AddAll(await Bookend.Clients.Public.Infos(reading, ids));
                alerts.AddAll(await Bookend.Clients.Public.AlertCounts(reading, ids));
            }

            if (made is not null)
            {
                clients[made.Id] = made;
            }

            return new Names(reading.Now, members, rooms, clients, alerts, isNew ? new HashSet<OrderId>() : await OrderOf.Paid(reading, rows));
        }

        /// <summary>After one step one person is asked for; for a list all are, at once.</summary>
        private static async Task<IReadOnlyDictionary<MemberId, string>> NamesOf(
            Reading reading, IReadOnlyList<BookingRow> rows, IReadOnlyList<BookingPartRow> parts)
        {
            var members = rows is not [var only] || parts.Count > 0 ? await Team.Public.Members(reading)
                : await Team.Public.MemberOf(reading, only.MemberId) is { } one ? [one] : [];
            return members.ToDictionary(m => m.Id, m => m.Name);
        }

        public BookingView View(Visit visit)
        {
            var r = visit.Row;
            var zone = DateTimeZoneProviders.Tzdb[r.TimeZone];
            var client = r.ClientId is { } id ? Clients.GetValueOrDefault(id) : null;
            var isLate = r.State == BookingState.Booked && Now > r.Start;
            return new BookingView(
                r.Id, r.Code, r.State, r.SiteId, r.Start.In(zone), r.End.In(zone), r.LocalDate, r.LocalStart, r.End.InZone(zone).TimeOfDay,
                Local(r.When.TakenFrom), Local(r.When.TakenTo), r.TimeZone, r.ServiceId, r.ServiceName, AddOns(0), r.MemberId, Name(r.MemberId), r.RoomId, Room(r.RoomId), r.ClientId,
                client?.Name ?? r.ContactName, client?.Phone, r.Note, r.Source, r.OrderId, r.Price, Paid.Contains(r.OrderId),
                r.ClientId is { } of ? Alerts.GetValueOrDefault(of) : 0, r.Color, isLate ? (int)(Now - r.Start).TotalMinutes : 0,
                [.. visit.History.Select(h => new HistoryItem(h.At.In(zone), h.Action, h.ActorName, h.Reason))], r.PolicyText, r.Version,
                r.DepositAmount == 0 ? null : new Money(r.DepositAmount, r.Currency), r.FeeAmount == 0 ? null : new Money(r.FeeAmount, r.Currency), r.FeeReason,
                Free(r.Processing, r.Start), Local(r.When.End), [.. visit.Parts.Select(p => new PartView(
                    p.ServiceId, p.ServiceName, AddOns(p.No), p.MemberId, Name(p.MemberId), p.RoomId, Room(p.RoomId), Local(p.Start), Local(p.End),
                    Local(p.When.TakenFrom), Local(p.When.TakenTo), Free(p.Processing, p.Start), p.Starts))], r.SeriesId, r.PartyId);

            LocalTime Local(Instant at) => at.InZone(zone).TimeOfDay;
            string Name(MemberId member) => Members.GetValueOrDefault(member, "Somebody");
            string? Room(ResourceId? room) => room is { } known ? Rooms.GetValueOrDefault(known) : null;
            IReadOnlyList<AddOnView> AddOns(int part) => [.. visit.AddOns.Where(a => a.Part == part).Select(a => new AddOnView(a.ServiceId, a.Name))];
            IReadOnlyList<FreeView> Free(string processing, Instant start) => [.. ProcessingTimes.Read(processing)
                .Select(p => new FreeView(Local(start + Duration.FromMinutes(p.After)), Local(start + Duration.FromMinutes(p.End))))];
        }
    }

    private static void AddAll<TKey, TValue>(this Dictionary<TKey, TValue> into, IReadOnlyDictionary<TKey, TValue> from)
        where TKey : notnull
    {
        foreach (var (key, value) in from)
        {
            into[key] = value;
        }
    }
}
