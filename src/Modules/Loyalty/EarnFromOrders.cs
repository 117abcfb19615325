using Bookend.Catalog;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Orders that complete earn points; refunds take them back.</summary>
internal sealed class EarnFromOrders : IOrderEffect
{
    public const string Source = "loyalty";

    public async Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        var basis = await BasisOf(work, order);
        if (await Programmes.For(work, order.SiteId) is { } plan)
        {
            await Earn(work, plan, EventKind.Completed, basis, order.ClientId, entry, notes);
        }
        else
        {
            Remember(work, null, EventKind.Completed, basis, order.ClientId, null, [], [], 0);
        }

        return null;
    }

    public async Task<Refusal?> Paid(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry)
    {
        if (order.ClientId is { } client && tender.Method != TenderMethod.Points && await Programmes.For(work, order.SiteId) is { } plan &&
            plan.Terms.Triggers?.Any(t => t.Trigger == Trigger.Payment) == true)
        {
            await Early.Earn(work, plan, client, order, tender, entry);
        }

        return null;
    }

    /// <summary>Nobody was named when it was completed; what is left of it earns now, by the rules of today.</summary>
    public async Task<Refusal?> Claimed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        if (order.ClientId is not { } client || await Programmes.For(work, order.SiteId) is not { } plan)
        {
            return null;
        }

        if (await Claiming.Rest(work, order.Id) is { } basis)
        {
            await Earn(work, plan, EventKind.Claimed, basis, client, entry, notes);
        }

        return null;
    }

    public Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes) =>
        Returning.Return(work, order, parts, entry, notes);

    /// <summary>Decides, books and remembers.</summary>
    private static async Task Earn(Work work, Plan plan, EventKind kind, Basis basis, ClientId? client, EntryDraft entry, OrderNotes notes)
    {
        var standing = client is { } known ? await Past.Standing(work, plan, known, basis.OrderId, basis.Day) : null;
        var decision = Earning.Decide(plan.Terms, basis, standing);
        if (client is not { } id)
        {
            Remember(work, plan, kind, basis, null, null, [], [], 0);
            Notes.Waiting(notes, await NoteWords.Of(work), plan, basis, decision);
            return;
        }

        var zone = (await Places.Public.SiteOf(work, basis.SiteId))!.Zone;
        var account = await Account.Of(work, plan, id, basis.Day, zone);
        var before = await work.Ledger.Available(account.Points);
        var awards = await Early.Rest(work, plan, basis, decision.Awards);
        var reached = Awarding.Give(entry, account, plan.Number, awards);
        if (decision.Total > 0)
        {
            work.Log.Append(new PointsEarned(id, plan.Id, basis.OrderId, awards.Sum(a => a.Points)));
        }

        Remember(work, plan, kind, basis, id, standing, awards, decision.Referrals, reached);
        if (standing!.Referrer is { } referrer && decision.Referrals.Count > 0)
        {
            await Reward(work, plan, basis, id, referrer, decision, entry, zone);
        }

        Notes.Earned(notes, await NoteWords.Of(work), plan, basis, standing, decision, account, before, reached, before + Awarding.On(entry, account.Points));
    }

    private static void Remember(
        Work work, Plan? plan, EventKind kind, Basis basis, ClientId? client, Standing? standing, IReadOnlyList<Award> awards, IReadOnlyList<Award> referrals,
        long reached) => Events.Add(
        work,
        Counted.Of(plan?.Terms, basis, awards, new EventRow
        {
            Kind = kind, ProgrammeId = plan?.Id, Version = plan?.Number, ClientId = client, OrderId = basis.OrderId, Day = basis.Day, Points = reached,
        }),
        new OrderData(basis, standing, awards, referrals));

    /// <summary>Whoever brought her has the points in the same entry, under the same lines: a refund of the visit takes them back too.</summary>
    private static async Task Reward(
        Work work, Plan plan, Basis basis, ClientId friend, ClientId referrer, Decision decision, EntryDraft entry, DateTimeZone zone)
    {
        var account = await Account.Of(work, plan, referrer, basis.Day, zone);
        var reached = Awarding.Give(entry, account, plan.Number, decision.Referrals);
        work.Log.Append(new PointsEarned(referrer, plan.Id, basis.OrderId, decision.Referrals.Sum(a => a.Points)));
        Events.Add(
            work,
            new EventRow
            {
                Kind = EventKind.Referred, ProgrammeId = plan.Id, Version = plan.Number, ClientId = referrer, OtherId = friend, OrderId = basis.OrderId, Day = basis.Day,
                Points = reached,
            },
            new ReasonData("A friend whom she brought has come"));
    }

    public static async Task<Basis> BasisOf(Work work, OrderSnapshot order)
    {
        var categories = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var service in await Catalog.Public.ServicesOf(work, ItemsOf<ServiceId>(order, LineKind.Service)))
        {
            categories[service.Id.ToString()] = service.Category;
        }

        foreach (var product in await Catalog.Public.ProductsOf(work, ItemsOf<ProductId>(order, LineKind.Product)))
        {
            categories[product.Id.ToString()] = product.Brand;
        }

        return new Basis(
            order.Id, order.SiteId, work.Now, order.Day, order.Currency,
            [.. order.Lines.Select(l => new BasisLine(
                l.Id, l.Kind, l.ItemId, l.ItemId is null ? null : categories.GetValueOrDefault(l.ItemId), l.Name, l.Quantity, l.Gross, l.Cover?.Source))],
            order.Tenders.Where(t => t.Method == TenderMethod.Points).Sum(t => t.Amount));
    }

    private static TId[] ItemsOf<TId>(OrderSnapshot order, LineKind kind)
        where TId : struct, IId<TId> =>
        [.. order.Lines.Where(l => l.Kind == kind && Ids.TryParse<TId>(l.ItemId, out _)).Select(l => Ids.TryParse<TId>(l.ItemId, out var id) ? id : default).Distinct()];
}

/// <summary>What the past counts of an order, in the columns of its event.</summary>
internal static class Counted
{
    public static EventRow Of(Terms? terms, Basis basis, IReadOnlyList<Award> awards, EventRow row)
    {
        (row.Spend, row.Counted) = (SpendOf(basis), awards.Where(a => a.Rule != Rules.Friend).Sum(a => a.Points));
        (row.Birthday, row.SignUp, row.Friend) = (Of(terms, awards, EarnKind.Birthday), Of(terms, awards, EarnKind.SignUp), awards.Where(a => a.Rule == Rules.Friend).Sum(a => a.Points));
        return row;
    }

    /// <summary>What was paid for the line itself; gift cards and top-ups are spent later, sessions were paid before.</summary>
    public static bool IsSpend(BasisLine line) => line.Cover is null && line.Kind is not (LineKind.GiftCard or LineKind.Credit or LineKind.ServiceCharge);

    public static long SpendOf(Basis basis) => basis.Lines.Where(IsSpend).Sum(l => l.Gross);

    public static long Of(Terms? terms, IReadOnlyList<Award> awards, EarnKind kind) =>
        terms is null ? 0 : awards.Where(a => terms.Rules.Any(r => r.Kind == kind && r.Code == a.Rule)).Sum(a => a.Points);
}
