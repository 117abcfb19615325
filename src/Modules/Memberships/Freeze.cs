using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>What the changes to one membership share: it is loaded, caught up with the calendar, changed, and told.</summary>
internal static class Changing
{
    public static async Task<Result<MembershipFile>> Open(Work work, MembershipId id)
    {
        if (await MembershipFile.Open(work, id) is not { } member)
        {
            return MembershipsErrors.Unknown.Because("There is no such membership.");
        }

        return await Billing.CatchUp(work, member) is { } refusal ? refusal : member;
    }

    public static Result<string> Reason(string? said) => Texts.Clean(said) switch
    {
        null => CommonErrors.Invalid.At("/reason", "Please say why."),
        { Length: > Limits.Reason } => CommonErrors.Invalid.At("/reason", $"A reason has at most {Limits.Reason} characters."),
        var reason => reason,
    };

    /// <summary>The present period ends on another day, and with it what it includes and what was charged for it.</summary>
    public static async Task<Refusal?> Move(Work work, MembershipFile member, LocalDate until)
    {
        var (row, id, before) = (member.Row, member.Row.Id, member.Row.PeriodUntil);
        row.PeriodUntil = until;
        foreach (var charge in await work.Set<ChargeRow>().Where(c => c.MembershipId == id && c.Until == before).ToListAsync())
        {
            charge.Until = until;
        }

        row.EndsOn = row.EndsOn is { } ends && ends >= before ? ends.PlusDays(Period.DaysBetween(before, until)) : row.EndsOn;
        row.NextOn = Billing.NextOf(row, await Billing.Open(work, id));
        var entry = new EntryDraft("membershipPeriod", member.Today(work.Now)) { SiteId = row.SiteId };
        await Visits.Reset(work, member, entry);
        return entry.IsEmpty ? null : (await work.Ledger.Post(entry)).Refusal;
    }
}

/// <summary>It rests for some days: nothing can be used, and the period ends so many days later.</summary>
internal static class Freeze
{
    /// <param name="Until">The first day on which it can be used again.</param>
    internal sealed record Request(LocalDate From, LocalDate Until, string Reason);

    public static async Task<Result<MembershipView>> Handle(Work work, ById<MembershipId> path, Request r)
    {
        if ((await Changing.Open(work, path.Id)).Failed(out var refusal, out var member) || Changing.Reason(r.Reason).Failed(out refusal, out var reason))
        {
            return refusal;
        }

        var (row, today) = (member.Row, member.Today(work.Now));
        if (row.Phase != MembershipPhase.Running || (row.FrozenUntil is { } frozen && frozen > today))
        {
            return MembershipsErrors.StateConflict.Because(row.Phase == MembershipPhase.Running ? "A freeze is set already; end it first." : member.Resting(today) ?? "It cannot be frozen now.");
        }

        if (r.From < today || r.From >= row.PeriodUntil || r.Until <= r.From || r.Until > r.From.PlusDays(Limits.FreezeDays))
        {
            return CommonErrors.Invalid.At(
                "/from", $"A freeze begins between today and {MembershipFile.Text(row.PeriodUntil.PlusDays(-1))}, the end of the present period, and lasts 1 to {Limits.FreezeDays} days.");
        }

        (row.FrozenFrom, row.FrozenUntil) = (r.From, r.Until);
        row.Version++;
        member.Note(work, MembershipChange.Frozen, $"{MembershipFile.Text(r.From)} to {MembershipFile.Text(r.Until.PlusDays(-1))}", reason: reason);
        work.Log.Append(new MembershipFrozen(row.Id, r.From, r.Until));
        return await Changing.Move(work, member, row.PeriodUntil.PlusDays(Period.DaysBetween(r.From, r.Until))) is { } refused ? refused : await Views.Of(work, member);
    }
}

/// <summary>She is back sooner: the days that are left of the freeze come off the period again.</summary>
internal static class Unfreeze
{
    public static async Task<Result<MembershipView>> Handle(Work work, ById<MembershipId> path, Nothing _)
    {
        if ((await Changing.Open(work, path.Id)).Failed(out var refusal, out var member))
        {
            return refusal;
        }

        var (row, today) = (member.Row, member.Today(work.Now));
        if (row is not { FrozenFrom: { } from, FrozenUntil: { } until } || until <= today)
        {
            return MembershipsErrors.StateConflict.Because("It is not frozen.");
        }

        var back = LocalDate.Max(from, today);
        (row.FrozenFrom, row.FrozenUntil) = back == from ? (null, null) : ((LocalDate?)from, (LocalDate?)back);
        row.Version++;
        member.Note(work, MembershipChange.Unfrozen, $"From {MembershipFile.Text(back)} on");
        work.Log.Append(new MembershipUnfrozen(row.Id, back));
        return await Changing.Move(work, member, row.PeriodUntil.PlusDays(-Period.DaysBetween(back, until))) is { } refused ? refused : await Views.Of(work, member);
    }
}
