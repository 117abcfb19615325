using Bookend.Clients;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>Credit and debts on the arrival card: worth a word at the desk.</summary>
internal sealed class ValueCard : IClientCardPart
{
    public async Task Contribute(Reading reading, ClientId client, CardBuilder card)
    {
        var balances = await LedgerReads.BalancesOf(reading, client);
        long Of(AccountKind kind) => balances.FirstOrDefault(b => b.Account.Kind.Name == kind.Name && b.Account.Unit == Unit.Of(card.Currency))?.Posted ?? 0;
        var (credit, owed) = (Of(Accounts.WalletPaid) + Of(Accounts.WalletPromo), Of(Accounts.OnAccount));
        if (credit > 0)
        {
            card.Alerts.Add(new CardAlert($"{new Money(credit, card.Currency)} in the wallet", AlertSeverity.Info, "wallet"));
        }

        if (owed > 0)
        {
            card.Alerts.Add(new CardAlert($"Owes {new Money(owed, card.Currency)} on account", AlertSeverity.Warn, "account"));
        }
    }
}
