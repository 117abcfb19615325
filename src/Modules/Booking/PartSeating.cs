using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>Finds people and rooms for all services of a visit at once, or for none.</summary>
internal static class PartSeating
{
    public static async Task<Result<PlacedVisit>> Find(Work work, IReadOnlyList<GuestWish> guests, SeatWish wish)
    {
        var site = guests[0].Site;
        var wishes = guests.SelectMany(g => g.Services).ToList();
        var date = wish.Start.InZone(site.Zone).Date;
        var parts = GuestWish.Shape(guests, wish.Policy, work.Now, wish.Except);
        var world = await World(work, guests, parts, wish.Start, date);
        if (wish.Policy.OnGrid && !Availability.IsOnGrid(world, wish.Start))
        {
            return BookingErrors.NotOffered.Because($"Starts are offered every {Offer.GridMinutes} minutes.");
        }

        var load = await Seating.LoadOf(work, site.Id, date);
        var order = wishes.SelectMany(w => w.Offer.People).OrderBy(p => load.GetValueOrDefault(p.Id)).Select(p => p.ResourceId).Distinct().ToList();
        if (Visits.Place(world, parts, wish.Start, order, Waives) is { } placed)
        {
            return placed;
        }

        var why = Visits.WhyNot(world, parts, wish.Start, Waives)!;
        return Seating.Because(why.Rule, wish.Policy, () => Words(why, wishes));

        // Whoever is here for one of the services is not asked for another that she does not do.
        bool Waives(Rule rule) => rule != Rule.HasSkill && wish.Waives(rule, work.Now);
    }

    /// <summary>For as long as the visit may last.</summary>
    private static async Task<World> World(Work work, IReadOnlyList<GuestWish> guests, IReadOnlyList<Part> parts, Instant start, LocalDate date)
    {
        var (site, services) = (guests[0].Site, guests.SelectMany(g => g.Services).Select(s => s.Offer.Service).ToList());
        var from = start - services.Max(s => s.BufferBefore);
        var to = start + guests.Max(g => g.AtMost) + services.Max(s => s.BufferAfter);
        var resources = (await Worlds.Resources(work.AsReading(), site.Id)).Where(Worlds.AnyOf(parts)).ToList();
        var busy = new Dictionary<ResourceId, Busy>();
        foreach (var resource in resources)
        {
            busy[resource.Id] = await work.Schedule.Busy(resource.Id, from, to);
        }

        return Core.Schedule.World.Build(site.Zone, date, date, Offer.GridMinutes, await Worlds.Hours(work.AsReading(), site.Id), resources, id => busy[id]);
    }

    public static string Words(VisitObstacle why, IReadOnlyList<PartWish> wishes) => why.Part is not { } part ? why.Detail
        : why.Detail.Length == 0 ? $"Nobody here does {wishes[part].Offer.Service.Name} at the moment." : $"{wishes[part].Offer.Service.Name}: {why.Detail}";
}
