using System.Text.Json;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using CatalogPublic = Bookend.Catalog.Public;
using ClientsPublic = Bookend.Clients.Public;
using PlacesPublic = Bookend.Places.Public;

namespace Bookend.Pricing;

/// <summary>The business's promotions for one order.</summary>
internal sealed class PromotionOffers : IOfferSource
{
    private const string Source = "promotion";
    private const int MaxMissed = 10;

    public async Task<Offers> Find(Work work, OrderSnapshot order, IReadOnlyList<string> codes)
    {
        var promotions = await Active(work);
        var (apply, missed) = (new List<Offer>(), new List<NoOffer>());
        if (promotions.Count == 0)
        {
            return new Offers([], []);
        }

        var site = await PlacesPublic.SiteOf(work, order.SiteId);
        var now = work.Now.InZone(site!.Zone).LocalDateTime;
        var standing = order.ClientId is { } client ? await StandingOf(work, client) : null;
        var categories = await Categories(work, order, promotions);
        foreach (var (row, terms) in promotions.Where(p => PromotionRules.IsCalled(p.Terms, codes)))
        {
            var left = terms.Limit is null ? (long?)null : await work.Ledger.Available(Uses.LeftOf(row.Id));
            var mine = terms.PerClient is null || order.ClientId is null ? 0 : (await work.Ledger.Balance(Uses.By(row.Id, order.ClientId))).Posted;
            var judged = PromotionRules.Judge(terms, new PromotionCase(order, now, codes, categories, standing, left, mine));
            if (judged.Missing is not { } missing)
            {
                apply.Add(new Offer(Source, row.Id.ToString(), row.Version, terms.Name, judged.Parts, terms.Combines, judged.Reason));
            }
            else if (missed.Count < MaxMissed)
            {
                missed.Add(new NoOffer(Source, row.Id.ToString(), terms.Name, judged.Reason, JsonNamingPolicy.CamelCase.ConvertName(missing.ToString())));
            }
        }

        return new Offers(apply, missed, [.. codes.Where(c => promotions.Any(p => p.Row.Code == Code(c)))]);
    }

    /// <summary>A use is booked on the first line that it reduces, so a refund of that line gives it back.</summary>
    public async Task<Refusal?> Used(Work work, OrderSnapshot order, Offer offer, EntryDraft entry)
    {
        if (offer.Source != Source || !PromotionId.TryParse(offer.Id, out var id) || (await Active(work)).FirstOrDefault(p => p.Row.Id == id) is not { Row: not null } promotion)
        {
            return null;
        }

        var (_, terms) = promotion;
        if (terms.PerClient is { } most && (await work.Ledger.Balance(Uses.By(id, order.ClientId))).Posted >= most)
        {
            return PricingErrors.PromotionUsed.Because($"{terms.Name} was used by this client meanwhile. Nothing was charged; look at the total again.");
        }

        if (terms.Limit is not null && await work.Ledger.Available(Uses.LeftOf(id)) == 0)
        {
            return PricingErrors.PromotionUsed.Because($"The last {terms.Name} was used meanwhile. Nothing was charged; look at the total again.");
        }

        if (terms.Limit is not null || terms.PerClient is not null)
        {
            var from = terms.Limit is null ? Uses.Grants(id) : Uses.LeftOf(id);
            entry.Move(Uses.By(id, order.ClientId), from, 1, new Leg(Source, offer.Version) { Line = offer.Parts[0].LineId });
        }

        return null;
    }

    public static string Code(string text) => text.Trim().ToUpperInvariant();

    private static async Task<IReadOnlyList<(PromotionRow Row, PromotionTerms Terms)>> Active(Work work) => await work.Setup.Get<IReadOnlyList<(PromotionRow, PromotionTerms)>>(
        "promotions", async () => [.. (await work.Set<PromotionRow>().AsNoTracking().Where(p => p.Active).OrderBy(p => p.Id).ToListAsync()).Select(p => (p, p.Read()))]);

    private static async Task<Standing?> StandingOf(Work work, ClientId id) => await ClientsPublic.StandingOf(work, id) is { } known
        ? new Standing(known.LastVisit is null, known.Tags, known.Birthday?.Month)
        : null;

    private static async Task<IReadOnlyDictionary<string, string?>> Categories(
        Work work, OrderSnapshot order, IReadOnlyList<(PromotionRow Row, PromotionTerms Terms)> promotions)
    {
        if (!promotions.Any(p => p.Terms.On?.Categories is { Count: > 0 }))
        {
            return new Dictionary<string, string?>();
        }

        var ids = order.Lines.Where(l => l.Kind == LineKind.Service).Select(l => ServiceId.TryParse(l.ItemId, out var id) ? id : default).Distinct().ToArray();
        return (await CatalogPublic.ServicesOf(work, ids)).ToDictionary(s => s.Id.ToString(), s => s.Category);
    }
}
