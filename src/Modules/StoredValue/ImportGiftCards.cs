using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>
/// Cards that another system has issued, with what is left on them. One entry against the opening balances; the totals that the other
/// system's report shows are the proof, and without it nothing is stored.
/// </summary>
internal static class ImportGiftCards
{
    /// <param name="Until">The last day on which it pays; null: never expires.</param>
    public sealed record Card(string Code, Money Balance, LocalDate? Until = null, string? RecipientName = null);

    public sealed record Proof(int Cards, Money Total);

    public sealed record Request(IReadOnlyList<Card> Cards, Proof Proof);

    public sealed record View(int Cards, Money Total, EntryId EntryId);

    public static async Task<Result<View>> Handle(Work work, NoPath path, Request body)
    {
        var business = await Places.Public.BusinessOf(work);
        if (Check(body, business.Currency) is { } wrong)
        {
            return wrong;
        }

        var book = await CodeBook.Of(work);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var cards = new List<(GiftCardRow Row, long Amount)>();
        for (var i = 0; i < body.Cards.Count; i++)
        {
            if (Row(work, book, business.Zone, body.Cards[i], $"/cards/{i}").Failed(out var refusal, out var row))
            {
                return refusal;
            }

            if (!known.Add(Convert.ToHexString(row.CodeHash)))
            {
                return StoredValueErrors.CodeTaken.At($"/cards/{i}/code", $"The code …{row.Last} comes twice. Nothing was imported.");
            }

            cards.Add((row, body.Cards[i].Balance.Amount));
        }

        var hashes = cards.ConvertAll(c => c.Row.CodeHash);
        if (await work.Set<GiftCardRow>().AsNoTracking().FirstOrDefaultAsync(c => hashes.Contains(c.CodeHash)) is { } there)
        {
            var index = cards.FindIndex(c => c.Row.CodeHash.AsSpan().SequenceEqual(there.CodeHash));
            return StoredValueErrors.CodeTaken.At($"/cards/{index}/code", $"{there.Label} is here already. Nothing was imported.");
        }

        return await Book(work, cards, business.Currency);
    }

    private static async Task<Result<View>> Book(Work work, List<(GiftCardRow Row, long Amount)> cards, Currency currency)
    {
        var entry = new EntryDraft("giftCard.import", await Days.Today(work, null));
        var leg = new Leg(Rules.Import);
        var total = cards.Aggregate(0L, (sum, c) => checked(sum + c.Amount));
        entry.Debit(Accounts.Opening.Of(currency), total, leg);
        foreach (var (row, amount) in cards)
        {
            work.Append(row);
            entry.Credit(Accounts.Of(row), amount, leg, expires: row.ExpiresAt);
        }

        if ((await work.Ledger.Post(entry)).Failed(out var refusal, out var posted))
        {
            return refusal;
        }

        var sum = new Money(total, currency);
        Access.Audit.Record(work, "giftCard.import", posted.Id.ToString(), $"{cards.Count} cards, {sum}");
        work.Log.Append(new GiftCardsImported(posted.Id, cards.Count, sum));
        return new View(cards.Count, sum, posted.Id);
    }

    private static Refusal? Check(Request body, Currency currency)
    {
        if (body.Cards.Count is 0 or > Limits.Import)
        {
            return CommonErrors.Invalid.At("/cards", $"Send 1 to {Limits.Import} cards at once.");
        }

        for (var i = 0; i < body.Cards.Count; i++)
        {
            if (body.Cards[i].Balance is var balance && (balance.Amount <= 0 || balance.Currency != currency))
            {
                return CommonErrors.Invalid.At($"/cards/{i}/balance", $"An opening balance is above zero and in {currency}.");
            }
        }

        var total = body.Cards.Aggregate(0L, (sum, c) => checked(sum + c.Balance.Amount));
        return body.Proof.Cards == body.Cards.Count && body.Proof.Total == new Money(total, currency)
            ? null
            : StoredValueErrors.ProofFailed.At("/proof", $"You sent {body.Cards.Count} cards with {new Money(total, currency)}; the proof says {body.Proof.Cards} with {body.Proof.Total}. Nothing was imported.");
    }

    private static Result<GiftCardRow> Row(Work work, CodeBook book, DateTimeZone zone, Card card, string pointer)
    {
        if (GiftCode.Normal(card.Code) is not { } normal || CardNumbers.IsIn(card.Code))
        {
            return CommonErrors.Invalid.At($"{pointer}/code", $"A code has {GiftCode.Shortest} to {GiftCode.Longest} letters and digits, and is no payment card's number.");
        }

        var until = card.Until is { } day ? Expiry.EndOf(day, zone) : (Instant?)null;
        if (until <= work.Now)
        {
            return CommonErrors.Invalid.At($"{pointer}/until", "This card has expired. Leave it out, or give it a later day.");
        }

        if (card.RecipientName?.Length > Limits.Name)
        {
            return CommonErrors.Invalid.At($"{pointer}/recipientName", $"A name has at most {Limits.Name} characters.");
        }

        var row = new GiftCardRow
        {
            BusinessId = work.Business,
            Id = work.NewId<GiftCardId>(),
            CodeHash = book.Hash(normal),
            Last = GiftCode.Last(normal),
            Origin = GiftCardOrigin.Imported,
            Currency = card.Balance.Currency,
            RecipientName = Texts.Clean(card.RecipientName),
            IssuedAt = work.Now,
            IssuedBy = work.Actor.ToString(),
            ExpiresAt = until,
            Version = 1,
        };
        row.Index();
        return row;
    }
}
