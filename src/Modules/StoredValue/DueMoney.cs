using Bookend.Core;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>What is due of wallets and plans: credit that ends, instalments to remind of.</summary>
internal static class DueMoney
{
    private const int Batch = 200;

    public static async Task<IReadOnlyList<Func<Work, Task<Result<int>>>>> Find(Reading reading)
    {
        var steps = new List<Func<Work, Task<Result<int>>>>();
        // Paid credit ends only where it came from a gift card that would have ended.
        foreach (var kind in new[] { Accounts.WalletPromo, Accounts.WalletPaid })
        {
            foreach (var account in (await AccountReads.Expiring(reading, kind, null, reading.Now, Batch)).Select(e => e.Account).Distinct())
            {
                steps.Add(work => Expire(work, account, kind));
            }
        }

        var business = await Places.Public.BusinessOf(reading);
        var days = (await Policy.Of(reading, business.Currency)).Account.RemindDays;
        var until = reading.Now.InZone(business.Zone).Date.PlusDays(days);
        var due = days == 0 ? [] : await (
            from i in reading.Set<InstalmentRow>()
            join p in reading.Set<PlanRow>() on i.PlanId equals p.Id
            where p.CancelledAt == null && i.RemindedAt == null && i.DueOn <= until
            orderby i.DueOn
            select new { i.PlanId, i.No }).Take(Batch).ToListAsync();
        steps.AddRange(due.Select(d => (Func<Work, Task<Result<int>>>)(work => Remind(work, d.PlanId, d.No))));
        return steps;
    }

    private static async Task<Result<int>> Expire(Work work, Account account, AccountKind kind)
    {
        var (wallet, currency, isPromo) = (new Account(kind, account.Owner, account.Unit), new Currency(account.Unit.Code), kind == Accounts.WalletPromo);
        var policy = await Policy.Of(work, currency);
        var entry = new EntryDraft("wallet.expiry", await Days.Today(work, null));

        // Given credit was a promise that cost nothing in the end; paid credit is money that nobody came for.
        var (other, rule) = isPromo ? (Accounts.Promotion, Rules.PromoExpiry) : (Accounts.Breakage, Rules.PaidExpiry);
        var amount = await work.Ledger.Expire(entry, wallet, other.Of(currency), new Leg(rule, policy.Version));
        if (amount == 0)
        {
            return 0;
        }

        if ((await work.Ledger.Post(entry)).Failed(out var refusal, out _))
        {
            return refusal;
        }

        work.Log.Append(new WalletExpired(WalletTender.Client(account.Owner), new Money(amount, currency)));
        return 1;
    }

    private static async Task<Result<int>> Remind(Work work, PlanId id, int no)
    {
        var plan = await work.Set<PlanRow>().AsNoTracking().FirstAsync(p => p.Id == id);
        var parts = await work.Set<InstalmentRow>().Where(i => i.PlanId == id).OrderBy(i => i.No).ToListAsync();
        var part = parts[no - 1];
        if (part.RemindedAt is not null || plan.CancelledAt is not null)
        {
            return 0;
        }

        part.RemindedAt = work.Now;
        var business = await Places.Public.BusinessOf(work);
        var left = await work.Ledger.Available(Accounts.Instalments.Of(id, business.Currency));
        var open = InstalmentParts.Open([.. parts.Select(p => p.Amount)], left)[no - 1];
        if (open == 0 || GiftCardLetter.Box(work) is not { } box || await Clients.Public.ClientOf(work, plan.ClientId) is not { Email: { } email } client)
        {
            return 0;
        }

        var words = new Words(business.Locale);
        Money Money(long amount) => new(amount, business.Currency);
        var refusal = await box.Put(work, new PlainLetter(
            Ids.Derived<MessageId>($"{id} due {no}"), null, email, client.Name, words.InstalmentSubject(words.Money(Money(open))), words.InstalmentHeading,
            [words.Hello(client.Name), words.InstalmentText],
            [(words.Amount, words.Money(Money(open))), (words.Due, words.Date(part.DueOn)), (words.Open, words.Money(Money(left)))], [], id.ToString()));

        // An address that cannot be written to is no reason to try again every minute; the account shows what is due.
        return refusal is null ? 1 : 0;
    }
}
