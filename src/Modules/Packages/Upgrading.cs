using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Packages;

/// <summary>The rest of a smaller pass pays a part of a larger one: its sessions go, their exact value stays owed.</summary>
internal static class Upgrading
{
    public static Credit Rest(PassFile pass)
    {
        var left = pass.Sessions.Where(s => s.State == SessionState.Left).ToList();
        return new Credit(pass.Row.Id, left.Count, left.Sum(s => s.Value), left.Sum(s => s.Gross));
    }

    /// <summary>In legs that carry the line, so that a refund of it brings the old pass back.</summary>
    public static async Task<Refusal?> Take(Work work, Credit credit, PassRow into, LineSnapshot line, EntryDraft entry)
    {
        if (await PassFile.Open(work, credit.From) is not { } old || old.Row.ClientId != into.ClientId)
        {
            return PackagesErrors.NotTheirs.Because("The pass that was to be traded in belongs to somebody else. Nothing was charged.");
        }

        if (Rest(old) != credit || old.IsOver(work.Now))
        {
            return PackagesErrors.Changed.Because("The pass that was to be traded in was used meanwhile. Take the package off the order and add it anew. Nothing was charged.");
        }

        var leg = new Leg(Rules.Upgrade) { Line = line.Id };
        entry.Debit(old.Deferred, credit.Net, leg).Credit(Accounts.Deferred.Of(into.Id, into.Currency), credit.Net, leg);
        foreach (var group in old.Sessions.Where(s => s.State == SessionState.Left).GroupBy(s => s.Group))
        {
            entry.Debit(old.SessionsOf(group.Key), group.Count(), leg).Credit(old.SoldOf(group.Key), group.Count(), leg);
        }

        foreach (var session in old.Sessions.Where(s => s.State == SessionState.Left))
        {
            (session.State, session.LineId) = (SessionState.Upgraded, line.Id);
        }

        old.Settle();
        var rest = new Money(credit.Net, old.Row.Currency);
        History.Note(work, old.Row, PassChange.Upgraded, $"{History.Sessions(credit.Sessions)} went into a larger pass", credit.Sessions, credit.Net, into.OrderId, line.Id);
        work.Log.Append(new PassUpgraded(old.Row.Id, into.Id, credit.Sessions, rest));
        return null;
    }

    /// <summary>The larger pass was given back unused: the mirror brings the old sessions back, and so do we.</summary>
    public static async Task Undo(Work work, Credit credit, LineId line, EntryDraft entry)
    {
        var old = (await PassFile.Open(work, credit.From))!;
        var back = old.Sessions.Where(s => s.State == SessionState.Upgraded && s.LineId == line).ToList();
        foreach (var session in back)
        {
            (session.State, session.LineId) = (SessionState.Left, null);
        }

        foreach (var group in back.GroupBy(s => s.Group))
        {
            await Lots.Adjust(work, old, group.Key, group.Count(), line, entry);
        }

        old.Settle();
        History.Note(work, old.Row, PassChange.Restored, $"{History.Sessions(back.Count)} back from the larger pass", back.Count, credit.Net, line: line);
    }
}
