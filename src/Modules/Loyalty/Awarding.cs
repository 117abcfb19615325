using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Books what was decided: one leg per rule and line, so that a refund of the line undoes exactly its points.</summary>
/// <param name="Owed">What she owes from refunds; new points fill it first.</param>
internal sealed record Account(ClientId Client, Unit Unit, Instant? Expires, long Owed = 0)
{
    public Bookend.Core.Ledger.Account Points => Accounts.Points.Of(Client, Unit);

    public static async Task<Account> Of(Work work, Plan plan, ClientId client, LocalDate day, DateTimeZone zone)
    {
        var owed = await work.Ledger.Available(Accounts.Owed.Of(client, plan.Unit));
        return new Account(client, plan.Unit, ExpiryOf(plan.Terms, day, zone), owed);
    }

    /// <summary>The first moment after so many months: a point earned on the 3rd can be used on the 3rd to the end of the day.</summary>
    public static Instant? ExpiryOf(Terms terms, LocalDate day, DateTimeZone zone) =>
        terms.ExpireMonths is { } months ? WallClock.Start(zone, day.PlusMonths(months).PlusDays(1).AtMidnight()) : null;
}

internal static class Awarding
{
    /// <param name="tender">The payment that earns them; null: the lines of the awards.</param>
    /// <returns>What reached the account; the rest filled what was owed.</returns>
    public static long Give(EntryDraft entry, Account account, int version, IEnumerable<Award> awards, TenderId? tender = null)
    {
        var (owed, reached) = (account.Owed, 0L);
        foreach (var award in awards)
        {
            var leg = new Leg(Rules.Earn + award.Rule, version) { Line = tender is null ? award.LineId : null, Tender = tender };
            var filled = Math.Min(owed, award.Points);
            (owed, reached) = (owed - filled, reached + award.Points - filled);
            entry.Debit(Accounts.Given.Of(account.Unit), award.Points, leg)
                .Credit(Accounts.Owed.Of(account.Client, account.Unit), filled, leg)
                .Credit(account.Points, award.Points - filled, leg, expires: account.Expires);
        }

        return reached;
    }

    /// <summary>What the draft does to an account, on the account's own side.</summary>
    public static long On(EntryDraft entry, Bookend.Core.Ledger.Account account) =>
        entry.Postings.Where(p => p.Account == account).Sum(p => account.Kind.Natural(p.Amount));
}
