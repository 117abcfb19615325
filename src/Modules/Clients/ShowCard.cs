using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Bookend.Clients;

/// <summary>What the desk wants to know in five seconds, put together by all modules that know something.</summary>
internal static class ShowCard
{
    private const int Visits = 5;
    private const int Favourites = 5;
    private const int Notes = 5;
    private const int BirthdayDays = 7;

    internal readonly record struct Query(ClientId Id, [FromServices] IEnumerable<IClientCardPart> Parts);

    internal sealed record Who(ClientId Id, string Name, string? Phone, IReadOnlyList<string> Tags, bool BirthdaySoon);

    internal sealed record Preference(string Text, string Source);

    internal sealed record View(
        Who Client, IReadOnlyList<CardAlert> Alerts, IReadOnlyList<Preference> Preferences, IReadOnlyList<AllergyView> Allergies,
        IReadOnlyList<CardVisit> LastVisits, IReadOnlyList<CardFavourite> Favourites, CardStats Stats, IReadOnlyList<NoteView> Notes,
        IReadOnlyList<CardBalance> Balances);

    public static async Task<Result<View>> Handle(Reading reading, Query query)
    {
        if (await ClientFile.Open(reading, query.Id) is not { } file)
        {
            return ClientFile.Unknown;
        }

        var card = new CardBuilder((await Places.Public.BusinessOf(reading)).Currency);
        card.Alerts.AddRange(file.Allergies().Where(a => a.Severity != AlertSeverity.Info).Select(a => new CardAlert(a.Text, a.Severity, a.Source)));
        card.Alerts.AddRange(file.NoteViews().Where(n => n.Pinned).Select(n => new CardAlert(n.Text, AlertSeverity.Info, n.Author)));
        card.Alerts.AddRange(file.Proposals().Select(p => new CardAlert($"Put {p.Email} on file?", AlertSeverity.Info, p.Source)));
        foreach (var part in query.Parts)
        {
            await part.Contribute(reading, query.Id, card);
        }

        var client = file.Client;
        var today = reading.Now.InZone(file.Zone).Date;
        return new View(
            new Who(client.Id, client.Name, client.Phone, ClientFile.TagList(client), IsSoon(client.Birthday, today)),
            [.. card.Alerts.OrderByDescending(a => a.Severity)], [.. file.Preferences().Select(p => new Preference(p.Text, p.Source))], file.Allergies(),
            [.. Merged(card.LastVisits).OrderByDescending(v => v.Date).Take(Visits)], [.. card.Favourites.Take(Favourites)], card.Stats,
            [.. file.NoteViews().Take(Notes)], card.Balances);
    }

    /// <summary>The birthday of this, last or next year lies within a week of today (29 February: the 28th in other years).</summary>
    internal static bool IsSoon(LocalDate? birthday, LocalDate today) => birthday is { } day &&
        Enumerable.Range(today.Year - 1, 3).Any(year =>
            Math.Abs(Period.DaysBetween(today, new LocalDate(year, day.Month, Math.Min(day.Day, CalendarSystem.Iso.GetDaysInMonth(year, day.Month))))) <= BirthdayDays);

    /// <summary>Booking knows the services, Sales the products and the money: one visit told by both is one line.</summary>
    internal static IReadOnlyList<CardVisit> Merged(IEnumerable<CardVisit> told)
    {
        var visits = new List<CardVisit>();
        foreach (var visit in told)
        {
            var at = visits.FindIndex(v => (v.BookingId is not null && v.BookingId == visit.BookingId) || (v.OrderId is not null && v.OrderId == visit.OrderId));
            if (at < 0)
            {
                visits.Add(visit);
                continue;
            }

            var known = visits[at];
            visits[at] = new CardVisit(
                known.BookingId ?? visit.BookingId, known.OrderId ?? visit.OrderId, known.Date, known.Services.Count > 0 ? known.Services : visit.Services,
                known.Products.Count > 0 ? known.Products : visit.Products, known.Staff ?? visit.Staff, known.Spent ?? visit.Spent,
                known.ReceiptNumber ?? visit.ReceiptNumber);
        }

        return visits;
    }
}
