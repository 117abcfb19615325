using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>What a client has: points, tier, the next step, and what she could have for them.</summary>
internal static class ShowPoints
{
    /// <param name="Left">Points, or minor units of spending, that are missing.</param>
    internal sealed record NextTier(string Name, long Left, string Text);

    internal sealed record RewardView(string Code, string Name, long Points, bool Enough);

    internal sealed record Expiring(LocalDate On, long Points);

    internal sealed record TierStep(string Name, long From, int MultiplierPpm, bool Reached);

    /// <param name="Since">The first day that counts.</param>
    /// <param name="Text">How the tier follows from it, in one or two sentences.</param>
    internal sealed record TierView(TierMeasure Measure, int Months, LocalDate Since, string Text, IReadOnlyList<TierStep> Steps);

    /// <param name="Balance">Usable now.</param>
    /// <param name="Owed">Her next points fill this first.</param>
    /// <param name="Score">Points or minor units that count for the tier.</param>
    /// <param name="Expiring">The next lots that expire, by the first day on which they are gone.</param>
    /// <param name="SiteIds">Where they can be used; empty: everywhere but at sites with a programme of their own.</param>
    /// <param name="Rate">What they are worth as money; null: they are not taken as money.</param>
    /// <param name="TierBy">Where the tier comes from; null: there are none.</param>
    internal sealed record View(
        ProgrammeId ProgrammeId, string Name, string Unit, long Balance, long Owed, Money? Worth, string? Tier, long Score, NextTier? Next,
        bool Joined, bool MustJoin, IReadOnlyList<Expiring> Expiring, IReadOnlyList<RewardView> Rewards, IReadOnlyList<SiteId> SiteIds, bool Ended, PointValue? Rate,
        TierView? TierBy);

    internal sealed record Views(IReadOnlyList<View> Items);

    private const int MaxExpiring = 12;

