using Bookend.Payments;

namespace Bookend.Online;

/// <summary>Gift cards: buying one, and what is left on it.</summary>
public sealed partial class Words
{
    public string GiftCards => Say("Gift cards", "Gutscheine", "Cartes cadeaux");
    public string GiftGive => Say("Give a gift card", "Einen Gutschein verschenken", "Offrir une carte cadeau");
    public string GiftGiveHint => Say("Comes by e-mail, on the day you choose", "Kommt per E-Mail, an dem Tag, den Sie wünschen", "Arrive par e-mail, le jour de votre choix");
    public string GiftsNotSold => Say(
        "There are no gift cards online here at the moment. Please ask us when you visit or call.", "Zurzeit gibt es hier online keine Gutscheine. Fragen Sie uns gern vor Ort oder am Telefon.",
        "Pas de cartes cadeaux en ligne pour le moment. Demandez-nous sur place ou par téléphone.");
    public string GiftHowMuch => Say("How much?", "Wie viel?", "Quel montant ?");
    public string GiftOther => Say("Another amount", "Ein anderer Betrag", "Un autre montant");
    public string GiftBetween(string least, string most) => Say($"From {least} to {most}", $"Von {least} bis {most}", $"De {least} à {most}");
    public string GiftAmountWrong(string least, string most) => Say(
        $"Please choose one amount, from {least} to {most}.", $"Bitte wählen Sie einen Betrag, von {least} bis {most}.", $"Choisissez un seul montant, de {least} à {most}.");
    public string GiftForWhom => Say("For whom?", "Für wen?", "Pour qui ?");
    public string GiftToName => Say("Name on the card", "Name auf dem Gutschein", "Nom sur la carte");
    public string GiftToMissing => Say("Please tell us whom it is for.", "Bitte nennen Sie uns, für wen er ist.", "Indiquez pour qui elle est.");
    public string GiftToEmail => Say("Her or his e-mail", "Deren oder dessen E-Mail", "Son e-mail");
    public string GiftToEmailHint => Say(
        "Leave it empty, and the card comes to you, to print or to hand over.", "Bleibt das leer, kommt der Gutschein zu Ihnen, zum Drucken oder Weitergeben.",
        "Laissez vide, et la carte vous parvient, à imprimer ou à remettre.");
    public string GiftEmailWrong => Say("Please check this address; the card goes there.", "Bitte prüfen Sie diese Adresse; dorthin geht der Gutschein.", "Vérifiez cette adresse ; la carte y sera envoyée.");
    public string GiftMessage => Say("Your words to go with it", "Ihre Worte dazu", "Vos mots pour l’accompagner");
    public string GiftOn => Say("When shall it arrive?", "Wann soll er ankommen?", "Quand doit-elle arriver ?");
    public string GiftOnHint => Say("In the morning of that day. Leave it empty for right now.", "Am Morgen dieses Tages. Leer lassen heißt: gleich jetzt.", "Le matin de ce jour. Laissez vide pour maintenant.");
    public string GiftDateWrong => Say("Please choose a day between today and a year from now.", "Bitte wählen Sie einen Tag zwischen heute und in einem Jahr.", "Choisissez un jour entre aujourd’hui et dans un an.");
    public string GiftYou => Say("And you?", "Und Sie?", "Et vous ?");
    public string GiftEmailHint => Say("For the receipt", "Für den Beleg", "Pour le reçu");
    public string GiftBuyerEmailWrong => Say("Please check this address; the receipt goes there.", "Bitte prüfen Sie diese Adresse; dorthin geht der Beleg.", "Vérifiez cette adresse ; le reçu y sera envoyé.");
    public string GiftNext => Say("Look it over and pay", "Ansehen und bezahlen", "Vérifier et payer");
    public string GiftPrivacy => Say(
        "We use what you enter for this gift only.", "Ihre Angaben verwenden wir nur für dieses Geschenk.", "Vos données servent uniquement à ce cadeau.");
    public string GiftValid(int months) => months % 12 == 0
        ? Say($"Valid for {months / 12} years.", $"{months / 12} Jahre gültig.", $"Valable {months / 12} ans.")
        : Say($"Valid for {months} months.", $"{months} Monate gültig.", $"Valable {months} mois.");
    public string GiftCheck => Say("Is everything right?", "Stimmt alles so?", "Tout est correct ?");
    public string GiftFor => Say("For", "Für", "Pour");
    public string GiftGoesTo => Say("Goes to", "Geht an", "Envoyée à");
    public string GiftGoesOut => Say("Arrives", "Kommt an", "Arrive");
    public string GiftAtOnce => Say("right away", "gleich", "tout de suite");
    public string GiftFrom => Say("From", "Von", "De");
    public string GiftCardToPay => Say("Pay by card", "Mit Karte bezahlen", "Payer par carte");
    public string GiftIsTest => Say(
        "This is a test business: no money moves. Choose what the bank will say.", "Dies ist ein Test: Es fließt kein Geld. Wählen Sie, was die Bank sagen wird.",
        "Ceci est un test : aucun argent ne circule. Choisissez la réponse de la banque.");
    public string TestCardName(ChargeState? says) => says switch
    {
        ChargeState.Captured => TestCardOk,
        ChargeState.Declined => TestCardDeclined,
        ChargeState.Unknown => TestCardUnknown,
        _ => TestCardLost,
    };
    private string TestCardOk => Say("Test card that pays", "Testkarte, die zahlt", "Carte de test qui paie");
    private string TestCardDeclined => Say("Test card that is declined", "Testkarte, die abgelehnt wird", "Carte de test refusée");
    private string TestCardUnknown => Say("Test card whose bank does not answer at once", "Testkarte, deren Bank nicht gleich antwortet", "Carte de test dont la banque tarde à répondre");
    private string TestCardLost => Say("Test card whose bank is never reached", "Testkarte, deren Bank nie erreicht wird", "Carte de test dont la banque n’est jamais jointe");
    public string GiftPay(string amount) => Say($"Pay {amount}", $"{amount} bezahlen", $"Payer {amount}");
    public string GiftChooseCard => Say("Please choose a card. Nothing was charged.", "Bitte wählen Sie eine Karte. Es wurde nichts abgebucht.", "Choisissez une carte. Rien n’a été débité.");
    public string GiftDeclined => Say(
        "The bank said no, and nothing was charged. You can try another card.", "Die Bank hat abgelehnt, und es wurde nichts abgebucht. Versuchen Sie gern eine andere Karte.",
        "La banque a refusé et rien n’a été débité. Vous pouvez essayer une autre carte.");
    public string GiftOnceMore => Say(
        "We did not hear whether that arrived. Please press once more: you pay once, however often you press.",
        "Wir wissen nicht, ob das angekommen ist. Bitte drücken Sie noch einmal: Sie zahlen nur einmal, so oft Sie auch drücken.",
        "Nous ne savons pas si c’est arrivé. Appuyez encore une fois : vous ne payez qu’une fois.");
    public string GiftRefused => Say(
        "We could not sell this card as it is. Nothing was charged; please look it over, or call us.", "So konnten wir den Gutschein nicht verkaufen. Es wurde nichts abgebucht; bitte sehen Sie noch einmal nach oder rufen Sie uns an.",
        "Nous n’avons pas pu vendre cette carte ainsi. Rien n’a été débité ; vérifiez, ou appelez-nous.");
    public string GiftBought => Say("Thank you, it is paid", "Danke, er ist bezahlt", "Merci, c’est payé");
    public string GiftBoughtText => Say(
        "thank you for your gift. It is paid, and the card is on its way as you wished.", "danke für Ihr Geschenk. Es ist bezahlt, und der Gutschein geht auf den Weg, wie Sie es gewünscht haben.",
        "merci pour votre cadeau. Il est payé, et la carte part comme vous l’avez souhaité.");
    public string GiftReceiptTo(string email) => Say($"The receipt is on its way to {email}.", $"Der Beleg ist unterwegs an {email}.", $"Le reçu arrive à {email}.");
    public string GiftSeeReceipt => Say("See the receipt", "Beleg ansehen", "Voir le reçu");
    public string GiftReceiptLink => Say("Whoever has this link sees the receipt.", "Wer diesen Link hat, sieht den Beleg.", "Ce lien ouvre le reçu à qui le possède.");
    public string GiftAgain => Say("Give another one", "Noch einen verschenken", "En offrir une autre");
    public string GiftWaiting => Say("The bank is still thinking", "Die Bank überlegt noch", "La banque réfléchit encore");
    public string GiftWaitingText(string email) => Say(
        $"Please do not pay again: we keep asking. As soon as the bank says yes, the card goes out, and we write to {email} either way.",
        $"Bitte bezahlen Sie nicht noch einmal: Wir fragen weiter nach. Sobald die Bank ja sagt, geht der Gutschein hinaus, und so oder so schreiben wir an {email}.",
        $"Ne payez pas une seconde fois : nous continuons de demander. Dès que la banque accepte, la carte part, et dans tous les cas nous écrivons à {email}.");
    public string GiftAskAgain => Say("Ask the bank again", "Bei der Bank nachfragen", "Redemander à la banque");
    public string GiftNotPaid => Say("Your gift card was not paid", "Ihr Gutschein wurde nicht bezahlt", "Votre carte cadeau n’a pas été payée");
    public string GiftNotPaidText(string amount) => Say(
        $"the bank did not take the payment of {amount}. Nothing was charged, and no card was issued. You are welcome to try again.",
        $"die Bank hat die Zahlung über {amount} nicht ausgeführt. Es wurde nichts abgebucht und kein Gutschein ausgestellt. Versuchen Sie es gern noch einmal.",
        $"la banque n’a pas accepté le paiement de {amount}. Rien n’a été débité et aucune carte n’a été émise. Vous pouvez réessayer.");
    public string GiftBoughtSubject(string name, string amount) => Say(
        $"Thank you: gift card for {name}, {amount}", $"Danke: Gutschein für {name}, {amount}", $"Merci : carte cadeau pour {name}, {amount}");

