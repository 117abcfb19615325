using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.StoredValue;

/// <summary>Pays with the client's credit: what we gave first, since it ends, then what she paid. Takes refunds, as paid credit.</summary>
internal sealed class WalletTender : ITender
{
    private const string Label = "Wallet";

    public TenderMethod Method => TenderMethod.Wallet;

    public bool TakesRefunds => true;

    public async Task<Result<TenderOffer>> Weigh(Work work, OrderSnapshot order, TenderWish wish)
    {
        if (order.ClientId is not { } client)
        {
            return StoredValueErrors.ClientMissing.At(wish.Pointer, "Say whose wallet pays: choose the client first.");
        }

        var (promo, paid) = await Alive(work, client, order.Currency);
        var left = promo + paid - await Payable.Waiting(work, order, Method, client.ToString());
        if (left <= 0)
        {
            return StoredValueErrors.WalletEmpty.At(wish.Pointer, "Nothing is left in this wallet. Take another payment.");
        }

        var payable = Payable.Of(order);
        return payable == 0
            ? StoredValueErrors.NotForCredit.At(wish.Pointer, "A wallet does not pay for gift cards and credit. Take another payment for them.")
            : new TenderOffer(Math.Min(wish.Amount, Math.Min(left, payable)), client.ToString(), Label);
    }

    public async Task<Refusal?> Pay(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Account against, Leg leg)
    {
        var client = Client(tender.Source);
        var promo = Accounts.WalletPromo.Of(client, order.Currency);
        var free = await LotsOfLine.Alive(work, promo) + entry.Postings.Where(p => p.Account == promo).Sum(p => promo.Kind.Natural(p.Amount));
        var first = Math.Clamp(free, 0, tender.Amount);
        entry.Debit(promo, first, leg).Debit(Accounts.WalletPaid.Of(client, order.Currency), tender.Amount - first, leg).Credit(against, tender.Amount, leg);
        return null;
    }

    public Task<Result<TenderOffer>> Receive(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Account against, Leg leg)
    {
        if (order.ClientId is not { } client)
        {
            return Task.FromResult<Result<TenderOffer>>(StoredValueErrors.ClientMissing.Because("Say whose wallet takes it: this order has no client. No money went out."));
        }

        entry.Debit(against, tender.Amount, leg).Credit(Accounts.WalletPaid.Of(client, order.Currency), tender.Amount, leg);
        return Task.FromResult<Result<TenderOffer>>(new TenderOffer(tender.Amount, client.ToString(), Label));
    }

    internal static async Task<(long Promo, long Paid)> Alive(Work work, ClientId client, Currency currency) =>
        (await LotsOfLine.Alive(work, Accounts.WalletPromo.Of(client, currency)), await LotsOfLine.Alive(work, Accounts.WalletPaid.Of(client, currency)));

    internal static ClientId Client(string? source) => ClientId.TryParse(source, out var id) ? id : throw new InvalidOperationException($"'{source}' is no client.");
}
