using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>Who carries our letters; nobody in an installation without Messaging.</summary>
internal sealed class LetterDesk(IEnumerable<ILetterBox> boxes)
{
    public ILetterBox? Box { get; } = boxes.FirstOrDefault();
}

/// <summary>Letters to whoever has a card. The code is in the letter that brings the card and in no other.</summary>
internal static class GiftCardLetter
{
    private static readonly LocalTime Morning = new(8, 0);

    /// <summary>Now, or that morning at the site.</summary>
    public static async Task<Instant> When(Work work, SiteId site, LocalDate? day)
    {
        if (day is not { } date)
        {
            return work.Now;
        }

        var zone = (await Places.Public.SiteOf(work, site))!.Zone;
        return Instant.Max(work.Now, date.At(Morning).InZoneLeniently(zone).ToInstant());
    }

    /// <summary>Brings the card to its recipient.</summary>
    /// <param name="again">Sent again on somebody's wish: another letter each time.</param>
    public static async Task<Refusal?> Bring(Work work, GiftCardRow card, Money value, string? again = null)
    {
        if (Box(work) is not { } box)
        {
            return StoredValueErrors.NoLetters.Because("This installation sends no letters. Print the card instead.");
        }

        if ((await CodeBook.Of(work)).CodeOf(card) is not { } code)
        {
            return StoredValueErrors.CodeForeign.Because($"{card.Label} came with its own code, which we do not keep. Hand the card over itself.");
        }

        var (business, words) = await Around(work);
        var from = card.ClientId is { } buyer && await Clients.Public.ClientOf(work, buyer) is { } client ? client.Name : card.BuyerName ?? business.Name;
        var paper = Paper(business, words, card, value, code, await Zone(work, card, business));
        var letter = new PlainLetter(
            Ids.Derived<MessageId>($"{card.Id} gift {again}"), card.SiteId, card.RecipientEmail!, card.RecipientName, words.GiftSubject(from, business.Name), words.GiftHeading,
            [words.Hello(card.RecipientName), .. card.Greeting is null ? [] : new[] { card.Greeting }, words.GiftText(business.Name)],
            Rows(words, value, GiftCode.Spaced(code), await Until(work, card, business, words)), [words.KeepCode], card.Id.ToString())
        {
            Enclosures = [new Enclosure("gift-card.svg", "image/svg+xml", paper)],
        };
        if (await box.Put(work, letter) is { } refusal)
        {
            return refusal;
        }

        card.SentAt = work.Now;
        card.Version++;
        ValueEvents.Append(work, card.Id.ToString(), ValueEvent.Sent, null);
        return null;
    }

    /// <summary>Something is left and will expire.</summary>
    public static async Task Warn(Work work, GiftCardRow card, string to, string? name, Money left)
    {
        if (Box(work) is not { } box)
        {
            return;
        }

        var (business, words) = await Around(work);
        await box.Put(work, new PlainLetter(
            Ids.Derived<MessageId>($"{card.Id} expires {Micros.Of(card.ExpiresAt!.Value)}"), card.SiteId, to, name, words.ExpirySubject($"…{card.Last}"), words.ExpiryHeading,
            [words.Hello(name), words.ExpiryText],
            [(words.GiftCard, $"…{card.Last}"), (words.Left, words.Money(left)), .. await Until(work, card, business, words) is { } until ? [(words.ValidUntil, until)] : Array.Empty<(string, string)>()],
            [], card.Id.ToString()));
    }

    public static string Paper(BusinessInfo business, Words words, GiftCardRow card, Money value, string code, DateTimeZone zone) => CardPaper.Svg(
        business.LogoText ?? business.Name, business.Accent ?? "", words.GiftCard, words.Money(value), GiftCode.Spaced(code),
        card.ExpiresAt is { } at ? $"{words.ValidUntil} {words.Date(LastDay(at, zone))}" : null, card.RecipientName is { } name ? $"{words.For} {name}" : null);

    public static async Task<(BusinessInfo Business, Words Words)> Around(Work work)
    {
        var business = await Places.Public.BusinessOf(work);
        return (business, new Words(business.Locale));
    }

    public static async Task<DateTimeZone> Zone(Work work, GiftCardRow card, BusinessInfo business) =>
        card.SiteId is { } site && await Places.Public.SiteOf(work, site) is { } info ? info.Zone : business.Zone;

    public static ILetterBox? Box(Work work) => work.Db.GetService<LetterDesk>().Box;

    private static async Task<string?> Until(Work work, GiftCardRow card, BusinessInfo business, Words words) =>
        card.ExpiresAt is { } at ? words.Date(LastDay(at, await Zone(work, card, business))) : null;

    /// <summary>It expires when that day has ended.</summary>
    private static LocalDate LastDay(Instant expiresAt, DateTimeZone zone) => (expiresAt - Duration.Epsilon).InZone(zone).Date;

    private static List<(string Label, string Value)> Rows(Words words, Money value, string code, string? until)
    {
        List<(string, string)> rows = [(words.Code, code), (words.Value, words.Money(value))];
        if (until is not null)
        {
            rows.Add((words.ValidUntil, until));
        }

        return rows;
    }
}
