using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>
/// A gift card on an order, new or topped up. It is a voucher for whatever we sell: no tax now, tax when it pays. What is charged for it is
/// what we owe, to the cent.
/// </summary>
internal sealed class GiftCardLine : IOrderLine
{
    /// <summary>What is sent with the line.</summary>
    /// <param name="Code">Of a card that lies printed at the till; null: we make one.</param>
    /// <param name="SendOn">The letter goes out that morning at the site; null: at once when an address is given.</param>
    /// <param name="Buyer">Who pays on a public page: her letter says from whom the gift is, and she is told when it expires unused.</param>
    internal sealed record Details(string? Code = null, Recipient? Recipient = null, LocalDate? SendOn = null, Buyer? Buyer = null);

    internal sealed record Buyer(string? Name = null, string? Email = null);

    internal sealed record Recipient(string? Name = null, string? Email = null, string? Greeting = null);

    /// <summary>Kept with the line. The code is not among it.</summary>
    internal sealed record Terms(GiftCardId Card, bool TopUp, int Policy, int? ValidMonths);

    public LineKind Kind => LineKind.GiftCard;

    public async Task<Result<LineOffer>> Offer(Work work, LineWish wish)
    {
        var policy = await Policy.Of(work, wish.Currency);
        if (await Value(work, wish, policy) is { } refusal || Wire.Read<Details>(wish.Details, $"{wish.Pointer}/details").Failed(out refusal, out var details))
        {
            return refusal;
        }

        if (wish.ItemId is not null)
        {
            return await TopUp(work, wish, policy);
        }

        var row = new GiftCardWishRow { BusinessId = work.Business, CardId = work.NewId<GiftCardId>(), At = work.Now };
        refusal = await Code(work, row, details?.Code, $"{wish.Pointer}/details/code") ?? Address(row, details?.Recipient, $"{wish.Pointer}/details/recipient") ?? From(row, details?.Buyer, $"{wish.Pointer}/details/buyer");
        if (refusal is not null)
        {
            return refusal;
        }

        row.SendAt = row.RecipientEmail is null ? null : await GiftCardLetter.When(work, wish.SiteId, details?.SendOn);
        work.Db.Add(row);
        return Priced((await Words.Of(work)).GiftCard, wish.Price!.Value, new Terms(row.CardId, TopUp: false, policy.Version, policy.GiftCards.ValidMonths));
    }

    public async Task<Result<IReadOnlyList<LineCredit>>> Sell(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry)
    {
        var terms = JsonSerializer.Deserialize<Terms>(line.Terms!, Json.Options)!;
        var expires = await Expiry.Of(work, order.SiteId, order.Day, terms.ValidMonths);

        // When an order is split, its parts may hold parts of one card: the first that is paid issues it, the others fill it up.
        var card = await work.Db.FindAsync<GiftCardRow>(work.Business, terms.Card);
        var isNew = card is null;
        if (card?.BlockedAt is not null)
        {
            return StoredValueErrors.CardBlocked.Because($"{card.Label} was blocked meanwhile. Nothing was booked; take it off the order.");
        }

        if (card is null && (await Issue(work, order, line, terms.Card)).Failed(out var refusal, out card))
        {
            return refusal;
        }

        card!.ExpiresAt = Expiry.Sooner(card.ExpiresAt, expires);
        card.Version++;
        if (card.SendAt <= work.Now && card.SentAt is null && await GiftCardLetter.Bring(work, card, order.Money(line.Net)) is { } unsent)
        {
            return unsent;
        }

        IFact fact = !isNew ? new GiftCardToppedUp(card.Id, order.Id, order.Money(line.Net)) : new GiftCardIssued(card.Id, order.Id, order.Money(line.Net));
        work.Log.Append(fact);
        return new LineCredit[] { new(Accounts.Of(card), line.Net, expires) };
    }

    /// <summary>The part that nobody has spent, as long as the policy of the day of sale gives it back.</summary>
    public bool AsksWhenUsed => true;

    public async Task<long?> Unused(Work work, OrderSnapshot order, LineSnapshot line)
    {
        var terms = JsonSerializer.Deserialize<Terms>(line.Terms!, Json.Options)!;
        var left = await LotsOfLine.Left(work, Accounts.GiftCard.Of(terms.Card, order.Currency), order.Id, line.Id);
        var rules = (await Policy.At(work, terms.Policy, order.Currency)).GiftCards;
        return rules.RefundDays is { } days && work.Now > left.Since + Duration.FromDays(days) ? 0 : left.Amount;
    }

    private static async Task<Refusal?> Value(Work work, LineWish wish, Policy policy)
    {
        var rules = policy.GiftCards;
        if (wish.Quantity != 1)
        {
            return CommonErrors.Invalid.At($"{wish.Pointer}/quantity", "Each gift card is a line of its own: it has its own code.");
        }

        if ((await Places.Public.BusinessOf(work)).Currency != wish.Currency)
        {
            return StoredValueErrors.ValueRefused.At($"{wish.Pointer}/unitPrice", $"Gift cards are sold in {rules.Minimum.Currency} only.");
        }

        return wish.Price is { } value && value.Amount >= rules.Minimum.Amount && value.Amount <= rules.Maximum.Amount
            ? null
            : StoredValueErrors.ValueRefused.At($"{wish.Pointer}/unitPrice", $"A gift card is worth from {rules.Minimum} to {rules.Maximum}.");
    }

