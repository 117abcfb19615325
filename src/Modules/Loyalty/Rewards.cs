using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>
/// Rewards: the client chooses one by its code, and it costs points. They are burned when the order completes, under the lines that the reward
/// made cheaper, so that a refund of those gives them back.
/// </summary>
internal sealed class Rewards : IOfferSource
{
    public async Task<Offers> Find(Work work, OrderSnapshot order, IReadOnlyList<string> codes)
    {
        var (apply, missed) = (new List<Offer>(), new List<NoOffer>());
        if (codes.Count == 0 || await Programmes.For(work, order.SiteId) is not { Terms.Rewards: { Count: > 0 } rewards } plan)
        {
            return new Offers(apply, missed);
        }

        var has = order.ClientId is { } client ? await PointsTender.Alive(work, plan, client) : 0;
        var lines = (await EarnFromOrders.BasisOf(work, order)).Lines;
        foreach (var reward in rewards.Where(r => codes.Contains(r.Code, StringComparer.OrdinalIgnoreCase)))
        {
            var id = $"{plan.Id}:{reward.Code}";
            if (RewardRules.WhyNot(reward, order, has, lines) is var (code, reason))
            {
                missed.Add(new NoOffer(EarnFromOrders.Source, id, reward.Name, reason, code));
                continue;
            }

            has -= reward.Points;
            apply.Add(new Offer(
                EarnFromOrders.Source, id, plan.Number, reward.Name, RewardRules.Parts(reward, order, lines), Combines: true, $"{reward.Name} for {Gates.Points(reward.Points)}"));
        }

        return new Offers(apply, missed, [.. codes.Where(c => rewards.Any(r => string.Equals(r.Code, c, StringComparison.OrdinalIgnoreCase)))]);
    }

    public async Task<Refusal?> Used(Work work, OrderSnapshot order, Offer offer, EntryDraft entry)
    {
        if (offer.Source != EarnFromOrders.Source)
        {
            return null;
        }

        if (order.ClientId is not { } client || offer.Id.Split(':') is not [var programme, var code] || !ProgrammeId.TryParse(programme, out var id) ||
            await Programmes.Of(work, id) is not { } plan ||
            (await Programmes.Of(work.AsReading(), id, offer.Version))?.Terms.Rewards?.FirstOrDefault(r => r.Code == code) is not { } reward)
        {
            return LoyaltyErrors.NoProgramme.Because($"{offer.Name} is not offered any more. Take its code off the order; nothing was charged.");
        }

        if (reward.Points > await PointsTender.Alive(work, plan, client))
        {
            return LoyaltyErrors.NotEnoughPoints.Because($"{offer.Name} costs {Gates.Points(reward.Points)}, and there are no longer so many. Take its code off the order; nothing was charged.");
        }

        var parts = Rounding.Allocate(reward.Points, [.. offer.Parts.Select(p => p.Amount)]);
        for (var i = 0; i < parts.Length; i++)
        {
            entry.Move(
                Accounts.Points.Of(client, plan.Unit), Accounts.Given.Of(plan.Unit), parts[i],
                new Leg(Rules.Burn + reward.Code, offer.Version) { Line = offer.Parts[i].LineId });
        }

        Spending.Remember(work, plan, client, order, reward.Points, reward.Name);
        return null;
    }
}
