using Bookend.Catalog;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Memberships;

/// <summary>Member prices: what somebody's membership takes off services that it does not include.</summary>
internal sealed class MemberOffers : IOfferSource
{
    public async Task<Offers> Find(Work work, OrderSnapshot order, IReadOnlyList<string> codes)
    {
        if (order.ClientId is not { } client)
        {
            return new Offers([], []);
        }

        var (apply, missed) = (new List<Offer>(), new List<NoOffer>());
        foreach (var member in (await MembershipFile.Of(work, client)).Where(m => m.Terms.MemberPrices.Count > 0))
        {
            var id = member.Row.Id.ToString();
            if (member.Resting(member.Today(work.Now)) is { } why)
            {
                missed.Add(new NoOffer(MembershipCover.Name, id, member.Terms.Name, why, "resting"));
                continue;
            }

            var lines = order.Lines.Where(l => l is { Kind: LineKind.Service, Cover: null } && ServiceId.TryParse(l.ItemId, out _)).ToList();
            var services = (await Catalog.Public.ServicesOf(work, [.. lines.Select(l => Service(l)).Distinct()])).ToDictionary(s => s.Id);
            var parts = lines.Where(l => services.ContainsKey(Service(l))).Select(l => new OfferPart(l.Id, Best(member.Terms.MemberPrices, services[Service(l)], l)))
                .Where(p => p.Amount > 0).ToList();
            if (parts.Count > 0)
            {
                apply.Add(new Offer(MembershipCover.Name, id, member.Terms.Version, $"{member.Terms.Name}: member price", parts, Combines: false, $"She is a member ({member.Terms.Name})."));
            }
        }

        return new Offers(apply, missed);
    }

    /// <summary>The better of the prices that apply, never more than the line costs. Pure.</summary>
    internal static long Best(IReadOnlyList<MemberPrice> prices, ServiceInfo service, LineSnapshot line) => prices
        .Where(p => p.ServiceIds is { Count: > 0 } named ? named.Contains(service.Id) : p.Category is null || Texts.Search(p.Category) == Texts.Search(service.Category))
        .Select(p => p.PercentPpm is { } ppm ? Rounding.MulDiv(line.List, ppm, 1_000_000) : checked(p.Amount!.Value.Amount * line.Quantity))
        .Select(off => Math.Clamp(off, 0, Math.Max(line.List, 0))).DefaultIfEmpty(0).Max();

    private static ServiceId Service(LineSnapshot line) => ServiceId.TryParse(line.ItemId, out var id) ? id : default;
}
