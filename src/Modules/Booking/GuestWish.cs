using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using NodaTime;

namespace Bookend.Booking;

/// <summary>What one guest wants: one service or several. Most visits have one guest; a party has more.</summary>
/// <param name="AfterMinutes">So much later than the first guest.</param>
internal sealed record GuestWish(IReadOnlyList<PartWish> Services, int AfterMinutes = 0)
{
    public SiteInfo Site => Services[0].Offer.Site;

    public Duration AtMost => Services.Aggregate(Duration.FromMinutes(AfterMinutes), (sum, w) => sum + w.Offer.Length);

    public static IReadOnlyList<GuestWish> Alone(IReadOnlyList<PartWish> services) => [new GuestWish(services)];

    /// <summary>Lead and horizon are asked of the first start; what follows may lie beyond the last day that can be booked.</summary>
    public static IReadOnlyList<Part> Shape(IReadOnlyList<GuestWish> guests, BookingPolicy policy, Instant now, ClaimOwner except = default)
    {
        var later = policy with { Lead = Duration.Zero, Horizon = BookingPolicy.Desk.Horizon + policy.Horizon };
        var parts = new List<Part>();
        foreach (var (g, guest) in guests.Index())
        {
            foreach (var (i, wish) in guest.Services.Index())
            {
                parts.Add(new Part(
                    [wish.Offer.Need(wish.Member, parts.Count == 0 ? policy : later, now, except, withRoom: false)], wish.Begin(guest, i, parts.Count),
                    pools: wish.Offer.Service.RoomKind is { } kind ? [new PoolNeed(kind)] : null, guest: g));
            }
        }

        return parts;
    }

    /// <summary>A wish made good by the catalogue.</summary>
    public static async Task<Result<GuestWish>> Load(Reading reading, VisitWish wish, int afterMinutes = 0) =>
        (await Offer.Load(reading, new Wish(wish.SiteId, wish.ServiceId, wish.AddOnIds))).Failed(out var refusal, out var offer) ||
        (await PartWish.Load(reading, new PartWish(offer, wish.MemberId, PartTiming.After), wish.More ?? [])).Failed(out refusal, out var services)
            ? refusal
            : new GuestWish(services, afterMinutes);

    /// <summary>Of guests who come together, each so many minutes after the one before.</summary>
    public static async Task<Result<IReadOnlyList<GuestWish>>> Load(Reading reading, IReadOnlyList<VisitWish> wishes, int stagger)
    {
        var (guests, faults) = (new List<GuestWish>(wishes.Count), new Faults());
        foreach (var (i, wish) in wishes.Index())
        {
            if ((await Load(reading, wish, i * stagger)).Failed(out var refusal, out var guest))
            {
                faults.Add($"/guests/{i}", refusal);
                continue;
            }

            guests.Add(guest);
        }

        return faults.Refusal is { } no ? no : guests;
    }

    /// <summary>For a visit that moves: as it was promised, its further services by who does them.</summary>
    /// <param name="member">Of the first service; null: anyone.</param>
    public static async Task<Result<GuestWish>> Promised(Reading reading, Visit visit, MemberId? member, bool withAnyone = false, int afterMinutes = 0)
    {
        if ((await Offer.Promised(reading, visit.Row, member: null)).Failed(out var refusal, out var first))
        {
            return refusal;
        }

        var services = new List<PartWish> { new(first, member, PartTiming.After) };
        foreach (var part in visit.Parts)
        {
            if ((await Offer.Promised(reading, visit.Row, part)).Failed(out refusal, out var offer))
            {
                return refusal;
            }

            services.Add(new PartWish(offer, withAnyone ? null : part.MemberId, part.Starts));
        }

        return new GuestWish(services, afterMinutes);
    }

    /// <summary>For visits that move as one: each as far from the first as it is now.</summary>
    public static async Task<Result<IReadOnlyList<GuestWish>>> Promised(Reading reading, IReadOnlyList<Visit> visits, bool withAnyone)
    {
        var (first, guests) = (visits.Min(v => v.Row.Start), new List<GuestWish>(visits.Count));
        foreach (var visit in visits)
        {
            var after = (int)(visit.Row.Start - first).TotalMinutes;
            if ((await Promised(reading, visit, withAnyone ? null : visit.Row.MemberId, withAnyone, after)).Failed(out var refusal, out var guest))
            {
                return refusal;
            }

            guests.Add(guest);
        }

        return guests;
    }

    /// <summary>Her visit's further services have the people, rooms and times that were found.</summary>
    /// <returns>Where the first one is.</returns>
    public Seat Sit(Visit visit, IReadOnlyList<PlacedPart> placed)
    {
        foreach (var (row, (at, wish)) in visit.Parts.Zip(placed.Zip(Services).Skip(1)))
        {
            row.Take(at, wish.Offer.People.First(p => p.ResourceId == at.People[0]).Id);
        }

        return Seat.Of(Services[0].Offer, placed[0]);
    }
}
