using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Bookend.Sales;
using NodaTime;

namespace Bookend.Booking;

/// <summary>The order of a visit: opened with it, moved with it, void when it does not take place.</summary>
internal static class OrderOf
{
    public static async Task<Result<OpenedOrder>> Open(Work work, Visit visit, SiteInfo site) => await Orders.OpenFor(work, new OpenOrder(
        visit.Row.SiteId, Lines(visit), ClientId: visit.Row.ClientId, BookingId: visit.Row.Id, MemberId: visit.Row.MemberId,
        Date: Places.Public.BusinessDate(site, visit.Row.Start)));

    public static Task<Result<Money>> Quote(Work work, Offer offer) => Orders.Quote(
        work, offer.Site.Id, [new VisitLine(offer.Service.Id), .. offer.AddOns.Select(a => new VisitLine(a.Id))]);

    /// <summary>The order goes along to the other day and person. One that is paid already stays as it was paid.</summary>
    public static async Task<Refusal?> Moved(Work work, Visit visit, bool samePeople, SiteInfo site)
    {
        var booking = visit.Row;
        if (await Orders.StateOf(work, booking.OrderId) != OrderState.Open)
        {
            return null;
        }

        // The lines are said again only for other people: who changed a price at the till keeps it otherwise.
        var lines = samePeople ? null : Lines(visit);
        return (await Orders.Change(work, booking.OrderId, lines, booking.MemberId, Places.Public.BusinessDate(site, booking.Start))).Refusal;
    }

    /// <summary>Money that was taken already is given back at the till, by a person: the order stays as it is then.</summary>
    public static async Task<Refusal?> Void(Work work, BookingRow booking, string reason)
    {
        var sum = (await Orders.PaidStates(work, [booking.OrderId])).GetValueOrDefault(booking.OrderId);
        return sum is not { State: OrderState.Open } || sum.Captured.Amount > 0
            ? null
            : (await Orders.VoidFor(work, booking.OrderId, reason)).Refusal;
    }

    /// <summary>The visit stands on its order again. A fee that was paid meanwhile has its receipt: it is given back first.</summary>
    public static async Task<Refusal?> Reopen(Work work, Visit visit)
    {
        var booking = visit.Row;
        if ((await Orders.ReopenFor(work, booking.OrderId)).Failed(out var refusal, out var state) || booking.FeeAmount == 0)
        {
            return refusal;
        }

        return state == OrderState.Open
            ? (await Orders.Change(work, booking.OrderId, Lines(visit))).Refusal
            : BookingErrors.StateConflict.Because("The fee for this visit was paid and has its receipt. Give it back, and book the visit anew.");
    }

    public static async Task<IReadOnlySet<OrderId>> Paid(Reading reading, IReadOnlyList<BookingRow> rows)
    {
        var paid = new HashSet<OrderId>();
        foreach (var ids in rows.Select(r => r.OrderId).Distinct().Chunk(Orders.MaxIds))
        {
            // An open order over nothing is not "paid" before somebody has closed it.
            paid.UnionWith((await Orders.PaidStates(reading, ids)).Values
                .Where(s => s.Paid && (s.State == OrderState.Completed || s.Captured.Amount > 0)).Select(s => s.Id));
        }

        return paid;
    }

    public static async Task<(Money Expected, Money Taken)> Totals(Reading reading, SiteInfo site, LocalDate date)
    {
        var day = await Orders.DayTotals(reading, site.Id, site.Currency, date);
        return (day.Expected, day.Taken);
    }

    /// <summary>Line ids follow from the visit, so that saying the lines again keeps what was discounted on them.</summary>
    private static VisitLine[] Lines(Visit visit)
    {
        var booking = visit.Row;
        return
        [
            Line(booking.ServiceId, booking.MemberId, booking.ServicePriceAmount, "0"),
            .. visit.AddOns.Where(a => a.Part == 0).Select(a => Line(a.ServiceId, booking.MemberId, a.PriceAmount, $"{a.Position}")),
            .. visit.Parts.SelectMany(p => visit.AddOns.Where(a => a.Part == p.No).Select(a => Line(a.ServiceId, p.MemberId, a.PriceAmount, $"{a.Position}"))
                .Prepend(Line(p.ServiceId, p.MemberId, p.PriceAmount, $"part{p.No}"))),
        ];

        VisitLine Line(ServiceId service, MemberId member, long price, string which) =>
            new(service, member, new Money(price, booking.Currency), Ids.Derived<LineId>($"{booking.Id}/{which}"));
    }
}
