using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.StoredValue;

/// <summary>What an order says about wallets and accounts, and what the mirror of a refund cannot know.</summary>
internal sealed class WalletEffect : IOrderEffect
{
    public async Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        await Tell(work, order, entry, notes);
        return null;
    }

    public async Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes)
    {
        if (await Settled(work, entry) is { } refusal)
        {
            return refusal;
        }

        await Keep(work, entry);
        await Tell(work, order, entry, notes);
        return null;
    }

    /// <summary>She has paid meanwhile what we would take off her debt.</summary>
    private static async Task<Refusal?> Settled(Work work, EntryDraft entry)
    {
        foreach (var account in entry.Postings.Where(p => Is(p.Account, Accounts.OnAccount)).Select(p => p.Account).Distinct().ToList())
        {
            var effect = Effect(entry, account);
            var owed = effect < 0 ? await work.Ledger.Available(account) : 0;
            if (owed + effect < 0)
            {
                Money Of(long amount) => new(amount, new Currency(account.Unit.Code));
                return StoredValueErrors.AccountSettled.Because(
                    $"Of this {Of(owed)} is still owed on account; the rest was paid, or stands in an instalment plan. Give the rest back to the wallet. No money went out.");
            }
        }

        return null;
    }

    /// <summary>A bonus that was spent stays spent: giving back what was paid does not wait for it.</summary>
    private static async Task Keep(Work work, EntryDraft entry)
    {
        foreach (var taken in entry.Postings.Where(p => Is(p.Account, Accounts.WalletPromo) && p.Account.Kind.Natural(p.Amount) < 0 && p.Lot is not null)
            .GroupBy(p => (p.Account, p.Lot!.Value)).ToList())
        {
            var (account, lot) = taken.Key;
            var left = (await work.Ledger.Lots(account)).First(l => l.Id == lot).Available;
            var spent = -taken.Sum(p => account.Kind.Natural(p.Amount)) - Math.Max(0, left);
            if (spent > 0)
            {
                var leg = new Leg(Rules.BonusKept, taken.First().Leg.Version);
                entry.Debit(new Account(Accounts.Promotion, "", account.Unit), spent, leg).Credit(account, spent, leg, lot: lot);
            }
        }
    }

    private static async Task Tell(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        var words = await Words.Of(work);
        AccountKind[] wallets = [Accounts.WalletPaid, Accounts.WalletPromo];
        foreach (var owner in Owners(order, entry, TenderMethod.Wallet, wallets))
        {
            var (paid, promo) = (await After(work, entry, Accounts.WalletPaid, owner, order.Currency), await After(work, entry, Accounts.WalletPromo, owner, order.Currency));
            var text = words.WalletLeft(words.Money(order.Money(paid + promo)), promo == 0 ? null : words.Money(order.Money(promo)));
            notes.Add(new OrderNote(
                "wallet", text, [new OrderFigure("paid", paid, order.Currency.Code), new OrderFigure("promotional", promo, order.Currency.Code)], []));
        }

        foreach (var owner in Owners(order, entry, TenderMethod.Account, [Accounts.OnAccount]))
        {
            var owed = await After(work, entry, Accounts.OnAccount, owner, order.Currency);
            notes.Add(new OrderNote("account", words.OnAccount(words.Money(order.Money(owed))), [new OrderFigure("owed", owed, order.Currency.Code)], []));
        }
    }

    private static IEnumerable<string> Owners(OrderSnapshot order, EntryDraft entry, TenderMethod method, AccountKind[] kinds) =>
        entry.Postings.Where(p => kinds.Any(k => Is(p.Account, k))).Select(p => p.Account.Owner)
            .Concat(order.Tenders.Where(t => t.Early && t.Method == method && t.Source is not null).Select(t => t.Source!)).Distinct(StringComparer.Ordinal).ToList();

    private static async Task<long> After(Work work, EntryDraft entry, AccountKind kind, string owner, Currency currency)
    {
        var account = new Account(kind, owner, Unit.Of(currency));
        return await work.Ledger.Available(account) + Effect(entry, account);
    }

    private static long Effect(EntryDraft entry, Account account) => entry.Postings.Where(p => Is(p.Account, account.Kind) && p.Account.Owner == account.Owner && p.Account.Unit == account.Unit)
        .Sum(p => account.Kind.Natural(p.Amount));

    private static bool Is(Account account, AccountKind kind) => account.Kind.Name == kind.Name;
}
