using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Online;

/// <summary>Two weeks of days and the times of one of them; the same for booking and for moving.</summary>
internal sealed record SlotPicker(
    IReadOnlyList<DayCell> Days, string? EarlierHref, string? LaterHref, LocalDate? Day, IReadOnlyList<TimeGroup> Times, (LocalDate Date, string Href)? NextFree)
{
    public const int StripDays = 14;
    private const int Noon = 12;
    private const int Evening = 17;

    /// <param name="href">Address of this page for a first day of the strip and a chosen day.</param>
    public static async Task<Result<SlotPicker>> Find(
        Reading reading, Door door, SlotSearch search, LocalDate? asked, LocalDate? day, Func<LocalDate, LocalDate?, string> href)
    {
        var today = reading.Now.InZone(door.Site.Zone).Date;
        var last = (reading.Now + BookingPolicy.Online.Horizon).InZone(door.Site.Zone).Date;
        var from = Clamp(asked ?? (day >= today.PlusDays(StripDays) ? day.Value : today), today, last);
        if ((await Search(reading, search, from, from.PlusDays(StripDays - 1))).Failed(out var refusal, out var found))
        {
            return refusal;
        }

        var free = found.Days.Where(d => d.Slots.Count > 0).ToList();
        (LocalDate, string)? next = null;
        if (free.Count == 0 && from.PlusDays(StripDays) <= last)
        {
            if ((await Search(reading, search, from.PlusDays(StripDays), Clamp(from.PlusDays(FindSlots.MaxDays), from, last))).Failed(out refusal, out var more))
            {
                return refusal;
            }

            next = more.Days.FirstOrDefault(d => d.Slots.Count > 0) is { } first ? (first.Date, href(first.Date, first.Date)) : null;
        }

        var chosen = free.Find(d => d.Date == day) ?? (free.Count > 0 ? free[0] : null);
        return new SlotPicker(
            [.. found.Days.Select(d => new DayCell(d.Date, d.Slots.Count, href(from, d.Date), d == chosen))],
            from > today ? href(Clamp(from.PlusDays(-StripDays), today, last), null) : null,
            from.PlusDays(StripDays) <= last ? href(from.PlusDays(StripDays), null) : null,
            chosen?.Date,
            chosen is null ? [] : Groups(door.Frame.Words, chosen),
            next);
    }

    private static Task<Result<SlotsView>> Search(Reading reading, SlotSearch search, LocalDate from, LocalDate to) =>
        Booking.Public.FindSlots(reading, search with { From = from, To = to }, BookingPolicy.Online);

    private static IReadOnlyList<TimeGroup> Groups(Words words, SlotDay day) =>
    [
        .. day.Slots.GroupBy(s => s.Time.Hour < Noon ? words.Morning : s.Time.Hour < Evening ? words.Afternoon : words.Evening)
            .Select(g => new TimeGroup(g.Key, [.. g.Select(s => (s.Start, s.Time))])),
    ];

    private static LocalDate Clamp(LocalDate date, LocalDate least, LocalDate most) => date < least ? least : date > most ? most : date;
}
