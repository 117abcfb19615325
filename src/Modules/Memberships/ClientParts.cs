using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>Memberships on the arrival card: what is left, and what the desk should speak about.</summary>
internal sealed class MembershipsOnCard : IClientCardPart
{
    public async Task Contribute(Reading reading, ClientId client, CardBuilder card)
    {
        foreach (var member in await MembershipFile.Of(reading, client))
        {
            var (today, left) = (member.Today(reading.Now), 0L);
            foreach (var group in member.Groups)
            {
                left += await Visits.Left(reading, member, group);
            }

            var why = member.Resting(today);
            card.Balances.Add(new CardBalance(
                MembershipCover.Name, member.Terms.Name, why is not null ? "resting" : member.Terms.Included.Count == 0 ? "member" : $"{left} {(left == 1 ? "visit" : "visits")} left",
                member.Row.PeriodUntil.PlusDays(-1), member.Row.Id.ToString()));
            if (member.Row.StateOn(today) == MembershipState.InArrears)
            {
                card.Alerts.Add(new CardAlert($"{member.Terms.Name} is not paid.", AlertSeverity.Warn, "membership"));
            }
        }
    }
}

internal sealed class MembershipsOnTimeline : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineItem>> Items(Reading reading, ClientId client, Instant until, int limit)
    {
        var rows = await (
            from c in reading.Set<MembershipChangeRow>()
            join m in reading.Set<MembershipRow>() on c.MembershipId equals m.Id
            where c.ClientId == client && c.At <= until
            orderby c.At descending, c.Id descending
            select new { Change = c, m.Currency }).Take(limit).ToListAsync();
        return rows.ConvertAll(x => new TimelineItem(
            x.Change.At, TimelineKind.Membership, Title(x.Change.Kind), x.Change.Reason is null ? x.Change.Detail : $"{x.Change.Detail} ({x.Change.Reason})",
            x.Change.Amount == 0 ? null : new Money(x.Change.Amount, x.Currency), new TimelineSubject("membership", x.Change.MembershipId.ToString())));
    }

    private static string Title(MembershipChange kind) => kind switch
    {
        MembershipChange.Started => "Membership started",
        MembershipChange.Billed => "Membership: next period",
        MembershipChange.Paid => "Membership paid",
        MembershipChange.Overdue => "Membership not paid",
        MembershipChange.Used => "Included visit",
        MembershipChange.Restored => "Included visit back",
        MembershipChange.Frozen => "Membership frozen",
        MembershipChange.Unfrozen => "Membership active again",
        MembershipChange.Cancelled => "Membership cancelled",
        MembershipChange.Reinstated => "Membership runs on",
        MembershipChange.Refunded => "Membership given back",
        _ => "Membership ended",
    };
}
