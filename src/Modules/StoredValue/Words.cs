using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>What our letters and the lines of an order say, in the language of the business, all languages side by side: a missing one does not compile.</summary>
internal sealed class Words(string locale)
{
    private readonly Speech speech = Speech.Of(locale);

    public static async Task<Words> Of(Work work) => new((await Places.Public.BusinessOf(work)).Locale);

    public string GiftCard => Say("Gift card", "Gutschein", "Carte cadeau");

    public string GiftCardTopUp(string last) => Say($"Top-up of gift card …{last}", $"Aufladung des Gutscheins …{last}", $"Recharge de la carte cadeau …{last}");

    public string WalletTopUp => Say("Wallet top-up", "Guthaben aufgeladen", "Recharge de l’avoir");

    public string AccountPayment => Say("Payment on account", "Zahlung der offenen Rechnung", "Paiement du compte");

    public string Instalment => Say("Instalment", "Rate", "Mensualité");

    public string CardLeft(string last, string left) => Say($"Gift card …{last}: {left} left", $"Gutschein …{last}: noch {left}", $"Carte cadeau …{last} : reste {left}");

    public string CardUntil(string day) => Say($"Valid until {day}.", $"Gültig bis {day}.", $"Valable jusqu’au {day}.");

    public string WalletLeft(string left, string? promotional) => promotional is null
        ? Say($"Wallet: {left} left", $"Guthaben: noch {left}", $"Avoir : reste {left}")
        : Say($"Wallet: {left} left, {promotional} of it promotional", $"Guthaben: noch {left}, davon {promotional} geschenkt", $"Avoir : reste {left}, dont {promotional} offerts");

    public string OnAccount(string owed) => Say($"On account: {owed} to pay", $"Auf Rechnung: {owed} offen", $"Sur le compte : {owed} à payer");

    public string Code { get; } = "Code";

    public string Value => Say("Value", "Wert", "Valeur");

    public string ValidUntil => Say("Valid until", "Gültig bis", "Valable jusqu’au");

    public string For => Say("For", "Für", "Pour");

    public string Left => Say("Balance", "Guthaben", "Solde");

    public string GiftSubject(string from, string business) => Say(
        $"A gift card from {from} for {business}", $"Ein Gutschein von {from} für {business}", $"Une carte cadeau de {from} pour {business}");

    public string GiftHeading => Say("A gift for you", "Ein Geschenk für Sie", "Un cadeau pour vous");

    public string Hello(string? name) => name is null ? Say("Hello,", "Guten Tag,", "Bonjour,") : Say($"Hello {name},", $"Guten Tag {name},", $"Bonjour {name},");

    public string GiftText(string business) => Say(
        $"this gift card pays at {business}, also in parts. Show the code or the enclosed card at the till.",
        $"mit diesem Gutschein zahlen Sie bei {business}, auch in Teilen. Zeigen Sie den Code oder die beigelegte Karte an der Kasse.",
        $"avec cette carte cadeau, vous payez chez {business}, aussi en plusieurs fois. Montrez le code ou la carte jointe à la caisse.");

    public string KeepCode => Say(
        "Whoever has the code can use the card. Keep it safe.", "Wer den Code hat, kann den Gutschein einlösen. Bewahren Sie ihn gut auf.",
        "Qui a le code peut utiliser la carte. Gardez-le bien.");

    public string ExpirySubject(string label) => Say(
        $"Your gift card {label} expires soon", $"Ihr Gutschein {label} läuft bald ab", $"Votre carte cadeau {label} expire bientôt");

    public string ExpiryHeading => Say("Your gift card expires soon", "Ihr Gutschein läuft bald ab", "Votre carte cadeau expire bientôt");

    public string ExpiryText => Say(
        "there is still something on your gift card. We look forward to your visit.", "auf Ihrem Gutschein ist noch Guthaben. Wir freuen uns auf Ihren Besuch.",
        "il reste quelque chose sur votre carte cadeau. Au plaisir de vous voir.");

    public string InstalmentSubject(string amount) => Say($"Due soon: instalment of {amount}", $"Bald fällig: Rate über {amount}", $"Bientôt due : mensualité de {amount}");

    public string InstalmentHeading => Say("Your next instalment", "Ihre nächste Rate", "Votre prochaine mensualité");

    public string InstalmentText => Say(
        "this is to remind you of your next instalment.", "hiermit erinnern wir Sie an Ihre nächste Rate.", "voici un rappel de votre prochaine mensualité.");

    public string Amount => Say("Amount", "Betrag", "Montant");

    public string Due => Say("Due on", "Fällig am", "Échéance");

    public string Open => Say("Still open", "Noch offen", "Reste dû");

    public string Money(Money money) => speech.Language == Language.English ? money.ToString() : $"{money.Figures.Replace('.', ',')} {money.Currency}";

    public string Date(LocalDate day) => speech.Language switch
    {
        Language.German => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.Day}.{day.Month}.{day.Year}"),
        Language.French => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day.Day:00}/{day.Month:00}/{day.Year}"),
        _ => Plain(day),
    };

    /// <summary>For people at the desk, whose screens are in English.</summary>
    public static string Plain(LocalDate day) => NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("d MMMM uuuu").Format(day);

    private string Say(string english, string german, string french) => speech.Language.Say(english, german, french);
}
