using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Waitlist;

/// <summary>Finds a time for those who wait, and keeps it for them.</summary>
internal static class Offering
{
    /// <summary>So many are asked after for one day; the others wait for the next time something frees.</summary>
    private const int MostAsked = 200;

    /// <summary>Of one wish so many times are tried: earlier offers of the same moment may have taken some.</summary>
    private const int MostTried = 8;

    /// <summary>Somebody who joins is looked for so many days ahead.</summary>
    private const int DaysAhead = 31;

    private static readonly Duration Life = Duration.FromHours(1);
    private static readonly Duration Least = Duration.FromMinutes(30);

    /// <summary>Something may be free on a date: who waits longest is asked first.</summary>
    public static async Task On(Work work, SiteId site, LocalDate date)
    {
        var waiting = await work.Set<WaitRow>().Where(w => w.SiteId == site && w.State == WaitState.Waiting && w.FirstDate <= date && w.LastDate >= date)
            .OrderBy(w => w.MadeAt).ThenBy(w => w.Id).Take(MostAsked).ToListAsync();
        foreach (var wait in waiting.Where(w => w.State == WaitState.Waiting))
        {
            await Try(work, wait, date);
        }
    }

    /// <summary>Somebody has just joined: there may be a time already. Who waits longer is asked for it first, as ever.</summary>
    public static async Task For(Work work, WaitId id)
    {
        if (await work.Set<WaitRow>().FirstOrDefaultAsync(w => w.Id == id && w.State == WaitState.Waiting) is { } wait &&
            await Places.Public.SiteOf(work, wait.SiteId) is { } site)
        {
            var today = work.Now.InZone(site.Zone).Date;
            var (from, to) = (LocalDate.Max(today, wait.FirstDate), LocalDate.Min(today.PlusDays(DaysAhead - 1), wait.LastDate));
            foreach (var date in from <= to ? await Free(work, wait, from, to) : [])
            {
                if (wait.State == WaitState.Waiting)
                {
                    await On(work, wait.SiteId, date);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<LocalDate>> Free(Work work, WaitRow wait, LocalDate from, LocalDate to) =>
        [.. (await Slots(work, wait, from, to)).Select(s => s.Start.Date).Distinct()];

    /// <summary>What would suit her and was not offered to her before; none when the service is not sold any more.</summary>
    private static async Task<IEnumerable<SlotView>> Slots(Work work, WaitRow wait, LocalDate from, LocalDate to)
    {
        var wish = new VisitWish(wait.SiteId, wait.ServiceId, WaitView.AddOns(wait), wait.MemberId);
        if ((await Foresight.Of(work.AsReading(), wish)).Failed(out _, out var foresight))
        {
            return [];
        }

        var had = (await work.Set<OfferRow>().Where(o => o.WaitId == wait.Id).Select(o => o.Start).ToListAsync()).ToHashSet();
        var windows = Window.Read(wait.Windows);
        return (await foresight.Free(from, to)).SelectMany(d => d.Slots.Where(s => windows.Any(w => w.Fits(d.Date, s.Time))))
            .Where(s => s.Start.ToInstant() >= work.Now + Least && !had.Contains(s.Start.ToInstant()));
    }

    private static async Task Try(Work work, WaitRow wait, LocalDate date)
    {
        foreach (var slot in (await Slots(work, wait, date, date)).Take(MostTried))
        {
            var life = Duration.Min(Life, (slot.Start.ToInstant() - work.Now) / 2);
            var request = new PlaceHold.Request(wait.SiteId, wait.ServiceId, slot.Start, WaitView.AddOns(wait), wait.MemberId);
            if ((await Booking.Public.KeepFor(work, request, Whole(life))).Failed(out _, out var hold))
            {
                continue;
            }

            Keep(work, wait, hold);
            return;
        }
    }

    private static Duration Whole(Duration life) => Duration.FromMinutes(Math.Floor(life.TotalMinutes));

    private static void Keep(Work work, WaitRow wait, HoldView hold)
    {
        var offer = new OfferRow
        {
            BusinessId = work.Business, Id = work.NewId<WaitOfferId>(), WaitId = wait.Id, State = WaitOfferState.Open, HoldId = hold.Id, SiteId = wait.SiteId, MemberId = hold.MemberId,
            Start = hold.Start.ToInstant(), End = hold.End.ToInstant(), LocalDate = hold.Start.Date, ExpiresAt = hold.ExpiresAt.ToInstant(), PriceAmount = hold.Price.Amount, Currency = hold.Price.Currency, MadeAt = work.Now,
        };
        work.Append(offer);
        wait.State = WaitState.Offered;
        wait.Version++;
        work.Log.Append(new WaitlistOffered(offer.Id, wait.Id, hold.Id, hold.MemberId, offer.Start, offer.ExpiresAt));
    }
}
