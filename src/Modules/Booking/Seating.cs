using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Team;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Who serves, in which room, and when.</summary>
internal sealed record Seat(MemberInfo Person, ResourceId? Room, Occupancy When, IReadOnlyList<Processing> Processing)
{
    public IReadOnlyList<Ask> Asks => Seating.Asks(Person.ResourceId, Room, When, Processing);

    /// <summary>Of one service of a visit that was placed as a whole.</summary>
    public static Seat Of(Offer offer, PlacedPart placed) => new(
        offer.People.First(p => p.ResourceId == placed.People[0]), placed.Items.Count == 0 ? null : placed.Items[0], placed.Way.At(placed.Start), placed.Way.Processing);
}

/// <param name="Except">What may be in the way because it will be given up: the visit that moves.</param>
internal sealed record SeatWish(MemberId? Member, Instant Start, BookingPolicy Policy, bool IsOverride = false, ClaimOwner Except = default)
{
    /// <summary>Rules that do not stand in the way of this wish. That something is taken always does.</summary>
    public bool Waives(Rule rule, Instant now) =>
        Policy.Waives(rule, Start, now) || (IsOverride && rule is not (Rule.NotTaken or Rule.RoomFree or Rule.Together));
}

/// <summary>Finds the person and the room for one start inside a write, by the judge that made the offer.</summary>
internal static class Seating
{
    public static IReadOnlyList<Ask> Asks(ResourceId person, ResourceId? room, Occupancy when, IReadOnlyList<Processing> processing)
    {
        var own = when.Working(processing).Select(w => new Ask(person, w));
        return room is { } taken ? [.. own, new Ask(taken, when)] : [.. own];
    }

    /// <summary>
    /// The cheapest possible no: one look at the person's claims. A thousand people who want the same minute are refused here,
    /// before the catalogue and the roster are read for them.
    /// </summary>
    public static async Task<Refusal?> AlreadyTaken(Work work, SeatWish wish)
    {
        if (wish.Member is not { } member)
        {
            return null;
        }

        var until = wish.Start + Duration.FromMinutes(1);
        var busy = await work.Schedule.Busy(Team.Public.ResourceOf(member), wish.Start, until);
        return busy.FirstInTheWay(new Span(Micros.Of(wish.Start), Micros.Of(until)), Micros.Of(work.Now), wish.Except) >= 0 ? Taken : null;
    }

    public static async Task<Result<Seat>> Find(Work work, Offer offer, SeatWish wish)
    {
        var need = offer.Need(wish.Member, wish.Policy, work.Now, wish.Except);
        var when = need.At(wish.Start);
        var resources = await Worlds.Resources(work.AsReading(), offer.Site.Id);
        var hours = await Worlds.Hours(work.AsReading(), offer.Site.Id, offer.OnlyPerson);
        var busy = new Dictionary<ResourceId, Busy>();
        var rooms = resources.Where(r => need.RoomKind is not null && r.Kind == need.RoomKind).ToList();
        foreach (var room in rooms)
        {
            busy[room.Id] = await work.Schedule.Busy(room.Id, when.TakenFrom, when.TakenTo);
        }

        Refusal? no = null;
        var date = wish.Start.InZone(offer.Site.Zone).Date;
        foreach (var member in await Candidates(work, offer, wish, date))
        {
            if (resources.FirstOrDefault(r => r.Id == member.ResourceId) is not { } resource)
            {
                continue;
            }

            busy[resource.Id] = await work.Schedule.Busy(resource.Id, when.TakenFrom, when.TakenTo);
            var world = World.Build(offer.Site.Zone, date, date, Offer.GridMinutes, hours, [resource, .. rooms], id => busy[id]);
            var person = world.Find(resource.Id)!;
            var (rule, free) = Availability.Judge(world, need, person, wish.Start, r => wish.Waives(r, work.Now));
            if (rule is not { } failed)
            {
                return new Seat(member, free, when, need.Processing);
            }

            no ??= Because(failed, wish.Policy, () => Explain.Start(world, need, person, wish.Start).Rules.First(r => r.Rule == failed).Detail);
        }

        return no ?? BookingErrors.NotOffered.Because(
            wish.Member is null ? $"Nobody here does {offer.Service.Name} at the moment." : "This person cannot be booked here.");
    }

