using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Packages;

/// <summary>What was not used in time is no longer owed: its sessions go, their exact value becomes income. A job does it; with dryRun it tells what would go.</summary>
internal static class ExpirePasses
{
    /// <param name="More">There are more than one write takes: ask again.</param>
    internal sealed record Expired(int Passes, int Sessions, IReadOnlyList<Money> Breakage, bool More);

    public static IQueryable<PassRow> Due(IQueryable<PassRow> passes, Instant now) =>
        passes.Where(p => p.State == PassState.Active && p.ExpiresAt != null && p.ExpiresAt <= now);

    public static async Task<Result<Expired>> Handle(Work work, NoPath _, Nothing __)
    {
        var due = await Due(work.Set<PassRow>(), work.Now).OrderBy(p => p.ExpiresAt).ThenBy(p => p.Id).Select(p => p.Id).Take(Limits.Batch + 1).ToListAsync();
        var gone = new List<(int Sessions, Money Value)>();
        foreach (var id in due.Take(Limits.Batch))
        {
            if ((await Expire(work, (await PassFile.Open(work, id))!)).Failed(out var refusal, out var one))
            {
                return refusal;
            }

            gone.Add(one);
        }

        var breakage = gone.Where(g => g.Sessions > 0).GroupBy(g => g.Value.Currency).Select(g => new Money(g.Sum(x => x.Value.Amount), g.Key)).ToList();
        return new Expired(gone.Count(g => g.Sessions > 0), gone.Sum(g => g.Sessions), breakage, due.Count > Limits.Batch && gone.Exists(g => g.Sessions > 0));
    }

    /// <summary>A session that is kept for a visit stays until the visit has been, or lets it go.</summary>
    private static async Task<Result<(int Sessions, Money Value)>> Expire(Work work, PassFile pass)
    {
        var (row, day) = (pass.Row, await Holding.Today(work, pass));
        var left = pass.Sessions.Where(s => s.State == SessionState.Left).ToList();
        var value = left.Sum(s => s.Value);
        if (left.Count == 0)
        {
            return (0, new Money(0, row.Currency));
        }

        var leg = new Leg(Rules.Expire);
        var draft = new EntryDraft("passExpiry", day) { SiteId = row.SiteId };
        draft.Debit(pass.Deferred, value, leg).Credit(Accounts.Breakage.Of(row.SiteId, row.Currency), value, leg);
        foreach (var group in pass.Terms.Groups)
        {
            await work.Ledger.Expire(draft, pass.SessionsOf(group.No), pass.SoldOf(group.No), leg);
        }

        if ((await work.Ledger.Post(draft)).Failed(out var refusal, out _))
        {
            return refusal;
        }

        foreach (var session in left)
        {
            session.State = SessionState.Expired;
        }

        pass.Settle();
        History.Note(work, row, PassChange.Expired, $"{History.Sessions(left.Count)} not used until {Validity.Text(row.ValidUntil!.Value)}", left.Count, value);
        work.Log.Append(new PassExpired(row.Id, left.Count, new Money(value, row.Currency)));
        return (left.Count, new Money(value, row.Currency));
    }
}