    public static async Task<Result<Views>> Handle(Reading reading, ById<ClientId> path)
    {
        if (await Clients.Public.ClientOf(reading, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        var views = new List<View>();
        foreach (var plan in await Programmes.Now(reading))
        {
            var view = await Of(reading, plan, path.Id, zone);
            if (!plan.Programme.Ended || view.Balance > 0)
            {
                views.Add(view);
            }
        }

        return new Views(views);
    }

    private static async Task<View> Of(Reading reading, Plan plan, ClientId client, DateTimeZone zone)
    {
        var today = reading.Now.InZone(zone).Date;
        var lots = (await LedgerReads.Lots(reading, Accounts.Points.Of(client, plan.Unit))).Where(l => l.Available > 0 && !l.IsExpired(reading.Now)).ToList();
        var balance = lots.Sum(l => l.Available);
        var past = await Past.Of(reading, plan.Id, client);
        var currency = (await Places.Public.BusinessOf(reading)).Currency;
        var score = past.Score(plan.Terms.Tiers, today);
        var expiring = lots.Where(l => l.ExpiresAt is not null).GroupBy(l => l.ExpiresAt!.Value.InZone(zone).Date).OrderBy(g => g.Key)
            .Select(g => new Expiring(g.Key, g.Sum(l => l.Available))).Take(MaxExpiring);
        return new View(
            plan.Id, plan.Programme.Name, plan.Unit.Code, balance, await LedgerReads.Available(reading, Accounts.Owed.Of(client, plan.Unit)),
            plan.Terms.Value is { } value ? value.Amount with { Amount = value.AmountFor(balance) } : null, plan.Terms.Tiers?.Of(score)?.Name, score,
            Next(plan.Terms.Tiers, score, currency), past.Joined, plan.Terms.JoinFirst && !past.Joined, [.. expiring],
            [.. (plan.Terms.Rewards ?? []).OrderBy(r => r.Points).Select(r => new RewardView(r.Code, r.Name, r.Points, r.Points <= balance))],
            plan.Programme.SiteIds, plan.Programme.Ended, plan.Terms.Value, plan.Terms.Tiers is { } tiers ? By(tiers, score, today, currency) : null);
    }

    private static TierView By(TierPlan plan, long score, LocalDate today, Currency currency) => new(
        plan.Measure, plan.Months, TierWords.Since(plan, today), TierWords.Derived(plan, score, today, currency),
        [.. plan.Tiers.OrderBy(t => t.From).Select(t => new TierStep(t.Name, t.From, t.MultiplierPpm, t.From <= score))]);

    private static NextTier? Next(TierPlan? plan, long score, Currency currency)
    {
        if (plan?.After(score) is not { } tier)
        {
            return null;
        }

        var left = tier.From - score;
        return new NextTier(tier.Name, left, $"{TierWords.Of(plan, left, currency)} to {tier.Name}");
    }
}

/// <summary>Every change of a client's points with its reason, newest first.</summary>
internal static class ShowPointsHistory
{
    internal readonly record struct Query(ClientId Id, int? Limit, string? After);

    internal sealed record View(
        OffsetDateTime At, LocalDate Day, string Kind, long Points, string Reason, ProgrammeId? ProgrammeId, OrderId? OrderId, IReadOnlyList<string> Because);

    public static async Task<Result<Page<View>>> Handle(Reading reading, Query query)
    {
        if (Keyset.Limit(query.Limit).Failed(out var refusal, out var limit))
        {
            return refusal;
        }

        if (await Clients.Public.ClientOf(reading, query.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        var before = long.TryParse(query.After, System.Globalization.CultureInfo.InvariantCulture, out var seq) ? seq : long.MaxValue;
        var rows = await reading.Set<EventRow>().Where(e => e.ClientId == query.Id && e.ProgrammeId != null && e.Seq < before)
            .OrderByDescending(e => e.Seq).ThenByDescending(e => e.No).Take(limit + 1).ToListAsync();
        var zone = (await Places.Public.BusinessOf(reading)).Zone;
        var page = rows.Take(limit).ToList();

        // Events of one write share a number, and a page must not break between them.
        while (rows.Count > limit && page.Count > 1 && page[^1].Seq == rows[limit].Seq)
        {
            page.RemoveAt(page.Count - 1);
        }

        var books = await Programmes.All(reading);
        return new Page<View>(
            [.. page.Select(e => View_(e, zone, TermsOf(books, e)))], rows.Count > limit ? page[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static Terms? TermsOf(IReadOnlyList<Book> books, EventRow e) =>
        books.FirstOrDefault(b => b.Programme.Id == e.ProgrammeId)?.Versions.FirstOrDefault(v => v.Number == e.Version)?.Terms;

    private static View View_(EventRow e, DateTimeZone zone, Terms? terms)
    {
        var (reason, because) = e.Kind switch
        {
            EventKind.Completed or EventKind.Claimed => Earned(e, terms),
            EventKind.Refunded => (e.Read<RefundData>() is { Reason: { Length: > 0 } said } ? said : "A refund that touched no points.", ByRule(e.Read<RefundData>().Taken, terms)),
            _ => (e.Read<ReasonData>() is { } data ? data.By is null ? data.Reason : $"{data.Reason} ({data.By})" : "", (IReadOnlyList<string>)[]),
        };
        return new View(
            e.At.InZone(zone).ToOffsetDateTime(), e.Day, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(e.Kind.ToString()), e.Points, reason, e.ProgrammeId, e.OrderId,
            because);
    }

    private static (string Reason, IReadOnlyList<string> Because) Earned(EventRow e, Terms? terms)
    {
        var data = e.Read<OrderData>();
        var total = data.Awards.Sum(a => a.Points);
        var text = total == 0 ? "A visit that earned no points." : $"{Gates.Points(total)} earned.";
        return (
            total > e.Points ? $"{text} {Gates.Points(total - e.Points)} of them made up for what was owed." : text,
            ByRule(data.Awards, terms));
    }

    private static IReadOnlyList<string> ByRule(IReadOnlyList<Award> awards, Terms? terms) =>
        [.. awards.GroupBy(a => a.Rule).Select(g => $"{Rules.NameOf(terms, g.Key)}: {Gates.Points(g.Sum(a => a.Points))}")];
}
