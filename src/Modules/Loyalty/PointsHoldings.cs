using Bookend.Clients;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Loyalty;

/// <summary>Points, tier and the reasons for them that a client is shown of her own.</summary>
internal sealed class PointsHoldings : IHoldingsPart, IPointsReasons
{
    public async Task Contribute(Reading reading, ClientInfo client, Holdings holdings)
    {
        if ((await ShowPoints.Handle(reading, new ById<ClientId>(client.Id))).Failed(out _, out var views))
        {
            return;
        }

        var plans = (await Programmes.Now(reading)).ToDictionary(p => p.Id);
        foreach (var view in views.Items.Where(v => !v.MustJoin || v.Balance > 0))
        {
            var byPoints = plans[view.ProgrammeId].Terms.Tiers?.Measure == TierMeasure.Points;
            var spending = view.Next is { } next && !byPoints ? new Money(next.Left, (await Places.Public.BusinessOf(reading)).Currency) : (Money?)null;
            holdings.Points.Add(new PointsHeld(
                view.Name, view.Balance, view.Worth, view.Tier, view.Next?.Name, byPoints ? view.Next?.Left ?? 0 : 0, spending, [.. view.Expiring.Select(e => (e.On, e.Points))]));
        }
    }

    public async Task<PointsOfOrder?> Why(Reading reading, OrderId order)
    {
        if ((await ExplainOrder.Handle(reading, new ById<OrderId>(order))).Failed(out _, out var why) || why.ProgrammeId is null)
        {
            return null;
        }

        var ofLines = why.Lines.SelectMany(l => l.Rules.Where(r => r.Points > 0).Select(r => new PointsReason(r.Name, l.Name, r.Points)));
        var ofOrder = why.Order.Where(r => r.Points > 0).Select(r => new PointsReason(r.Name, null, r.Points));
        return new PointsOfOrder(why.Points, why.Returned, [.. ofLines, .. ofOrder]);
    }
}
