using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>Included visits in the ledger: given with a period, carried into the next up to the cap, gone with the rest.</summary>
internal static class Visits
{
    /// <summary>What is left of each kind of visit and not past its day, on the account's own side.</summary>
    public static async Task<long> Left(Work work, MembershipFile member, int group) => Alive(await work.Ledger.Lots(member.IncludedOf(group)), work.Now);

    public static async Task<long> Left(Reading reading, MembershipFile member, int group) => Alive(await LedgerReads.Lots(reading, member.IncludedOf(group)), reading.Now);

    /// <summary>The unused of the period before, up to the cap, and what this one includes: all of it until the period's end.</summary>
    public static async Task Begin(Work work, MembershipFile member, EntryDraft entry)
    {
        var until = member.StartOf(member.Row.PeriodUntil);
        foreach (var group in member.Groups)
        {
            var (account, given) = (member.IncludedOf(group), member.GivenOf(group));
            var left = await TakeAll(work, account, entry, Rules.Carry);
            var carried = Math.Min(left, member.Terms.CarryOver);
            entry.Credit(account, carried, new Leg(Rules.Carry), expires: until).Credit(given, left - carried, new Leg(Rules.Carry));
            var included = member.Terms.Included[group - 1].Visits;
            entry.Credit(account, included, new Leg(Rules.Grant), expires: until).Debit(given, included, new Leg(Rules.Grant));
        }
    }

    /// <summary>The same visits, but the period ends on another day.</summary>
    public static async Task Reset(Work work, MembershipFile member, EntryDraft entry)
    {
        foreach (var account in member.Groups.Select(member.IncludedOf))
        {
            entry.Credit(account, await TakeAll(work, account, entry, Rules.Period), new Leg(Rules.Period), expires: member.StartOf(member.Row.PeriodUntil));
        }
    }

    public static async Task End(Work work, MembershipFile member, EntryDraft entry)
    {
        foreach (var group in member.Groups)
        {
            entry.Credit(member.GivenOf(group), await TakeAll(work, member.IncludedOf(group), entry, Rules.End), new Leg(Rules.End));
        }
    }

    private static async Task<long> TakeAll(Work work, Account account, EntryDraft entry, string rule)
    {
        var total = 0L;
        foreach (var lot in (await work.Ledger.Lots(account)).Where(l => l.Available > 0).OrderBy(l => l.Id.Value))
        {
            entry.Debit(account, lot.Available, new Leg(rule), lot.Id);
            total += lot.Available;
        }

        return total;
    }

    private static long Alive(IEnumerable<LotBalance> lots, Instant now) => lots.Where(l => !l.IsExpired(now)).Sum(l => l.Available);
}
