using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.StoredValue;

internal enum CreditTo
{
    Wallet,

    /// <summary>Pays what the client owes.</summary>
    Account,

    /// <summary>Pays what she owes by an instalment plan.</summary>
    Plan,
}

/// <summary>
/// Money that a client leaves with us: into her wallet, or for what she owes. It is an order line, so it has a till, a receipt, every way to
/// pay, and a refund. No tax: that comes, or came, with what the credit pays for.
/// </summary>
internal sealed class CreditLine : IOrderLine
{
    /// <param name="Account">True: it pays what she owes; false: it goes into her wallet.</param>
    /// <param name="PlanId">The instalment plan that it pays.</param>
    internal sealed record Details(bool Account = false, PlanId? PlanId = null);

    /// <param name="Client">Whose it is, also when the order's client changes afterwards.</param>
    /// <param name="Price">What was to be paid when the bonus was promised: who pays less of it (an order that is split) gets less.</param>
    internal sealed record Terms(CreditTo To, ClientId Client, PlanId? Plan, int Policy, long Price, long Bonus, int BonusDays);

    public LineKind Kind => LineKind.Credit;

    public async Task<Result<LineOffer>> Offer(Work work, LineWish wish)
    {
        if (Wire.Read<Details>(wish.Details, $"{wish.Pointer}/details").Failed(out var refusal, out var details))
        {
            return refusal;
        }

        if (wish.ClientId is not { } client)
        {
            return StoredValueErrors.ClientMissing.At(wish.Pointer, "Say whose credit it is: choose the client first.");
        }

        if (wish.Price is not { Amount: > 0 } price || wish.Quantity != 1 || (await Places.Public.BusinessOf(work)).Currency != wish.Currency)
        {
            return StoredValueErrors.ValueRefused.At($"{wish.Pointer}/unitPrice", "Say how much she pays, once, in the currency of the business.");
        }

        var (policy, words) = (await Policy.Of(work, wish.Currency), await Words.Of(work));
        if (details is { Account: true } or { PlanId: not null })
        {
            return await Debt.Of(work, client, details.PlanId, price, $"{wish.Pointer}/unitPrice") is { } wrong
                ? wrong
                : Priced(
                    details.PlanId is null ? words.AccountPayment : words.Instalment, price,
                    new Terms(details.PlanId is null ? CreditTo.Account : CreditTo.Plan, client, details.PlanId, policy.Version, price.Amount, 0, 0));
        }

        return price.Amount > policy.Wallet.MaximumTopUp.Amount
            ? StoredValueErrors.ValueRefused.At($"{wish.Pointer}/unitPrice", $"At most {policy.Wallet.MaximumTopUp} at once.")
            : Priced(words.WalletTopUp, price, new Terms(CreditTo.Wallet, client, null, policy.Version, price.Amount, Bonus.Of(policy.Wallet, price.Amount), policy.Wallet.PromotionDays));
    }

    public async Task<Result<IReadOnlyList<LineCredit>>> Sell(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry)
    {
        var terms = Read(line);
        if (terms.To != CreditTo.Wallet)
        {
            if (await Debt.Of(work, terms.Client, terms.Plan, order.Money(line.Net), "") is { } refusal)
            {
                return refusal;
            }

            work.Log.Append(new AccountPaid(terms.Client, order.Id, terms.Plan, order.Money(line.Net)));
            return new LineCredit[] { new(Account(terms, order.Currency), line.Net) };
        }

        var leg = new Leg(Rules.Bonus, terms.Policy) { Line = line.Id };
        var bonus = Bonus.Part(terms.Bonus, line.Net, terms.Price);
        entry.Debit(Accounts.Promotion.Of(order.Currency), bonus, leg);
        entry.Credit(Accounts.WalletPromo.Of(terms.Client, order.Currency), bonus, leg, expires: work.Now + Duration.FromDays(terms.BonusDays));
        work.Log.Append(new WalletCredited(terms.Client, order.Id, order.Money(line.Net), order.Money(bonus)));
        return new LineCredit[] { new(Account(terms, order.Currency), line.Net) };
    }

    /// <summary>Of a wallet, what was not spent. What a debt was paid with can always go back: then it is owed again.</summary>
    public bool AsksWhenUsed => true;

    public async Task<long?> Unused(Work work, OrderSnapshot order, LineSnapshot line)
    {
        var terms = Read(line);
        return terms.To == CreditTo.Wallet ? (await LotsOfLine.Left(work, Account(terms, order.Currency), order.Id, line.Id)).Amount : null;
    }

    private static Account Account(Terms terms, Currency currency) => terms.To switch
    {
        CreditTo.Wallet => Accounts.WalletPaid.Of(terms.Client, currency),
        CreditTo.Account => Accounts.OnAccount.Of(terms.Client, currency),
        _ => Accounts.Instalments.Of(terms.Plan!.Value, currency),
    };

    private static Terms Read(LineSnapshot line) => JsonSerializer.Deserialize<Terms>(line.Terms!, Json.Options)!;

    private static LineOffer Priced(string name, Money price, Terms terms) => new(name, price, [], JsonSerializer.Serialize(terms, Json.Options), Discountable: false);
}

/// <summary>What a client gets on top of what she pays into her wallet. Pure.</summary>
internal static class Bonus
{
    /// <summary>The highest step that is reached counts, once.</summary>
    public static long Of(WalletRules rules, long paid) =>
        rules.Bonuses.Where(b => b.From.Amount <= paid).OrderByDescending(b => b.From.Amount).FirstOrDefault()?.Extra.Amount ?? 0;

    /// <summary>Of a bonus that was promised for a price, what a part of the price gets: rounded down, and never more than was promised.</summary>
    public static long Part(long bonus, long paid, long price) => price <= 0 ? 0 : (long)((Int128)bonus * Math.Clamp(paid, 0, price) / price);
}
