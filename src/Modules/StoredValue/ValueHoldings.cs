using Bookend.Clients;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.StoredValue;

/// <summary>The wallet and the gift cards that a client is shown of her own.</summary>
internal sealed class ValueHoldings : IHoldingsPart
{
    private const int Cards = 50;

    public async Task Contribute(Reading reading, ClientInfo client, Holdings holdings)
    {
        if ((await ShowWallet.Handle(reading, new ById<ClientId>(client.Id))).Failed(out _, out var wallet))
        {
            return;
        }

        if (wallet.Total.Amount != 0 || wallet.Account.Owed.Amount != 0)
        {
            holdings.Credit.Add(new CreditHeld(wallet.Paid, wallet.Promotional, wallet.Lots.Where(l => l.Promotional).Min(l => l.ExpiresAt), wallet.Account.Owed));
        }

        // A card that was sent to her, or that she bought to hand over herself. One that she gave to somebody else is the other's business by now,
        // and one that is still to come would be no surprise.
        var (id, email) = (client.Id, client.Email);
        var cards = await reading.Set<GiftCardRow>()
            .Where(c => c.BlockedAt == null && ((email != null && c.RecipientEmail == email && c.SentAt != null) || (c.ClientId == id && c.RecipientEmail == null)))
            .OrderByDescending(c => c.Id).Take(Cards).ToListAsync();
        foreach (var card in cards)
        {
            if (await LotsOfLine.Alive(reading, Accounts.Of(card)) is > 0 and var left)
            {
                holdings.GiftCards.Add(new GiftCardHeld($"…{card.Last}", new Money(left, card.Currency), card.ExpiresAt));
            }
        }
    }
}
