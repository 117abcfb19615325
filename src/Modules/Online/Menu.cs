using Bookend.Catalog;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Team;

namespace Bookend.Online;

/// <summary>What strangers may book at this site.</summary>
internal sealed class Menu(IReadOnlyList<ServiceInfo> all)
{
    public static async Task<Menu> Of(Reading reading) => new(await Catalog.Public.Services(reading));

    public IEnumerable<ServiceInfo> Services => all.Where(s => s is { Active: true, Online: true, Kind: ServiceKind.Service });

    public ServiceInfo? Service(ServiceId? id) => Services.FirstOrDefault(s => s.Id == id);

    public IReadOnlyList<ServiceInfo> AddOnsOf(ServiceInfo service) =>
        [.. all.Where(s => s is { Active: true, Online: true, Kind: ServiceKind.AddOn } && service.AddOnIds.Contains(s.Id))];

    public static async Task<IReadOnlyList<MemberInfo>> People(Reading reading, SiteId site, ServiceId service) =>
        [.. (await Team.Public.WithSkill(reading, service)).Where(m => m.SiteId == site)];
}

/// <summary>A choice that the menu has confirmed.</summary>
internal sealed record Chosen(ServiceInfo Service, IReadOnlyList<ServiceInfo> AddOns, IReadOnlyList<MemberInfo> People, MemberInfo? Person)
{
    public string Name => string.Join(" + ", AddOns.Select(a => a.Name).Prepend(Service.Name));

    public int Minutes => (int)AddOns.Aggregate(Service.Duration, (sum, a) => sum + a.Duration).TotalMinutes;

    public Money Price => AddOns.Aggregate(Service.Price, (sum, a) => sum + a.Price);

    /// <summary>Null when the service is not on the menu (any more); add-ons and people that are not are left out.</summary>
    public static async Task<Chosen?> Of(Reading reading, Door door, Menu menu, Wanted wanted)
    {
        if (menu.Service(wanted.Service) is not { } service)
        {
            return null;
        }

        var people = await Menu.People(reading, door.Site.Id, service.Id);
        var addOns = menu.AddOnsOf(service).Where(a => wanted.AddOns.Contains(a.Id)).ToList();
        return new Chosen(service, addOns, people, people.FirstOrDefault(p => p.Id == wanted.Member) ?? (people.Count == 1 ? people[0] : null));
    }
}
