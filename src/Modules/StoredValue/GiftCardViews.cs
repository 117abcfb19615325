using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

internal static class GiftCardViews
{
    public static async Task<IReadOnlyList<GiftCardView>> Of(Reading reading, IReadOnlyList<GiftCardRow> cards)
    {
        var balances = new Dictionary<string, long>();
        foreach (var some in cards.GroupBy(c => c.Currency))
        {
            foreach (var (owner, amount) in await AccountReads.Available(reading, Accounts.GiftCard, Unit.Of(some.Key), [.. some.Select(c => c.Id.ToString())]))
            {
                balances[owner] = amount;
            }
        }

        var names = await Clients.Public.Names(reading, cards.Select(c => c.ClientId).OfType<ClientId>());
        return [.. cards.Select(c => View(c, balances.GetValueOrDefault(c.Id.ToString()), c.ClientId is { } id ? names.GetValueOrDefault(id) : null))];
    }

    public static async Task<GiftCardView> Of(Work work, GiftCardRow card) => View(
        card, await work.Ledger.Available(Accounts.Of(card)), card.ClientId is { } id ? (await Clients.Public.ClientOf(work, id))?.Name : null);

    private static GiftCardView View(GiftCardRow c, long balance, string? client) => new(
        c.Id, c.Label, c.Last, c.State(balance), c.Origin, new Money(balance, c.Currency), c.IssuedAt, c.ExpiresAt, c.ClientId, client, c.OrderId,
        c.BuyerName, c.BuyerEmail, c.RecipientName, c.RecipientEmail, c.SendAt, c.SentAt, c.BlockReason, c.Version);
}
