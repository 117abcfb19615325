using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Series;

/// <summary>A visit as one would book it.</summary>
/// <param name="MemberId">Null: anyone.</param>
public sealed record VisitShape(ServiceId ServiceId, IReadOnlyList<ServiceId> AddOnIds, MemberId? MemberId, IReadOnlyList<MorePart> More);

/// <summary>One visit of a forecast.</summary>
/// <param name="BookingId">Of a visit that would move; null: it would be booked.</param>
/// <param name="Time">On the wall clock of the site, like <paramref name="Date"/>.</param>
/// <param name="Visit">What would be booked; null for one that would move.</param>
/// <param name="MemberName">Who would do the first service; null when it is not possible.</param>
/// <param name="Why">What is in the way, in the words of the code that will decide; null when it is possible.</param>
/// <param name="Clash">Another visit of the client at that time.</param>
/// <param name="PaidBy">What she has paid in advance that would be kept for it.</param>
/// <param name="Repairs">What could be had instead, the nearest first.</param>
public sealed record ForecastVisit(
    BookingId? BookingId, LocalDate Date, LocalTime Time, OffsetDateTime Start, string Name, VisitShape? Visit, Money Price, bool Possible, MemberId? MemberId,
    string? MemberName, string? Why, string? Clash, string? PaidBy, IReadOnlyList<Repair> Repairs);

/// <param name="Possible">How many can be had as they are wanted.</param>
/// <param name="Price">Of all of them, by the catalogue.</param>
/// <param name="Paid">How many services a session would be kept for.</param>
public sealed record ForecastView(IReadOnlyList<ForecastVisit> Visits, int Possible, Money Price, int Paid);

/// <summary>A visit as it is wanted.</summary>
/// <param name="Within">So many days to either side something else may be looked for.</param>
internal sealed record Wanted(Foresight Foresight, LocalDate Date, LocalTime Time, MemberId? Member, int Within, VisitShape? Visit = null, BookingId? BookingId = null)
{
    public const int DaysAround = 3;

    /// <summary>A time that the clocks skip is the same moment by the old clock; of one that comes twice it is the first (RFC 5545, section 3.3.5).</summary>
    public Instant Start => Date.At(Time).InZoneLeniently(Foresight.Zone).ToInstant();
}

/// <summary>Looks at many visits before any is booked: which can be had, what is in the way of the others, and what could be had instead.</summary>
internal static class Forecast
{
    public static async Task<ForecastView> Of(Reading reading, IReadOnlyList<Wanted> wanted, ClientId? client)
    {
        var names = (await Team.Public.Members(reading)).ToDictionary(m => m.Id, m => m.Name);
        var hers = client is { } id ? await Booking.Public.TimesOf(reading, id, wanted.Min(w => w.Date).PlusDays(-1), wanted.Max(w => w.Date).PlusDays(1)) : [];
        var moving = wanted.Select(w => w.BookingId).ToHashSet();
        var paid = await Paid(reading, wanted, client);
        var taken = wanted.Select(w => w.Date).ToHashSet();
        var visits = new List<ForecastVisit>(wanted.Count);
        foreach (var (i, w) in wanted.Index())
        {
            var answer = await w.Foresight.At(w.Start);
            var repairs = answer.Possible ? [] : await RepairsOf(reading, w, taken, names);
            if (repairs is [{ Kind: RepairKind.OtherDay } first, ..])
            {
                taken.Add(first.Date);
            }

            var local = w.Start.InZone(w.Foresight.Zone);
            var clash = hers.FirstOrDefault(t => !moving.Contains(t.Id) && t.Start <= w.Start && w.Start < t.End);
            visits.Add(new ForecastVisit(
                w.BookingId, local.Date, local.TimeOfDay, local.ToOffsetDateTime(), w.Foresight.Name, w.Visit, w.Foresight.Price, answer.Possible,
                answer.Possible ? answer.MemberIds[0] : w.Member, answer.Possible ? names.GetValueOrDefault(answer.MemberIds[0]) : null, answer.Why,
                clash is null ? null : $"{clash.ServiceName} at {clash.Start.InZone(w.Foresight.Zone):HH:mm}", paid[i], repairs));
        }

        return new ForecastView(
            visits, visits.Count(v => v.Possible), wanted.Skip(1).Aggregate(wanted[0].Foresight.Price, (sum, w) => sum + w.Foresight.Price), paid.Count(p => p is not null));
    }

    private static async Task<IReadOnlyList<Repair>> RepairsOf(Reading reading, Wanted w, IReadOnlySet<LocalDate> taken, IReadOnlyDictionary<MemberId, string> names)
    {
        var today = reading.Now.InZone(w.Foresight.Zone).Date;
        var (from, to) = (LocalDate.Max(today, w.Date.PlusDays(-w.Within)), w.Date.PlusDays(w.Within));
        if (to < from)
        {
            return [];
        }

        var free = Starts(await w.Foresight.Free(from, to, withAnyone: false), isAsked: true);
        if (w.Member is not null)
        {
            free = free.Concat(Starts(await w.Foresight.Free(from, to, withAnyone: true), isAsked: false));
        }

        return [.. Repairs.Best(w.Date, w.Time, free.Where(f => f.Start.ToInstant() > reading.Now), taken)
            .Select(r => new Repair(r.Kind, r.At.Start, r.At.Date, r.At.Time, r.At.Member, names.GetValueOrDefault(r.At.Member, "Somebody")))];
    }

    private static IEnumerable<FreeStart> Starts(IReadOnlyList<SlotDay> days, bool isAsked) =>
        days.SelectMany(d => d.Slots.Select(s => new FreeStart(s.Start, d.Date, s.Time, s.MemberIds[0], isAsked)));

    /// <summary>What would be kept for each visit; those that move keep theirs.</summary>
    private static async Task<IReadOnlyList<string?>> Paid(Reading reading, IReadOnlyList<Wanted> wanted, ClientId? client)
    {
        var names = new string?[wanted.Count];
        if (client is not { } id || wanted[0].BookingId is not null)
        {
            return names;
        }

        var services = wanted.SelectMany((w, i) => w.Foresight.Services.Select(s => (Index: i, Visit: new AheadVisit(s, w.Date)))).ToList();
        foreach (var ((index, _), name) in services.Zip(await Covers.Of(reading).Foresee(reading, id, [.. services.Select(s => s.Visit)])))
        {
            names[index] ??= name;
        }

        return names;
    }
}
