using Bookend.Core.Log;
using Bookend.Kernel;

namespace Bookend.StoredValue;

[Fact("giftCard.issued")]
public sealed record GiftCardIssued(GiftCardId Id, OrderId OrderId, Money Value) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("giftCard.toppedUp")]
public sealed record GiftCardToppedUp(GiftCardId Id, OrderId OrderId, Money Value) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Cards of another system came with their balances, all in one entry.</summary>
[Fact("giftCard.imported")]
public sealed record GiftCardsImported(EntryId Id, int Cards, Money Total) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A card was blocked, freed or extended, its letter sent, its code shown.</summary>
[Fact("giftCard.changed")]
public sealed record GiftCardChanged(GiftCardId Id, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("giftCard.transferred")]
public sealed record GiftCardTransferred(GiftCardId Id, GiftCardId To, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>What was left on the card is in her wallet now.</summary>
[Fact("giftCard.redeemed")]
public sealed record GiftCardRedeemed(GiftCardId Id, ClientId ClientId, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("giftCard.expired")]
public sealed record GiftCardExpired(GiftCardId Id, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("storedValue.policyChanged")]
public sealed record StoredValuePolicyChanged(BusinessId Id, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Money came into a wallet, with what was given on top.</summary>
[Fact("wallet.credited")]
public sealed record WalletCredited(ClientId Id, OrderId OrderId, Money Paid, Money Bonus) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("wallet.granted")]
public sealed record WalletGranted(ClientId Id, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("wallet.expired")]
public sealed record WalletExpired(ClientId Id, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("account.limitChanged")]
public sealed record AccountLimitChanged(ClientId Id, Money Limit) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A client paid what she owed, or an instalment of it.</summary>
[Fact("account.paid")]
public sealed record AccountPaid(ClientId Id, OrderId OrderId, PlanId? PlanId, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("account.planMade")]
public sealed record PlanMade(PlanId Id, ClientId ClientId, Money Total, int Instalments) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("account.planCancelled")]
public sealed record PlanCancelled(PlanId Id, ClientId ClientId) : IFact
{
    string IFact.Subject => Id.ToString();
}
