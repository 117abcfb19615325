using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

internal sealed record MembershipIncluded(int Visits, long Left, IReadOnlyList<ServiceId> ServiceIds);

/// <param name="Until">Last day.</param>
internal sealed record MembershipCharge(ChargeId Id, int No, LocalDate From, LocalDate Until, Money Price, ChargeState State, LocalDate DueOn, int Reminders, OrderId? OrderId);

/// <summary>A period that is to come: what will be charged, and what can be booked for it today.</summary>
internal sealed record MembershipComing(LocalDate From, LocalDate Until, Money Price, IReadOnlyList<int> Visits);

internal sealed record MembershipEvent(OffsetDateTime At, MembershipChange Kind, string Detail, string? Reason, string By, Money Amount, OrderId? OrderId);

/// <param name="Until">Last day of the present period.</param>
/// <param name="EndsOn">First day on which it is no longer; null: without end.</param>
/// <param name="Coming">Entitlement past the next charge.</param>
/// <param name="Rest">The part of what was paid for the present period that falls on the days from today on.</param>
internal sealed record MembershipView(
    MembershipId Id, MembershipPlanId PlanId, string Name, ClientId ClientId, string ClientName, MembershipState State, LocalDate StartedOn, LocalDate From, LocalDate Until,
    LocalDate? FrozenFrom, LocalDate? FrozenUntil, LocalDate? CancelledOn, LocalDate? EndsOn, Money Price, string Every, IReadOnlyList<MembershipIncluded> Included,
    MembershipCharge? Due, Money Rest, IReadOnlyList<MembershipComing> Coming, int Version) : IVersioned;

internal sealed record MembershipDetail(MembershipView Membership, IReadOnlyList<MembershipCharge> Charges, IReadOnlyList<MembershipEvent> History) : IVersioned
{
    public int Version => Membership.Version;
}

internal static class Views
{
    private const int ComingPeriods = 3;
    private const int Events = 200;

    public static async Task<MembershipView> Of(Work work, MembershipFile member)
    {
        var left = new List<long>();
        foreach (var group in member.Groups)
        {
            left.Add(await Visits.Left(work, member, group));
        }

        var id = member.Row.Id;
        var charges = await work.Set<ChargeRow>().Where(c => c.MembershipId == id).OrderBy(c => c.No).ToListAsync();
        return Of(member, left, charges, (await Clients.Public.ClientOf(work, member.Row.ClientId))?.Name ?? "", member.Today(work.Now));
    }

    public static async Task<MembershipView> Of(Reading reading, MembershipFile member, IReadOnlyList<ChargeRow> charges)
    {
        var left = new List<long>();
        foreach (var group in member.Groups)
        {
            left.Add(await Visits.Left(reading, member, group));
        }

        return Of(member, left, charges, (await Clients.Public.ClientOf(reading, member.Row.ClientId))?.Name ?? "", member.Today(reading.Now));
    }

    public static async Task<MembershipDetail> Detail(Reading reading, MembershipFile member)
    {
        var id = member.Row.Id;
        var charges = await reading.Set<ChargeRow>().Where(c => c.MembershipId == id).OrderBy(c => c.No).ToListAsync();
        var events = await reading.Set<MembershipChangeRow>().Where(c => c.MembershipId == id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Events).ToListAsync();
        return new MembershipDetail(
            await Of(reading, member, charges), [.. charges.Select(c => Of(member, c)).Reverse()],
            [.. events.Select(e => new MembershipEvent(
                e.At.InZone(member.Site.Zone).ToOffsetDateTime(), e.Kind, e.Detail, e.Reason, e.By, new Money(e.Amount, member.Row.Currency), e.OrderId))]);
    }

    public static MembershipCharge Of(MembershipFile member, ChargeRow c) =>
        new(c.Id, c.No, c.From, c.Until.PlusDays(-1), new Money(c.Price, member.Row.Currency), c.State, c.DueOn, c.Reminders, c.OrderId);

    private static MembershipView Of(MembershipFile member, IReadOnlyList<long> left, IReadOnlyList<ChargeRow> charges, string client, LocalDate today)
    {
        var (row, terms) = (member.Row, member.Terms);
        var due = charges.FirstOrDefault(c => c.State == ChargeState.Due);
        var paid = charges.LastOrDefault(c => c.State == ChargeState.Paid && c.Until == row.PeriodUntil);
        return new MembershipView(
            row.Id, row.PlanId, terms.Name, row.ClientId, client, row.StateOn(today), row.StartedOn, row.PeriodFrom, row.PeriodUntil.PlusDays(-1), row.FrozenFrom,
            row.FrozenUntil, row.CancelledOn, row.EndsOn, terms.Price, terms.Every, [.. terms.Included.Select((i, n) => new MembershipIncluded(i.Visits, left[n], i.ServiceIds))],
            due is null ? null : Of(member, due), new Money(paid is null ? 0 : Periods.Rest(paid.Price, paid.From, paid.Until, today), row.Currency), Coming(member), row.Version);
    }

    private static IReadOnlyList<MembershipComing> Coming(MembershipFile member)
    {
        var (row, terms) = (member.Row, member.Terms);
        var (coming, from) = (new List<MembershipComing>(), row.PeriodUntil);
        while (row.Phase != MembershipPhase.Ended && coming.Count < ComingPeriods && (row.EndsOn is null || from < row.EndsOn))
        {
            var until = Periods.Start(row.PeriodUntil, terms.PeriodUnit, terms.PeriodLength, coming.Count + 1);
            coming.Add(new MembershipComing(from, until.PlusDays(-1), terms.Price, [.. terms.Included.Select(i => i.Visits)]));
            from = until;
        }

        return coming;
    }
}
