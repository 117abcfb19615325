using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>What somebody wants, whenever it may be.</summary>
/// <param name="MemberId">Who does the first service; null: anyone.</param>
public sealed record VisitWish(
    SiteId SiteId, ServiceId ServiceId, IReadOnlyList<ServiceId> AddOnIds, MemberId? MemberId = null, IReadOnlyList<MorePart>? More = null);

/// <param name="MemberIds">Who would do it, a person for each service in their order; empty when it is not possible.</param>
/// <param name="Why">In the words of the judge; null when it is possible.</param>
public sealed record TimeAnswer(IReadOnlyList<MemberId> MemberIds, string? Why)
{
    public bool Possible => Why is null;
}

/// <summary>What one guest or several together want, looked at on many days, for whoever plans ahead: by the judge that will decide when it is booked.</summary>
public sealed class Foresight
{
    private readonly Reading reading;
    private readonly IReadOnlyList<GuestWish> guests;
    private readonly IReadOnlyList<PartWish> wishes;
    private readonly IReadOnlySet<ClaimOwner> given;
    private readonly Dictionary<ResourceId, MemberId> members;

    private Foresight(Reading reading, IReadOnlyList<GuestWish> guests, IEnumerable<BookingId> given)
    {
        this.reading = reading;
        this.guests = guests;
        this.given = given.Select(ClaimOwner.Of).ToHashSet();
        wishes = [.. guests.SelectMany(g => g.Services)];
        members = wishes.SelectMany(w => w.Offer.People).DistinctBy(p => p.ResourceId).ToDictionary(p => p.ResourceId, p => p.Id);
    }

    public DateTimeZone Zone => guests[0].Site.Zone;

    /// <summary>With add-ons.</summary>
    public string Name => string.Join(" + ", wishes.SelectMany(w => w.Offer.AddOns.Prepend(w.Offer.Service)).Select(s => s.Name));

    /// <summary>One for each service of each guest.</summary>
    public IReadOnlyList<ServiceId> Services => [.. wishes.Select(w => w.Offer.Service.Id)];

    /// <summary>By the catalogue, or as it was promised.</summary>
    public Money Price => wishes.Skip(1).Aggregate(wishes[0].Offer.Price, (sum, w) => sum + w.Offer.Price);

    /// <returns><c>invalid</c> with a pointer when site, service, add-ons or person are wrong.</returns>
    public static async Task<Result<Foresight>> Of(Reading reading, VisitWish wish) =>
        (await GuestWish.Load(reading, wish)).Failed(out var refusal, out var guest) ? refusal : new Foresight(reading, [guest], []);

    /// <summary>For guests who come together.</summary>
    /// <param name="stagger">Minutes from the beginning of one guest to that of the next.</param>
    /// <returns><c>invalid</c> with a pointer under <c>/guests/i</c>.</returns>
    public static async Task<Result<Foresight>> Of(Reading reading, IReadOnlyList<VisitWish> wishes, int stagger) =>
        (await GuestWish.Load(reading, wishes, stagger)).Failed(out var refusal, out var guests) ? refusal : new Foresight(reading, guests, []);

    /// <summary>For a visit that would move, together with others that give up their time as well.</summary>
    /// <param name="member">Null: who does it now.</param>
    public static async Task<Result<Foresight>> Of(Reading reading, BookingId booking, MemberId? member, IEnumerable<BookingId> given) =>
        await Visit.Load(reading, booking) is not { } visit ? CommonErrors.NotFound.Because("There is no such visit.")
            : (await GuestWish.Promised(reading, visit, member ?? visit.Row.MemberId)).Failed(out var refusal, out var guest) ? refusal
            : new Foresight(reading, [guest], given);

    /// <summary>For visits that would move as one, each as far from the others as it is.</summary>
    public static async Task<Result<Foresight>> Of(Reading reading, IReadOnlyList<BookingId> bookings, bool withAnyone)
    {
        var visits = new List<Visit>();
        foreach (var id in bookings)
        {
            visits.AddRange(await Visit.Load(reading, id) is { } visit ? [visit] : []);
        }

        return (await GuestWish.Promised(reading, visits, withAnyone)).Failed(out var refusal, out var guests) ? refusal : new Foresight(reading, guests, bookings);
    }

    public async Task<TimeAnswer> At(Instant start)
    {
        var date = start.InZone(Zone).Date;
        var parts = GuestWish.Shape(guests, BookingPolicy.Desk, reading.Now);
        var world = await Worlds.Read(reading, guests[0].Site, parts, date, date, given);
        return Visits.Place(world, parts, start, waives: Waives) is { } placed
            ? new TimeAnswer([.. placed.Parts.Select(p => members[p.People[0]])], null)
            : new TimeAnswer([], PartSeating.Words(Visits.WhyNot(world, parts, start, Waives)!, wishes));

        bool Waives(Rule rule) => BookingPolicy.Desk.Waives(rule, start, reading.Now);
    }

    /// <summary>All starts that are offered on these dates, with one way of doing it each.</summary>
    /// <param name="withAnyone">The first service not only by who was asked for.</param>
    public async Task<IReadOnlyList<SlotDay>> Free(LocalDate from, LocalDate to, bool withAnyone = false)
    {
        var first = guests[0];
        IReadOnlyList<GuestWish> asked = withAnyone ? [first with { Services = [first.Services[0] with { Member = null }, .. first.Services.Skip(1)] }, .. guests.Skip(1)] : guests;
        var parts = GuestWish.Shape(asked, BookingPolicy.Desk, reading.Now);
        var world = await Worlds.Read(reading, first.Site, parts, from, to, given);
        return [.. Visits.Offer(world, parts).Select(d => new SlotDay(
            d.Date, [.. d.Slots.Select(s => new SlotView(s.Start.In(Zone), s.Time, [.. s.People.Select(p => members[p])]))]))];
    }
}
