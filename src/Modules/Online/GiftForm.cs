using System.Globalization;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Online;

internal static class GiftLimits
{
    public const int Name = 120;
    public const int Message = 500;
    public const int Amount = 16;
    public const int Code = 80;
    public const int Days = 366;
}

/// <summary>What somebody who buys a gift card has typed.</summary>
/// <param name="Amount">One of those that are offered, in minor units; empty: she typed her own.</param>
/// <param name="ToEmail">Empty: the card comes to the buyer.</param>
/// <param name="On">ISO date; empty: at once.</param>
public sealed record GiftForm(string Amount, string Other, string To, string ToEmail, string Message, string On, string Name, string Email)
{
    public static readonly GiftForm Empty = new("", "", "", "", "", "", "", "");

    internal static GiftForm Read(Func<string, string> field) => new(
        field("amount"), field("other"), field("to"), field("toEmail"), field("message"), field("on"), field("name"), field("email"));

    /// <summary>The same again, unseen, on the page where she pays: nothing of it is kept before she does.</summary>
    internal IEnumerable<(string Name, string Value)> Fields() =>
        [("amount", Amount), ("other", Other), ("to", To), ("toEmail", ToEmail), ("message", Message), ("on", On), ("name", Name), ("email", Email)];
}

/// <summary>The gift that a form describes.</summary>
/// <param name="On">Null: at once.</param>
internal sealed record Gift(GiftForm Form, Money Amount, LocalDate? On);

/// <summary>What a stranger typed, checked field by field. Pure.</summary>
internal static class GiftCheck
{
    /// <returns>The cleaned form; what to say beside which field; and the gift, when there is nothing to say.</returns>
    public static (GiftForm Form, IReadOnlyDictionary<string, string> Errors, Gift? Gift) Check(GiftForm typed, GiftCardChoice choice, LocalDate today, Words words, Speech speech)
    {
        var form = new GiftForm(
            typed.Amount, typed.Other.Trim(), Line(typed.To), typed.ToEmail.Trim(), Texts.Clean(typed.Message) ?? "", typed.On.Trim(), Line(typed.Name), typed.Email.Trim());
        var errors = new Dictionary<string, string>();
        var amount = Amount(form, choice);
        Add("other", amount is null ? words.GiftAmountWrong(speech.Money(choice.Minimum), speech.Money(choice.Maximum)) : null);
        Add("to", Named(form.To, words.GiftToMissing));
        Add("toEmail", form.ToEmail.Length == 0 || Messaging.Public.IsAddress(form.ToEmail) ? null : words.GiftEmailWrong);
        Add("message", form.Message.Length > GiftLimits.Message ? words.TooLong(GiftLimits.Message) : null);
        var on = form.On.Length == 0 ? null : Links.Date(form.On);
        Add("on", form.On.Length > 0 && (on is not { } day || day < today || day > today.PlusDays(GiftLimits.Days)) ? words.GiftDateWrong : null);
        Add("name", Named(form.Name, words.NameMissing));
        Add("email", Messaging.Public.IsAddress(form.Email) ? null : words.GiftBuyerEmailWrong);
        return (form, errors, errors.Count > 0 ? null : new Gift(form, amount!.Value, on == today ? null : on));

        string? Named(string name, string missing) => name.Length == 0 ? missing : name.Length > GiftLimits.Name ? words.TooLong(GiftLimits.Name) : null;

        void Add(string field, string? error)
        {
            if (error is not null)
            {
                errors[field] = error;
            }
        }
    }

    /// <summary>
    /// "75", "75,5" or "75.50" as people type it, in minor units. Separators of thousands are not understood, on purpose: what is one here is a decimal
    /// point next door.
    /// </summary>
    public static Money? Amount(string text, Currency currency)
    {
        var parts = text.Trim().Trim('€', '$', '£', '¥').Trim().Replace(',', '.').Split('.');
        if (parts.Length > 2 || parts[0].Length is 0 or > 9 || (parts.Length == 2 && (parts[1].Length == 0 || parts[1].Length > currency.Digits)) ||
            parts.Any(p => !p.All(char.IsAsciiDigit)))
        {
            return null;
        }

        var fraction = parts.Length == 2 ? parts[1] : "";
        return new Money(long.Parse(parts[0] + fraction.PadRight(currency.Digits, '0'), CultureInfo.InvariantCulture), currency);
    }

    /// <summary>Chosen or typed, not both: nobody shall pay another amount than she had in mind.</summary>
    private static Money? Amount(GiftForm form, GiftCardChoice choice)
    {
        var currency = choice.Minimum.Currency;
        var suggested = choice.Suggested.FirstOrDefault(s => form.Amount == s.Amount.ToString(CultureInfo.InvariantCulture));
        var chosen = suggested.Amount > 0 ? suggested : (Money?)null;
        var typed = form.Other.Length is > 0 and <= GiftLimits.Amount ? Amount(form.Other, currency) : null;
        var amount = (chosen, form.Other.Length) switch
        {
            (not null, 0) => chosen,
            (null, > 0) => typed,
            (not null, _) => typed == chosen ? typed : null,
            _ => null,
        };
        return amount is { } value && value.Amount >= choice.Minimum.Amount && value.Amount <= choice.Maximum.Amount ? amount : null;
    }

    private static string Line(string text) => (Texts.Clean(text) ?? "").Replace('\n', ' ');
}
