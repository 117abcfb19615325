using System.Net;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.StoredValue;

/// <summary>Gift cards for the public pages.</summary>
internal sealed class GiftCardDesk(BalanceGate gate) : IGiftCardDesk
{
    public async Task<GiftCardChoice?> Choice(Reading reading)
    {
        var rules = (await Policy.Of(reading, (await Places.Public.BusinessOf(reading)).Currency)).GiftCards;
        return rules.SoldOnline ? new GiftCardChoice(rules.Minimum, rules.Maximum, rules.Suggested, rules.ValidMonths) : null;
    }

    public async Task<GiftCardBalance?> Balance(Reading reading, string? code) =>
        await Public.BalanceByCode(reading, code) is { Blocked: false } found ? new GiftCardBalance(Ending(found.Label), found.Balance, found.ExpiresAt) : null;

    public async Task<Money?> Redeem(Work work, ClientId client, string? code) =>
        (await RedeemGiftCard.Redeem(work, client, code)).Failed(out _, out var done) ? null : done.Amount;

    public static string Ending(string label) => label[label.IndexOf('…', StringComparison.Ordinal)..];

    public bool MayAsk(IPAddress? from, string site, string? code) => gate.Enter(from, site, code);
}
