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

    /// <param name="Balance">Usable now.</param>
    /// <param name="Owed">Her next points fill this first.</param>
    /// <param name="Score">Points or minor units that count for the tier.</param>
    /// <param name="Expiring">The next lots that expire, by the first day on which they are gone.</param>
    internal sealed record View(
        ProgrammeId ProgrammeId, string Name, string Unit, long Balance, long Owed, Money? Worth, string? Tier, long Score, NextTier? Next,
        bool Joined, bool MustJoin, IReadOnlyList<Expiring> Expiring, IReadOnlyList<RewardView> Rewards);

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
        var score = past.Score(plan.Terms.Tiers, today);
        var expiring = lots.Where(l => l.ExpiresAt is not null).GroupBy(l => l.ExpiresAt!.Value.InZone(zone).Date).OrderBy(g => g.Key)
            .Select(g => new Expiring(g.Key, g.Sum(l => l.Available))).Take(MaxExpiring);
        return new View(
            plan.Id, plan.Programme.Name, plan.Unit.Code, balance, await LedgerReads.Available(reading, Accounts.Owed.Of(client, plan.Unit)),
            plan.Terms.Value is { } value ? value.Amount with { Amount = value.AmountFor(balance) } : null, plan.Terms.Tiers?.Of(score)?.Name, score,
            Next(plan.Terms.Tiers, score, (await Places.Public.BusinessOf(reading)).Currency), past.Joined, plan.Terms.JoinFirst && !past.Joined, [.. expiring],
            [.. (plan.Terms.Rewards ?? []).OrderBy(r => r.Points).Select(r => new RewardView(r.Code, r.Name, r.Points, r.Points <= balance))]);
    }

    private static NextTier? Next(TierPlan? plan, long score, Currency currency)
    {
        if (plan?.After(score) is not { } tier)
        {
            return null;
        }

        var left = tier.From - score;
        return new NextTier(tier.Name, left, $"{(plan.Measure == TierMeasure.Points ? Gates.Points(left) : new Money(left, currency).ToString())} to {tier.Name}");
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

        return new Page<View>(
            [.. page.Select(e => View_(e, zone))], rows.Count > limit ? page[^1].Seq.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    private static View View_(EventRow e, DateTimeZone zone)
    {
        var (reason, because) = e.Kind switch
        {
            EventKind.Completed or EventKind.Claimed => Earned(e),
            EventKind.Refunded => (e.Read<RefundData>() is { Reason: { Length: > 0 } said } ? said : "A refund that touched no points.", []),
            _ => (e.Read<ReasonData>() is { } data ? data.By is null ? data.Reason : $"{data.Reason} ({data.By})" : "", (IReadOnlyList<string>)[]),
        };
        return new View(
            e.At.InZone(zone).ToOffsetDateTime(), e.Day, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(e.Kind.ToString()), e.Points, reason, e.ProgrammeId, e.OrderId,
            because);
    }

    private static (string Reason, IReadOnlyList<string> Because) Earned(EventRow e)
    {
        var data = e.Read<OrderData>();
        var total = data.Awards.Sum(a => a.Points);
        var text = total == 0 ? "A visit that earned no points." : $"{Gates.Points(total)} earned.";
        return (
            total > e.Points ? $"{text} {Gates.Points(total - e.Points)} of them made up for what was owed." : text,
            [.. data.Awards.GroupBy(a => a.Rule).Select(g => $"{g.Key}: {g.Sum(a => a.Points)}")]);
    }
}
