using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Memberships;

/// <summary>Notice is given: it runs on to the end of the period in which the notice runs out, at least through the minimum term.</summary>
internal static class CancelMembership
{
    internal sealed record Request(string Reason);

    public static async Task<Result<MembershipView>> Handle(Work work, ById<MembershipId> path, Request r)
    {
        if ((await Changing.Open(work, path.Id)).Failed(out var refusal, out var member) || Changing.Reason(r.Reason).Failed(out refusal, out var reason))
        {
            return refusal;
        }

        var (row, terms, today) = (member.Row, member.Terms, member.Today(work.Now));
        if (row.Phase == MembershipPhase.Ended || row.EndsOn is not null)
        {
            return MembershipsErrors.StateConflict.Because(row.Phase == MembershipPhase.Ended ? "It has ended." : $"It was cancelled before and ends on {MembershipFile.Text(row.EndsOn!.Value)}.");
        }

        (row.CancelledOn, row.EndsOn) = (today, Periods.End(today, row.PeriodUntil, row.Begun, terms.MinimumPeriods, terms.NoticeDays, terms.PeriodUnit, terms.PeriodLength));
        row.Version++;
        member.Note(work, MembershipChange.Cancelled, $"Ends on {MembershipFile.Text(row.EndsOn.Value)}", reason: reason);
        work.Log.Append(new MembershipCancelled(row.Id, row.EndsOn.Value));
        return await Views.Of(work, member);
    }
}

/// <summary>The notice is taken back before it has run out.</summary>
internal static class Reinstate
{
    public static async Task<Result<MembershipView>> Handle(Work work, ById<MembershipId> path, Nothing _)
    {
        if ((await Changing.Open(work, path.Id)).Failed(out var refusal, out var member))
        {
            return refusal;
        }

        var row = member.Row;
        if (row.Phase == MembershipPhase.Ended || row.EndsOn is null)
        {
            return MembershipsErrors.StateConflict.Because(row.Phase == MembershipPhase.Ended ? "It has ended. Sell her a new one." : "It was not cancelled.");
        }

        (row.CancelledOn, row.EndsOn) = (null, null);
        row.Version++;
        member.Note(work, MembershipChange.Reinstated, "Runs on");
        work.Log.Append(new MembershipReinstated(row.Id));
        return await Views.Of(work, member);
    }
}
