using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>What our letters say, in the language of the business. English where we do not speak it.</summary>
internal sealed class Words(string locale)
{
    private readonly bool german = locale.StartsWith("de", StringComparison.OrdinalIgnoreCase);

    public string GiftCard => german ? "Gutschein" : "Gift card";

    public string Code { get; } = "Code";

    public string Value => german ? "Wert" : "Value";

    public string ValidUntil => german ? "Gültig bis" : "Valid until";

    public string For => german ? "Für" : "For";

    public string Left => german ? "Guthaben" : "Balance";

    public string GiftSubject(string from, string business) => german ? $"Ein Gutschein von {from} für {business}" : $"A gift card from {from} for {business}";

    public string GiftHeading => german ? "Ein Geschenk für Sie" : "A gift for you";

    public string Hello(string? name) => name is null ? (german ? "Guten Tag," : "Hello,") : german ? $"Guten Tag {name}," : $"Hello {name},";

    public string GiftText(string business) => german
        ? $"mit diesem Gutschein zahlen Sie bei {business}, auch in Teilen. Zeigen Sie den Code oder die beigelegte Karte an der Kasse."
        : $"this gift card pays at {business}, also in parts. Show the code or the enclosed card at the till.";

    public string KeepCode => german ? "Wer den Code hat, kann den Gutschein einlösen. Bewahren Sie ihn gut auf." : "Whoever has the code can use the card. Keep it safe.";

    public string ExpirySubject(string label) => german ? $"Ihr Gutschein {label} läuft bald ab" : $"Your gift card {label} expires soon";

    public string ExpiryHeading => german ? "Ihr Gutschein läuft bald ab" : "Your gift card expires soon";

    public string ExpiryText => german ? "auf Ihrem Gutschein ist noch Guthaben. Wir freuen uns auf Ihren Besuch." : "there is still something on your gift card. We look forward to your visit.";

    public string InstalmentSubject(string amount) => german ? $"Bald fällig: Rate über {amount}" : $"Due soon: instalment of {amount}";

    public string InstalmentHeading => german ? "Ihre nächste Rate" : "Your next instalment";

    public string InstalmentText => german ? "hiermit erinnern wir Sie an Ihre nächste Rate." : "this is to remind you of your next instalment.";

    public string Amount => german ? "Betrag" : "Amount";

    public string Due => german ? "Fällig am" : "Due on";

    public string Open => german ? "Noch offen" : "Still open";

    public string Money(Money money)
    {
        var figures = money.Figures;
        return german ? $"{figures.Replace('.', ',')} {money.Currency}" : money.ToString();
    }

    public string Date(LocalDate day) => german
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.Day}.{day.Month}.{day.Year}")
        : Plain(day);

    /// <summary>For people at the desk, whose screens are in English.</summary>
    public static string Plain(LocalDate day) => NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu").Format(day);
}
