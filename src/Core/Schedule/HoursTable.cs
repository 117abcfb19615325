using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>Weekly hours as people enter and see them. <paramref name="To"/> at or before <paramref name="From"/> is on the next day.</summary>
public sealed record HoursEntry(IsoDayOfWeek Day, LocalTime From, LocalTime To);

/// <summary>Weekly hours of a site (its resource is <see cref="HoursRow.OfSite"/>) or of a person at a site, as a whole.</summary>
public static class HoursTable
{
    /// <summary>Four stretches a day.</summary>
    public const int MaxEntries = 28;

    /// <summary>Null when the week makes sense; or what is wrong with which entry.</summary>
    public static Refusal? Check(IReadOnlyList<HoursEntry> week, string pointer)
    {
        if (week.Count > MaxEntries)
        {
            return CommonErrors.Invalid.At(pointer, $"A week has at most {MaxEntries} entries.");
        }

        for (var i = 0; i < week.Count; i++)
        {
            if (week[i] is not { Day: >= IsoDayOfWeek.Monday and <= IsoDayOfWeek.Sunday })
            {
                return CommonErrors.Invalid.At($"{pointer}/{i}/day", "Please name the day, from 'monday' to 'sunday'.");
            }

            if (week.Take(i).Any(other => Overlap(other, week[i])))
            {
                return CommonErrors.Invalid.At($"{pointer}/{i}", "This overlaps another entry of the week.");
            }
        }

        return null;
    }

    public static async Task<IReadOnlyList<HoursEntry>> Of(Reading reading, SiteId site, ResourceId resource) =>
        Entries(await reading.Set<HoursRow>().Where(h => h.SiteId == site && h.ResourceId == resource).ToListAsync());

    public static async Task<IReadOnlyList<HoursEntry>> Of(Work work, SiteId site, ResourceId resource) =>
        Entries(await work.Set<HoursRow>().AsNoTracking().Where(h => h.SiteId == site && h.ResourceId == resource).ToListAsync());

    public static IReadOnlyList<HoursEntry> Entries(IEnumerable<HoursRow> rows) =>
        [.. rows.OrderBy(h => h.Day).ThenBy(h => h.No).Select(h => new HoursEntry((IsoDayOfWeek)h.Day, h.From, h.To))];

    /// <summary>In place of the whole week. Check it first.</summary>
    public static async Task Replace(Work work, SiteId site, ResourceId resource, IReadOnlyList<HoursEntry> week)
    {
        work.Db.RemoveRange(await work.Set<HoursRow>().Where(h => h.SiteId == site && h.ResourceId == resource).ToListAsync());
        Append(work, site, resource, week);
    }

    /// <summary>For a site or a person made in this write.</summary>
    public static void Append(Work work, SiteId site, ResourceId resource, IReadOnlyList<HoursEntry> week)
    {
        foreach (var day in week.GroupBy(h => h.Day))
        {
            var no = 0;
            foreach (var entry in day.OrderBy(h => h.From))
            {
                work.Append(new HoursRow
                {
                    BusinessId = work.Business, SiteId = site, ResourceId = resource, Day = (int)day.Key, No = ++no, From = entry.From, To = entry.To,
                });
            }
        }
    }

    /// <summary>On a ring of seven days, because Sunday night reaches into Monday.</summary>
    private static bool Overlap(HoursEntry a, HoursEntry b)
    {
        const long week = 7 * NodaConstants.TicksPerDay;
        var (aFrom, aLength) = Ticks(a);
        var (bFrom, bLength) = Ticks(b);
        return (bFrom - aFrom + week) % week < aLength || (aFrom - bFrom + week) % week < bLength;
    }

    private static (long From, long Length) Ticks(HoursEntry entry) => (
        ((int)entry.Day - 1) * NodaConstants.TicksPerDay + entry.From.TickOfDay,
        entry.To.TickOfDay - entry.From.TickOfDay + (entry.To <= entry.From ? NodaConstants.TicksPerDay : 0));
}
