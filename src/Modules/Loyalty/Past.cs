using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>What the rules count of one event.</summary>
internal sealed record PastEvent(
    EventKind Kind, LocalDate Day, long Points, long Counted, long Spend, long Birthday, long SignUp, long Friend, ClientId? OtherId);

/// <summary>
/// A client's past in one programme. Tier, limits and what was given before are sums over it, each time anew: there is no stored tier that
/// could be wrong.
/// </summary>
internal sealed class Past
{
    // The next birthday is a year away; what was given this long ago was for another one.
    private const int BirthdayDays = 300;
    private const int YearDays = 365;
    private readonly List<PastEvent> events = [];

    public Past(IEnumerable<PastEvent> events) => this.events.AddRange(events);

    public Past()
    {
    }

    public void Add(PastEvent happened) => events.Add(happened);

    public bool Joined => events.Exists(e => e.Kind == EventKind.Joined);

    public bool HasVisited => events.Exists(e => e.Kind is EventKind.Completed or EventKind.Claimed);

    /// <summary>Who brought her, until that is rewarded.</summary>
    public ClientId? Referrer => events.Sum(e => e.Friend) > 0 ? null : events.Find(e => e.Kind == EventKind.Joined)?.OtherId;

    public long Score(TierPlan? plan, LocalDate day)
    {
        if (plan is null)
        {
            return 0;
        }

        var from = day.PlusMonths(-plan.Months);
        return events.Where(e => e.Day > from && e.Day <= day).Sum(e => plan.Measure == TierMeasure.Spend ? e.Spend : e.Counted);
    }

    /// <summary>Friends for whom she was rewarded within a year, those of refunded visits left out.</summary>
    public int Referrals(LocalDate day) => events.Where(e => e.Kind == EventKind.Referred && e.OtherId is not null && Period.DaysBetween(e.Day, day) < YearDays)
        .GroupBy(e => e.OtherId).Count(g => g.Sum(e => e.Points) > 0);

    public Standing At(Terms terms, LocalDate day, int? daysToBirthday, bool referrerFull) => new(
        Joined, Score(terms.Tiers, day), events.Where(e => e.Day == day).Sum(e => e.Counted),
        events.Where(e => e.Day.Year == day.Year && e.Day.Month == day.Month).Sum(e => e.Counted), daysToBirthday,
        events.Where(e => Period.DaysBetween(e.Day, day) < BirthdayDays).Sum(e => e.Birthday) > 0, events.Sum(e => e.SignUp) > 0, Referrer, referrerFull);

    /// <param name="except">What its own payments earned is part of what the order earns.</param>
    public static async Task<Past> Of(Work work, ProgrammeId programme, ClientId client, OrderId? except = null) =>
        new(await Read(work.Set<EventRow>().AsNoTracking().Where(e => except == null || e.OrderId != except), programme, client));

    public static async Task<Past> Of(Reading reading, ProgrammeId programme, ClientId client) => new(await Read(reading.Set<EventRow>(), programme, client));

    /// <summary>What the rules see of a client when an order of hers completes.</summary>
    public static async Task<Standing> Standing(Work work, Plan plan, ClientId client, OrderId order, LocalDate day)
    {
        var past = await Of(work, plan.Id, client, order);
        var full = plan.Terms.Referral is { } referral && past.Referrer is { } referrer && (await Of(work, plan.Id, referrer)).Referrals(day) >= referral.MaxPerYear;
        var birthday = (await Clients.Public.ClientOf(work, client))?.Birthday;
        return past.At(plan.Terms, day, DaysTo(birthday, day), full);
    }

    /// <summary>To the nearest birthday, minus when it is over; on 28 February for the 29th where there is none.</summary>
    public static int? DaysTo(LocalDate? birthday, LocalDate day) => birthday is not { } born
        ? null
        : Enumerable.Range(day.Year - 1, 3)
            .Select(year => Period.DaysBetween(day, new LocalDate(year, born.Month, Math.Min(born.Day, CalendarSystem.Iso.GetDaysInMonth(year, born.Month)))))
            .MinBy(Math.Abs);

    private static Task<List<PastEvent>> Read(IQueryable<EventRow> rows, ProgrammeId programme, ClientId client) => rows
        .Where(e => e.ClientId == client && e.ProgrammeId == programme)
        .OrderBy(e => e.Seq).ThenBy(e => e.No)
        .Select(e => new PastEvent(e.Kind, e.Day, e.Points, e.Counted, e.Spend, e.Birthday, e.SignUp, e.Friend, e.OtherId))
        .ToListAsync();
}
