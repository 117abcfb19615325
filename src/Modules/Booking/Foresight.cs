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

/// <summary>One wish looked at on many days, for whoever plans ahead: by the judge that will decide when it is booked.</summary>
public sealed class Foresight
{
    private readonly Reading reading;
    private readonly IReadOnlyList<PartWish> wishes;
    private readonly IReadOnlySet<ClaimOwner> given;
    private readonly Dictionary<ResourceId, MemberId> members;

    private Foresight(Reading reading, IReadOnlyList<PartWish> wishes, IEnumerable<BookingId> given)
    {
        this.reading = reading;
        this.wishes = wishes;
        this.given = given.Select(ClaimOwner.Of).ToHashSet();
        members = wishes.SelectMany(w => w.Offer.People).DistinctBy(p => p.ResourceId).ToDictionary(p => p.ResourceId, p => p.Id);
    }

    public DateTimeZone Zone => wishes[0].Offer.Site.Zone;

    /// <summary>With add-ons.</summary>
    public string Name => string.Join(" + ", wishes.SelectMany(w => w.Offer.AddOns.Prepend(w.Offer.Service)).Select(s => s.Name));

    /// <summary>One for each service of the visit.</summary>
    public IReadOnlyList<ServiceId> Services => [.. wishes.Select(w => w.Offer.Service.Id)];

    /// <summary>By the catalogue, or as it was promised.</summary>
    public Money Price => wishes.Skip(1).Aggregate(wishes[0].Offer.Price, (sum, w) => sum + w.Offer.Price);

    /// <returns><c>invalid</c> with a pointer when site, service, add-ons or person are wrong.</returns>
    public static async Task<Result<Foresight>> Of(Reading reading, VisitWish wish)
    {
        if ((await Offer.Load(reading, new Wish(wish.SiteId, wish.ServiceId, wish.AddOnIds))).Failed(out var refusal, out var offer) ||
            (await PartWish.Load(reading, new PartWish(offer, wish.MemberId, PartTiming.After), wish.More ?? [])).Failed(out refusal, out var wishes))
        {
            return refusal;
        }

        return new Foresight(reading, wishes, []);
    }

    /// <summary>For a visit that would move, together with others that give up their time as well.</summary>
    public static async Task<Result<Foresight>> Of(Reading reading, BookingId booking, MemberId? member, IEnumerable<BookingId> given)
    {
        if (await Visit.Load(reading, booking) is not { } visit)
        {
            return CommonErrors.NotFound.Because("There is no such visit.");
        }

        if ((await Offer.Promised(reading, visit.Row, member: null)).Failed(out var refusal, out var offer) ||
            (await PartWish.Promised(reading, new PartWish(offer, member ?? visit.Row.MemberId, PartTiming.After), visit)).Failed(out refusal, out var wishes))
        {
            return refusal;
        }

        return new Foresight(reading, wishes, given);
    }

    public async Task<TimeAnswer> At(Instant start)
    {
        var date = start.InZone(Zone).Date;
        var parts = PartWish.Shape(wishes, BookingPolicy.Desk, reading.Now);
        var world = await Worlds.Read(reading, wishes[0].Offer.Site, parts, date, date, given);
        return Visits.Place(world, parts, start, waives: Waives) is { } placed
            ? new TimeAnswer([.. placed.Parts.Select(p => members[p.People[0]])], null)
            : new TimeAnswer([], PartSeating.Words(Visits.WhyNot(world, parts, start, Waives)!, wishes));

        bool Waives(Rule rule) => BookingPolicy.Desk.Waives(rule, start, reading.Now);
    }

    /// <summary>All starts that are offered on these dates, with one way of doing it each.</summary>
    /// <param name="withAnyone">Not only with who was asked for.</param>
    public async Task<IReadOnlyList<SlotDay>> Free(LocalDate from, LocalDate to, bool withAnyone)
    {
        var asked = withAnyone ? [wishes[0] with { Member = null }, .. wishes.Skip(1)] : wishes;
        var parts = PartWish.Shape(asked, BookingPolicy.Desk, reading.Now);
        var world = await Worlds.Read(reading, asked[0].Offer.Site, parts, from, to, given);
        return [.. Visits.Offer(world, parts).Select(d => new SlotDay(
            d.Date, [.. d.Slots.Select(s => new SlotView(s.Start.In(Zone), s.Time, [.. s.People.Select(p => members[p])]))]))];
    }
}