    /// <summary>A visit that had given up its time takes it again; of its rooms any that is free, its own first.</summary>
    public static async Task<Refusal?> TakeAgain(Work work, Visit visit)
    {
        var asks = new List<Ask>();
        foreach (var service in visit.Services)
        {
            if (service.RoomId is { } had)
            {
                if (await FreeRoom(work, visit.Row.SiteId, had, service.When, asks) is not { } room)
                {
                    return Taken;
                }

                service.RoomId = room;
            }

            asks.AddRange(Asks(service.PersonId, service.RoomId, service.When, ProcessingTimes.Read(service.Processing)));
        }

        return (await work.Schedule.Take(ClaimOwner.Of(visit.Row.Id), PlacedVisit.Joined(asks))).Refusal is { } no
            ? no.Error.Because("Somebody else has this time by now. The visit stays as it is; please book another time.")
            : null;
    }

    /// <param name="own">What the visit takes besides.</param>
    private static async Task<ResourceId?> FreeRoom(Work work, SiteId site, ResourceId had, Occupancy when, IReadOnlyList<Ask> own)
    {
        var resources = await Worlds.Resources(work.AsReading(), site);
        var kind = resources.FirstOrDefault(r => r.Id == had)?.Kind;
        var taken = new Span(Micros.Of(when.TakenFrom), Micros.Of(when.TakenTo));
        foreach (var room in resources.Where(r => r.Kind == kind).OrderByDescending(r => r.Id == had))
        {
            var busy = await work.Schedule.Busy(room.Id, when.TakenFrom, when.TakenTo);
            if (busy.FirstInTheWay(taken, Micros.Of(work.Now), default) < 0 && !own.Any(a => a.Resource == room.Id && a.When.Start < when.End && when.Start < a.When.End))
            {
                return room.Id;
            }
        }

        return null;
    }

    /// <summary>The one who was asked for; otherwise who can do it, the least booked on that day first, so that work is shared.</summary>
    private static async Task<IReadOnlyList<MemberInfo>> Candidates(Work work, Offer offer, SeatWish wish, LocalDate date)
    {
        if (wish.Member is { } member)
        {
            return [.. offer.People.Where(p => p.Id == member)];
        }

        var load = await LoadOf(work, offer.Site.Id, date);
        return [.. offer.People.Where(offer.CanServe).OrderBy(p => load.GetValueOrDefault(p.Id))];
    }

    /// <summary>How many services each has on a day.</summary>
    public static async Task<IReadOnlyDictionary<MemberId, int>> LoadOf(Work work, SiteId site, LocalDate date)
    {
        var visits = work.Set<BookingRow>().AsNoTracking()
            .Where(b => b.SiteId == site && b.LocalDate == date && b.State != BookingState.Cancelled && b.State != BookingState.NoShow);
        return await visits.Select(b => b.MemberId).Concat(visits.Join(work.Set<BookingPartRow>(), b => b.Id, p => p.BookingId, (b, p) => p.MemberId))
            .GroupBy(m => m).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    private static Refusal Taken => StoreErrors.SlotTaken.Because("Somebody else has this time. Nothing was changed; please choose another.");

    /// <summary>In the words of the judge at the desk; a client online is not told who is away and why.</summary>
    public static Refusal Because(Rule rule, BookingPolicy policy, Func<string> words)
    {
        var isTaken = rule is Rule.NotTaken or Rule.RoomFree or Rule.Together;
        var isInternal = isTaken || rule is Rule.WorksThen or Rule.HasSkill;
        var detail = policy.ExplainsStaff || !isInternal ? words() : "This time is no longer free. Please choose another.";
        return (isTaken ? StoreErrors.SlotTaken : BookingErrors.NotOffered).Because(detail);
    }
}