    private static async Task<Result<LineOffer>> TopUp(Work work, LineWish wish, Policy policy)
    {
        var pointer = $"{wish.Pointer}/itemId";
        if (!GiftCardId.TryParse(wish.ItemId, out var id) || await work.Set<GiftCardRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id) is not { } card)
        {
            return StoredValueErrors.CardUnknown.At(pointer, "There is no such gift card.");
        }

        if (card.BlockedAt is not null)
        {
            return StoredValueErrors.CardBlocked.At(pointer, $"{card.Label} is blocked: {card.BlockReason}.");
        }

        if (card.Currency != wish.Currency)
        {
            return StoredValueErrors.CardCurrency.At(pointer, $"{card.Label} holds {card.Currency}.");
        }

        var held = await work.Ledger.Available(Accounts.Of(card)) + wish.Price!.Value.Amount;
        return held > policy.GiftCards.Maximum.Amount
            ? StoredValueErrors.ValueRefused.At($"{wish.Pointer}/unitPrice", $"A gift card holds {policy.GiftCards.Maximum} at most.")
            : Priced((await Words.Of(work)).GiftCardTopUp(card.Last), wish.Price.Value, new Terms(id, TopUp: true, policy.Version, policy.GiftCards.ValidMonths));
    }

    private static LineOffer Priced(string name, Money value, Terms terms) =>
        new(name, value, [], JsonSerializer.Serialize(terms, Json.Options), Discountable: false);

    /// <summary>A code that came with the card is reserved when the card is sold, not when it is put on the order: until then another till may sell it.</summary>
    private static async Task<Refusal?> Code(Work work, GiftCardWishRow wish, string? code, string pointer)
    {
        if (code is null)
        {
            return null;
        }

        if (GiftCode.Normal(code) is not { } normal || CardNumbers.IsIn(code))
        {
            return CommonErrors.Invalid.At(pointer, $"A code has {GiftCode.Shortest} to {GiftCode.Longest} letters and digits, and is no payment card's number.");
        }

        (wish.CodeHash, wish.Last) = ((await CodeBook.Of(work)).Hash(normal), GiftCode.Last(normal));
        return await CodeBook.Taken(work, wish.CodeHash)
            ? StoredValueErrors.CodeTaken.At(pointer, $"The gift card …{wish.Last} has been issued before. To load it again, top it up.")
            : null;
    }

    private static Refusal? Address(GiftCardWishRow wish, Recipient? to, string pointer)
    {
        (wish.RecipientName, wish.Greeting) = (Texts.Clean(to?.Name), Texts.Clean(to?.Greeting));
        if (wish.RecipientName?.Length > Limits.Name || wish.Greeting?.Length > Limits.Greeting)
        {
            return CommonErrors.Invalid.At(pointer, $"A name has at most {Limits.Name} characters, a greeting {Limits.Greeting}.");
        }

        if (to?.Email is null)
        {
            return null;
        }

        wish.RecipientEmail = Email(to.Email);
        return wish.RecipientEmail is null ? CommonErrors.EmailInvalid.At($"{pointer}/email", "Please check the e-mail address.") : null;
    }

    private static Refusal? From(GiftCardWishRow wish, Buyer? by, string pointer)
    {
        (wish.BuyerName, wish.BuyerEmail) = (Texts.Clean(by?.Name), by?.Email is null ? null : Email(by.Email));
        if (wish.BuyerName?.Length > Limits.Name)
        {
            return CommonErrors.Invalid.At($"{pointer}/name", $"A name has at most {Limits.Name} characters.");
        }

        return by?.Email is not null && wish.BuyerEmail is null ? CommonErrors.EmailInvalid.At($"{pointer}/email", "Please check the e-mail address.") : null;
    }

    private static string? Email(string text) =>
        Texts.Email(text) is { } email && email.All(char.IsAscii) && email.LastIndexOf('.') > email.IndexOf('@', StringComparison.Ordinal) ? email : null;

    private static async Task<Result<GiftCardRow?>> Issue(Work work, OrderSnapshot order, LineSnapshot line, GiftCardId id)
    {
        var wish = await work.Db.FindAsync<GiftCardWishRow>(work.Business, id) ?? new GiftCardWishRow { CardId = id };
        var card = new GiftCardRow
        {
            BusinessId = work.Business,
            Id = id,
            Origin = GiftCardOrigin.Sold,
            Currency = order.Currency,
            ClientId = order.ClientId,
            SiteId = order.SiteId,
            OrderId = order.Id,
            LineId = line.Id,
            BuyerName = wish.BuyerName,
            BuyerEmail = wish.BuyerEmail,
            RecipientName = wish.RecipientName,
            RecipientEmail = wish.RecipientEmail,
            Greeting = wish.Greeting,
            SendAt = wish.SendAt,
            IssuedAt = work.Now,
            IssuedBy = work.Actor.ToString(),
        };
        if (wish.CodeHash is not { } hash)
        {
            await (await CodeBook.Of(work)).Name(work, card);
        }
        else if (await CodeBook.Taken(work, hash) || work.Db.Set<GiftCardRow>().Local.Any(c => c.BusinessId == work.Business && c.CodeHash.AsSpan().SequenceEqual(hash)))
        {
            return StoredValueErrors.CodeTaken.Because($"The gift card …{wish.Last} was sold at another till meanwhile. Nothing was booked; take another card.");
        }
        else
        {
            (card.CodeHash, card.Last) = (hash, wish.Last!);
        }

        card.Index();
        work.Db.Add(card);
        if (work.Db.Entry(wish).State != EntityState.Detached)
        {
            work.Db.Remove(wish);
        }

        return card;
    }
}
