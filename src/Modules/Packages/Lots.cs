using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Packages;

/// <summary>
/// The sessions of a pass lie in one lot, which carries the expiry. A lot never changes, so another expiry is a new lot into which the
/// sessions move; what comes back to an older lot afterwards (a refunded visit, a visit let go) follows them.
/// </summary>
internal static class Lots
{
    /// <summary>The lot in which the sessions lie now: it has the pass's own expiry.</summary>
    public static async Task<LotBalance?> Current(Work work, PassFile pass, Account sessions) => (await work.Ledger.Lots(sessions))
        .Where(l => l.ExpiresAt == pass.Row.ExpiresAt).OrderByDescending(l => l.Available).ThenBy(l => l.Id.Value).Select(l => (LotBalance?)l).FirstOrDefault();

    /// <summary>The pass has another expiry: its sessions move into lots that say so. Nothing to move is no entry.</summary>
    public static async Task<Refusal?> Renew(Work work, PassFile pass, LocalDate day)
    {
        var draft = new EntryDraft("passValidity", day) { SiteId = pass.Row.SiteId };
        foreach (var account in pass.Terms.Groups.Select(g => pass.SessionsOf(g.No)))
        {
            var (leg, lots) = (new Leg(Rules.Validity), (await work.Ledger.Lots(account)).Where(l => l.Available > 0).OrderBy(l => l.Id.Value).ToList());
            foreach (var lot in lots)
            {
                draft.Debit(account, lot.Available, leg, lot.Id);
            }

            draft.Credit(account, lots.Sum(l => l.Available), leg, expires: pass.Row.ExpiresAt);
        }

        return draft.IsEmpty ? null : (await work.Ledger.Post(draft)).Refusal;
    }

    /// <inheritdoc cref="TakingBack.Adjust"/>
    public static async Task Adjust(Work work, PassFile pass, int group, int wanted, LineId line, EntryDraft entry)
    {
        if (await Current(work, pass, pass.SessionsOf(group)) is { } present)
        {
            TakingBack.Adjust(pass, group, present.Id, wanted, line, entry);
        }
    }

    /// <summary>What lies in older lots follows the pass into its present one.</summary>
    public static async Task<Refusal?> Gather(Work work, PassFile pass, LocalDate day)
    {
        var draft = new EntryDraft("passValidity", day) { SiteId = pass.Row.SiteId };
        foreach (var account in pass.Terms.Groups.Select(g => pass.SessionsOf(g.No)))
        {
            var current = await Current(work, pass, account);
            foreach (var lot in (await work.Ledger.Lots(account)).Where(l => l.Available > 0 && l.Id != current?.Id).OrderBy(l => l.Id.Value))
            {
                var leg = new Leg(Rules.Validity);
                draft.Debit(account, lot.Available, leg, lot.Id).Credit(account, lot.Available, leg, current!.Value.Id);
            }
        }

        return draft.IsEmpty ? null : (await work.Ledger.Post(draft)).Refusal;
    }
}
