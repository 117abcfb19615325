using Bookend.Catalog;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Bookend.Team;
using NodaTime;

namespace Bookend.Booking;

/// <summary>What somebody wants to have done.</summary>
internal sealed record Wish(SiteId Site, ServiceId Service, IReadOnlyList<ServiceId> AddOns)
{
    /// <summary>More than this on one visit is a mistake; it also bounds the length of a visit.</summary>
    public const int MaxAddOns = 12;
}

/// <summary>A wish made good by the catalogue: how long, for how much, and who could do it.</summary>
/// <param name="People">Who of the site can be booked, by name: everybody, or only the one who was asked for.</param>
internal sealed record Offer(SiteInfo Site, ServiceInfo Service, IReadOnlyList<ServiceInfo> AddOns, IReadOnlyList<MemberInfo> People)
{
    /// <summary>Starts are offered at every quarter of an hour on the wall clock: what people expect to see in a list of times.</summary>
    public const int GridMinutes = 15;

    /// <summary>When the person is free in between; add-ons follow the service in the order asked for.</summary>
    public IReadOnlyList<Processing> Processing => ProcessingTimes.Join(AddOns.Prepend(Service).Select(s => ((int)s.Duration.TotalMinutes, s.Processing)));

    public Duration Length => AddOns.Aggregate(Service.Duration, (sum, a) => sum + a.Duration);

    public Money Price => AddOns.Aggregate(Service.Price, (sum, a) => sum + a.Price);

    /// <summary>Set when only one person is of interest.</summary>
    public ResourceId? OnlyPerson => People is [var one] ? one.ResourceId : null;

    public bool CanServe(MemberInfo member) => member.ServiceIds.Contains(Service.Id);

    /// <param name="withRoom">Where several services are placed at once, their rooms are chosen together.</param>
    public Need Need(MemberId? member, BookingPolicy policy, Instant now, ClaimOwner except = default, bool withRoom = true) => new(
        Length, Service.BufferBefore, Service.BufferAfter,
        People.Where(p => (member is null || p.Id == member) && CanServe(p)).Select(p => p.ResourceId).ToHashSet(),
        withRoom ? Service.RoomKind : null, policy.Lead, policy.Horizon, now, except, Processing);

    /// <summary>Refused, with the pointer of the member at fault, if it cannot be booked at all.</summary>
    /// <param name="member">Only this person is of interest; null: everybody.</param>
    public static async Task<Result<Offer>> Load(Reading reading, Wish wish, MemberId? member = null)
    {
        if (await Places.Public.SiteOf(reading, wish.Site) is not { } site)
        {
            return CommonErrors.Invalid.At("/siteId", "There is no such site.");
        }

        if (await Catalog.Public.ServiceOf(reading, wish.Service) is not { Active: true, Kind: ServiceKind.Service } service)
        {
            return CommonErrors.Invalid.At("/serviceId", "This service is not offered.");
        }

        if (wish.AddOns.Count > Wish.MaxAddOns || wish.AddOns.Distinct().Count() != wish.AddOns.Count)
        {
            return CommonErrors.Invalid.At("/addOnIds", $"Please choose up to {Wish.MaxAddOns} different add-ons.");
        }

        var addOns = new List<ServiceInfo>(wish.AddOns.Count);
        foreach (var id in wish.AddOns)
        {
            if (!service.AddOnIds.Contains(id) ||
                await Catalog.Public.ServiceOf(reading, id) is not { Active: true, Kind: ServiceKind.AddOn } addOn)
            {
                return CommonErrors.Invalid.At("/addOnIds", $"One of these is not an add-on of {service.Name}.");
            }

            addOns.Add(addOn);
        }

        return new Offer(site, service, addOns, await PeopleOf(reading, wish.Site, member));
    }

    /// <summary>
    /// For a visit that moves: length, buffers and price stay as they were promised, whatever the catalogue says today and even if
    /// it is sold no longer. Who can do it and which room it needs are today's.
    /// </summary>
    public static Task<Result<Offer>> Promised(Reading reading, BookingRow booking, MemberId? member) =>
        Promised(reading, booking.SiteId, booking.ServiceId, booking.When, booking.Price, booking.Processing, member);

    /// <inheritdoc cref="Promised(Reading, BookingRow, MemberId?)"/>
    public static Task<Result<Offer>> Promised(Reading reading, BookingRow booking, BookingPartRow part) => Promised(
        reading, booking.SiteId, part.ServiceId, part.When, new Money(part.PriceAmount, booking.Currency), part.Processing, member: null);

    private static async Task<Result<Offer>> Promised(
        Reading reading, SiteId siteId, ServiceId serviceId, Occupancy when, Money price, string processing, MemberId? member)
    {
        if (await Places.Public.SiteOf(reading, siteId) is not { } site ||
            await Catalog.Public.ServiceOf(reading, serviceId) is not { } service)
        {
            return CommonErrors.NotFound.Because("The site or the service of this visit is gone.");
        }

        var promised = service with
        {
            Duration = when.End - when.Start, BufferBefore = when.Before, BufferAfter = when.After, Price = price, Processing = ProcessingTimes.Read(processing),
        };
        return new Offer(site, promised, [], await PeopleOf(reading, siteId, member));
    }

    private static async Task<IReadOnlyList<MemberInfo>> PeopleOf(Reading reading, SiteId site, MemberId? member)
    {
        var people = member is not { } id ? await Team.Public.Members(reading) : await Team.Public.MemberOf(reading, id) is { } one ? [one] : [];
        return [.. people.Where(m => m.SiteId == site && m.Active && m.Bookable)];
    }
}