    // What is left
    public string BalanceOf => Say("What is left on my gift card?", "Was ist noch auf meinem Gutschein?", "Que reste-t-il sur ma carte cadeau ?");
    public string GiftCode => Say("Code of the gift card", "Gutscheincode", "Code de la carte cadeau");
    public string GiftCodeHint => Say("As it stands on the card or in the letter", "Wie er auf dem Gutschein oder im Brief steht", "Tel qu’il figure sur la carte ou dans la lettre");
    public string ShowBalance => Say("Show what is left", "Guthaben zeigen", "Voir le solde");
    public string Left => Say("Left", "Guthaben", "Solde");
    public string ValidUntil => Say("Valid until", "Gültig bis", "Valable jusqu’au");
    public string CardWithEnd(string label) => Say("Gift card", "Gutschein", "Carte cadeau") + " " + label.Replace("…", "…\u2060", StringComparison.Ordinal); // not torn apart at the line's end
    public string CodeUnknown => Say(
        "We find no gift card that can be used with this code. Please check it, or ask us: we are glad to look.",
        "Zu diesem Code finden wir keinen Gutschein, der benutzt werden kann. Bitte prüfen Sie ihn, oder fragen Sie uns: Wir sehen gern nach.",
        "Nous ne trouvons pas de carte utilisable avec ce code. Vérifiez-le, ou demandez-nous : nous regarderons volontiers.");
}
