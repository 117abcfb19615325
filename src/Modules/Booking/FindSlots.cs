using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>What to look for. Dates are local to the site.</summary>
/// <param name="MemberId">Null: anyone.</param>
/// <param name="More">Further services of the same visit.</param>
/// <param name="To">Inclusive; at most <see cref="FindSlots.MaxDays"/> dates.</param>
public sealed record SlotSearch(
    SiteId SiteId, ServiceId ServiceId, IReadOnlyList<ServiceId> AddOnIds, MemberId? MemberId, LocalDate From, LocalDate To, IReadOnlyList<MorePart>? More = null);

/// <param name="Days">Every date asked for, also those without a slot.</param>
public sealed record SlotsView(string TimeZone, IReadOnlyList<SlotDay> Days);

public sealed record SlotDay(LocalDate Date, IReadOnlyList<SlotView> Slots);

/// <param name="Time">On the wall clock of the site; on the night the clocks go back the same time comes twice, with another offset.</param>
/// <param name="MemberIds">Who could serve then, by name; of a visit of several services one person for each, in their order.</param>
public sealed record SlotView(OffsetDateTime Start, LocalTime Time, IReadOnlyList<MemberId> MemberIds);

/// <summary>GET /availability: computed from local rules and claims each time, never stored.</summary>
public static class FindSlots
{
    public const int MaxDays = 62;

    internal sealed record Query(string? SiteId, string? ServiceId, string? AddOnIds, string? MemberId, string? From, string? To, string? More);

    internal static async Task<Result<SlotsView>> Handle(Reading reading, Query query) =>
        (await Search(reading, query)).Failed(out var refusal, out var search) ? refusal : await Find(reading, search, BookingPolicy.Desk);

    internal static async Task<Result<SlotsView>> Find(Reading reading, SlotSearch search, BookingPolicy policy)
    {
        if (search.To < search.From || Period.DaysBetween(search.From, search.To) >= MaxDays)
        {
            return CommonErrors.Invalid.At("/query/to", $"Please ask for 1 to {MaxDays} days at once.");
        }

        if ((await Offer.Load(reading, new Wish(search.SiteId, search.ServiceId, search.AddOnIds), search.MemberId)).Failed(out var refusal, out var offer))
        {
            return refusal;
        }

        if (search.More is { Count: > 0 } more)
        {
            return await Several(reading, search, new PartWish(offer, search.MemberId, PartTiming.After), more, policy);
        }

        var need = offer.Need(search.MemberId, policy, reading.Now);
        var world = await Worlds.Read(reading, offer, search.From, search.To, need.Skilled.Contains);
        var members = offer.People.ToDictionary(p => p.ResourceId, p => p.Id);
        return new SlotsView(offer.Site.Zone.Id, [.. Availability.Offer(world, need).Select(d => new SlotDay(d.Date, [.. d.Slots.Select(View)]))]);

        SlotView View(Slot slot)
        {
            var ids = new MemberId[slot.People.Count];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = members[slot.People[i]];
            }

            return new SlotView(slot.Start.In(world.Zone), slot.Time, ids);
        }
    }

    private static async Task<Result<SlotsView>> Several(Reading reading, SlotSearch search, PartWish first, IReadOnlyList<MorePart> more, BookingPolicy policy)
    {
        if ((await PartWish.Load(reading, first, more)).Failed(out var refusal, out var wishes))
        {
            return refusal;
        }

        var site = first.Offer.Site;
        var parts = GuestWish.Shape(GuestWish.Alone(wishes), policy, reading.Now);
        var world = await Worlds.Read(reading, site, parts, search.From, search.To);
        var members = wishes.SelectMany(w => w.Offer.People).DistinctBy(p => p.ResourceId).ToDictionary(p => p.ResourceId, p => p.Id);
        return new SlotsView(site.Zone.Id, [.. Visits.Offer(world, parts).Select(d => new SlotDay(
            d.Date, [.. d.Slots.Select(s => new SlotView(s.Start.In(site.Zone), s.Time, [.. s.People.Select(p => members[p])]))]))]);
    }

    private static async Task<Result<SlotSearch>> Search(Reading reading, Query query)
    {
        if (SlotQuery.Of(query.SiteId, query.ServiceId, query.AddOnIds, query.MemberId).Failed(out var refusal, out var wish))
        {
            return refusal;
        }

        return Times.Date(query.From, "/query/from").Failed(out refusal, out var from) || Times.Date(query.To ?? query.From, "/query/to").Failed(out refusal, out var to)
            ? refusal
            : SlotQuery.More(query.More).Failed(out refusal, out var more) ? refusal
            : new SlotSearch(wish.Wish.Site, wish.Wish.Service, wish.Wish.AddOns, wish.Member, from, to, more);
    }
}
