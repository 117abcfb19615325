using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Packages;

/// <summary>Another last day, with a reason. Sessions that have expired come back, and what they were worth is owed again.</summary>
internal static class ExtendPass
{
    internal sealed record Request(LocalDate ValidUntil, string Reason);

    public static async Task<Result<PassView>> Handle(Work work, ById<PassId> path, Request r)
    {
        if (await PassFile.Open(work, path.Id) is not { } pass)
        {
            return Passes.Unknown;
        }

        if (Passes.Reason(r.Reason).Failed(out var refusal, out var reason))
        {
            return refusal;
        }

        var (today, before) = (await Holding.Today(work, pass), pass.Row.ValidUntil);
        if (r.ValidUntil < today || r.ValidUntil <= before || r.ValidUntil > today.PlusMonths(Limits.Months))
        {
            return CommonErrors.Invalid.At("/validUntil", before is { } until && until >= today
                ? $"The pass is valid until {Validity.Text(until)}; give a later day."
                : "Give a day from today on.");
        }

        var back = pass.Sessions.Where(s => s.State == SessionState.Expired).ToList();
        if (back.Count == 0 && !pass.Sessions.Any(s => s.State is SessionState.Left or SessionState.Held))
        {
            return PackagesErrors.UsedUp.Because("Nothing is left on this pass.");
        }

        pass.Row.ActivatedOn ??= today;
        await Validity.Until(work, pass.Row, r.ValidUntil);
        refusal = await Revive(work, pass, back, today) ?? await Lots.Renew(work, pass, today);
        if (refusal is not null)
        {
            return refusal;
        }

        pass.Settle();
        History.Note(work, pass.Row, PassChange.Extended, $"Valid until {Validity.Text(r.ValidUntil)}", back.Count, back.Sum(s => s.Value), reason: reason);
        work.Log.Append(new PassExtended(pass.Row.Id, before, r.ValidUntil, back.Count));
        return await Views.Of(work, pass);
    }

    private static async Task<Refusal?> Revive(Work work, PassFile pass, IReadOnlyList<SessionRow> back, LocalDate today)
    {
        if (back.Count == 0)
        {
            return null;
        }

        var (row, leg) = (pass.Row, new Leg(Rules.Revive));
        var draft = new EntryDraft("passRevival", today) { SiteId = row.SiteId };
        draft.Debit(Accounts.Breakage.Of(row.SiteId, row.Currency), back.Sum(s => s.Value), leg).Credit(pass.Deferred, back.Sum(s => s.Value), leg);
        foreach (var group in back.GroupBy(s => s.Group))
        {
            draft.Credit(pass.SessionsOf(group.Key), group.Count(), leg, expires: row.ExpiresAt).Debit(pass.SoldOf(group.Key), group.Count(), leg);
        }

        foreach (var session in back)
        {
            session.State = SessionState.Left;
        }

        return (await work.Ledger.Post(draft)).Refusal;
    }
}
