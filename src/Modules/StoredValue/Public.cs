using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>What somebody who has a card may know of it.</summary>
/// <param name="ExpiresAt">Of the value that ends first; null: never.</param>
public sealed record CardBalance(string Label, Money Balance, Instant? ExpiresAt, bool Blocked);

/// <summary>What pages for clients may ask.</summary>
public static class Public
{
    /// <summary>
    /// What is left on the card with this code; null: there is none. Whether there is one or not, the same queries run: the time tells nothing.
    /// The caller limits how often it may be asked.
    /// </summary>
    public static async Task<CardBalance?> BalanceByCode(Reading reading, string? code)
    {
        var hash = (await CodeBook.Of(reading)).Hash(GiftCode.Normal(code) ?? "");
        var card = await reading.Set<GiftCardRow>().FirstOrDefaultAsync(c => c.CodeHash == hash);
        var asked = card ?? new GiftCardRow { Id = Ids.Derived<GiftCardId>("none"), Currency = (await Places.Public.BusinessOf(reading)).Currency };
        var left = await LotsOfLine.Alive(reading, Accounts.Of(asked));
        return card is null ? null : new CardBalance(card.Label, new Money(left, card.Currency), card.ExpiresAt, card.BlockedAt is not null);
    }
}
