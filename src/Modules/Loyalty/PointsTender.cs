using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Loyalty;

/// <summary>Points taken as money: the client's points and our cost lie in one leg, so a refund gives back both.</summary>
internal sealed class PointsTender : ITender
{
    public TenderMethod Method => TenderMethod.Points;

    public async Task<Result<TenderOffer>> Weigh(Work work, OrderSnapshot order, TenderWish wish)
    {
        if ((await Rate(work, order, wish.Pointer)).Failed(out var refusal, out var found))
        {
            return refusal;
        }

        var (plan, client, value) = found;
        var has = await Alive(work, plan, client);
        var points = value.PointsFor(wish.Amount);
        return points <= has
            ? new TenderOffer(wish.Amount, client.ToString(), $"{Gates.Points(points)}")
            : LoyaltyErrors.NotEnoughPoints.At(
                $"{wish.Pointer}/amount", $"{order.Money(wish.Amount)} takes {Gates.Points(points)}; she has {has}, worth {order.Money(value.AmountFor(has))}. Nothing was taken.");
    }

    public async Task<Refusal?> Pay(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Core.Ledger.Account against, Leg leg)
    {
        if ((await Rate(work, order, "/tenders")).Failed(out var refusal, out var found))
        {
            return refusal;
        }

        var (plan, client, value) = found;
        var points = value.PointsFor(tender.Amount);
        if (points > await Alive(work, plan, client))
        {
            return LoyaltyErrors.NotEnoughPoints.Because($"{order.Money(tender.Amount)} takes {Gates.Points(points)}, and there are no longer so many. Nothing was taken.");
        }

        entry.Debit(Accounts.Points.Of(client, plan.Unit), points, leg).Credit(Accounts.Given.Of(plan.Unit), points, leg);
        entry.Debit(Accounts.Cost.Of(order.SiteId, order.Currency), tender.Amount, leg).Credit(against, tender.Amount, leg);
        Spending.Remember(work, plan, client, order, points, $"Paid {order.Money(tender.Amount)} with points");
        return null;
    }

    private static async Task<Result<(Plan Plan, ClientId Client, PointValue Value)>> Rate(Work work, OrderSnapshot order, string pointer)
    {
        if (order.ClientId is not { } client)
        {
            return LoyaltyErrors.ClientNeeded.At(pointer, "Name the client on the order: points are hers. Nothing was taken.");
        }

        if (await Programmes.For(work, order.SiteId) is not { Terms.Value: { } value } plan || value.Amount.Currency != order.Currency)
        {
            return LoyaltyErrors.NoProgramme.At(pointer, "Points are not taken as money here. Nothing was taken.");
        }

        return (plan, client, value);
    }

    /// <summary>What can be used now: expired lots give nothing, even before the night that books them away.</summary>
    public static async Task<long> Alive(Work work, Plan plan, ClientId client) =>
        (await work.Ledger.Lots(Accounts.Points.Of(client, plan.Unit))).Where(l => !l.IsExpired(work.Now)).Sum(l => l.Available);
}

internal static class Spending
{
    public static void Remember(Work work, Plan plan, ClientId client, OrderSnapshot order, long points, string reason)
    {
        work.Log.Append(new PointsSpent(client, plan.Id, order.Id, points));
        Events.Add(
            work,
            new EventRow
            {
                Kind = EventKind.Spent, ProgrammeId = plan.Id, Version = plan.Number, ClientId = client, OrderId = order.Id, Day = order.Day, Points = -points,
            },
            new ReasonData(reason));
    }
}
