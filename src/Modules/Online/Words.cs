using Bookend.Kernel;

namespace Bookend.Online;

/// <summary>Every sentence of the public pages and letters, in all languages side by side: a missing one does not compile.</summary>
public sealed partial class Words(Language language)
{
    private string Say(string english, string german, string french) => language.Say(english, german, french);

    // Booking
    public string BookAVisit => Say("Book a visit", "Termin buchen", "Prendre rendez-vous");
    public string ChooseService => Say("What would you like?", "Was dürfen wir für Sie tun?", "Que souhaitez-vous ?");
    public string OtherServices => Say("More", "Weitere", "Autres");
    public string ChoosePerson => Say("With whom?", "Bei wem?", "Avec qui ?");
    public string Anyone => Say("Anyone who is free", "Wer zuerst frei ist", "Peu importe, la première personne libre");
    public string AnyoneHint => Say("Most times to choose from", "Die größte Auswahl an Zeiten", "Le plus grand choix d’horaires");
    public string AddSomething => Say("Add something?", "Noch etwas dazu?", "Un petit plus ?");
    public string ChooseTime => Say("When does it suit you?", "Wann passt es Ihnen?", "Quand cela vous convient-il ?");
    public string Earlier => Say("Earlier", "Früher", "Avant");
    public string Later => Say("Later", "Später", "Après");
    public string Morning => Say("Morning", "Vormittag", "Matin");
    public string Afternoon => Say("Afternoon", "Nachmittag", "Après-midi");
    public string Evening => Say("Evening", "Abend", "Soir");
    public string NothingFree => Say("Nothing is free in these two weeks.", "In diesen zwei Wochen ist nichts frei.", "Rien de libre pendant ces deux semaines.");
    public string NothingThatDay => Say("Nothing is free on this day.", "An diesem Tag ist nichts frei.", "Rien de libre ce jour-là.");
    public string NoOnlineServices => Say(
        "Nothing can be booked online here at the moment. Please call us.", "Zurzeit kann hier nichts online gebucht werden. Bitte rufen Sie uns an.",
        "Aucune réservation en ligne pour le moment. Appelez-nous.");
    public string DaysFree(int count) => Say($"{count} times free", $"{count} Zeiten frei", $"{count} horaires libres");
    public string Full => Say("nothing free", "nichts frei", "complet");
    public string Days => Say("Days", "Tage", "Jours");
    public string TimesIn(string zone) => Say($"Local times ({zone})", $"Zeiten vor Ort ({zone})", $"Heures locales ({zone})");
    public string NextFree(string date) => Say($"Next free: {date}", $"Nächster freier Tag: {date}", $"Prochain jour libre : {date}");
    public string Free => Say("free", "kostenlos", "gratuit");
    public string Change => Say("Change", "Ändern", "Modifier");
    public string With(string name) => Say($"with {name}", $"bei {name}", $"avec {name}");

    // Details
    public string YourDetails => Say("Who is coming?", "Wer kommt?", "Qui vient ?");
    public string KeptUntil(string time) => Say($"Kept for you until {time}", $"Für Sie freigehalten bis {time}", $"Gardé pour vous jusqu’à {time}");
    public string Name => Say("Name", "Name", "Nom");
    public string Email => Say("E-mail", "E-Mail", "E-mail");
    public string EmailHint => Say("For the confirmation and your link", "Für die Bestätigung und Ihren Link", "Pour la confirmation et votre lien");
    public string Phone => Say("Phone", "Telefon", "Téléphone");
    public string PhoneHint => Say("In case something comes up here", "Falls bei uns etwas dazwischenkommt", "En cas d’imprévu chez nous");
    public string Optional => Say("optional", "freiwillig", "facultatif");
    public string Note => Say("Anything we should know?", "Sollten wir etwas wissen?", "Quelque chose à savoir ?");
    public string Privacy => Say(
        "We use what you enter for this visit only.", "Ihre Angaben verwenden wir nur für diesen Termin.", "Vos données servent uniquement à ce rendez-vous.");
    public string BookFor(string price) => Say($"Book for {price}", $"Für {price} buchen", $"Réserver pour {price}");
    public string PayThere => Say("You pay at the visit.", "Sie bezahlen vor Ort.", "Vous payez sur place.");
    public string LeaveEmpty => Say("Leave this field empty", "Dieses Feld leer lassen", "Laissez ce champ vide");
    public string Policy(int hours) => Say(
        $"You can move or cancel by yourself until {hours} hours before.", $"Bis {hours} Stunden vorher können Sie selbst verschieben oder absagen.",
        $"Jusqu’à {hours} heures avant, vous pouvez déplacer ou annuler vous-même.");

    // Errors, next to the field
    public string PleaseCheck => Say("Please check what is marked.", "Bitte prüfen Sie die markierten Felder.", "Vérifiez les champs indiqués.");
    public string NameMissing => Say("Please tell us your name.", "Bitte nennen Sie uns Ihren Namen.", "Indiquez votre nom.");
    public string EmailWrong => Say("Please check this address; the confirmation goes there.", "Bitte prüfen Sie diese Adresse; dorthin geht die Bestätigung.", "Vérifiez cette adresse ; la confirmation y sera envoyée.");
    public string PhoneWrong => Say("A phone number has 5 to 15 digits.", "Eine Telefonnummer hat 5 bis 15 Ziffern.", "Un numéro a de 5 à 15 chiffres.");
    public string TooLong(int limit) => Say($"At most {limit} characters, please.", $"Bitte höchstens {limit} Zeichen.", $"{limit} caractères au maximum.");
    public string SlotGone => Say(
        "Somebody was faster: this time has just been taken. Nothing was booked. Here is what is still free.",
        "Jemand war schneller: Diese Zeit ist gerade vergeben worden. Es wurde nichts gebucht. Das ist noch frei.",
        "Quelqu’un a été plus rapide : cet horaire vient d’être pris. Rien n’a été réservé. Voici ce qui reste libre.");
    public string TooManyHolds(int most) => Say(
        $"{most} times are kept for you already. Book one of them, or wait until they are free again.",
        $"{most} Zeiten werden schon für Sie freigehalten. Buchen Sie eine davon, oder warten Sie, bis sie wieder frei sind.",
        $"{most} horaires sont déjà gardés pour vous. Réservez-en un, ou attendez qu’ils se libèrent.");
    public string HoldOver => Say(
        "We kept the time for ten minutes, and it is free again now. Nothing was booked. Please choose once more.",
        "Wir haben die Zeit zehn Minuten freigehalten; jetzt ist sie wieder frei. Es wurde nichts gebucht. Bitte wählen Sie noch einmal.",
        "L’horaire a été gardé dix minutes et il est de nouveau libre. Rien n’a été réservé. Choisissez encore une fois.");
    public string NotOffered => Say(
        "This time is no longer offered. Nothing was booked. Here is what is free.", "Diese Zeit wird nicht mehr angeboten. Es wurde nichts gebucht. Das ist frei.",
        "Cet horaire n’est plus proposé. Rien n’a été réservé. Voici ce qui est libre.");
    public string FormOld => Say(
        "This form was open for a long time. Nothing was sent; please try once more.", "Das Formular war lange offen. Es wurde nichts abgeschickt; bitte noch einmal.",
        "Ce formulaire est resté ouvert longtemps. Rien n’a été envoyé ; réessayez.");
    public string LooksAutomatic => Say(
        "That looked like a program, so nothing was sent. Please leave the hidden field empty, or call us.",
        "Das sah nach einem Programm aus, deshalb wurde nichts abgeschickt. Bitte lassen Sie das verborgene Feld leer oder rufen Sie uns an.",
        "Cela ressemblait à un robot, rien n’a été envoyé. Laissez le champ caché vide ou appelez-nous.");
    public string TooFast => Say("Too much at once", "Zu viel auf einmal", "Trop de demandes à la fois");
    public string TooFastText => Say(
        "Many requests came from your connection. Please wait a minute and try again; nothing was lost.",
        "Von Ihrem Anschluss kamen sehr viele Anfragen. Bitte warten Sie eine Minute; es ging nichts verloren.",
        "Beaucoup de demandes viennent de votre connexion. Patientez une minute ; rien n’est perdu.");
    public string NotFound => Say("This page is not here", "Diese Seite gibt es nicht", "Cette page n’existe pas");
    public string NotFoundText => Say(
        "The link may be incomplete or out of date. Please open it again from your e-mail, or call the business.",
        "Der Link ist vielleicht unvollständig oder veraltet. Bitte öffnen Sie ihn noch einmal aus Ihrer E-Mail oder rufen Sie an.",
        "Le lien est peut-être incomplet ou périmé. Ouvrez-le à nouveau depuis votre e-mail ou appelez.");
    public string Sorry => Say("That did not work", "Das hat nicht geklappt", "Cela n’a pas marché");
    public string TryAgain => Say("Please try again in a moment. Nothing was changed.", "Bitte versuchen Sie es gleich noch einmal. Es wurde nichts geändert.", "Réessayez dans un instant. Rien n’a été modifié.");
    public string Back => Say("Back", "Zurück", "Retour");

    // The visit
    public string Booked => Say("You are booked", "Ihr Termin ist gebucht", "C’est réservé");
    public string BookedText(string email) => Say(
        $"We look forward to seeing you. The confirmation is on its way to {email}.", $"Wir freuen uns auf Sie. Die Bestätigung ist unterwegs an {email}.",
        $"Au plaisir de vous voir. La confirmation arrive à {email}.");
    public string YourVisit => Say("Your visit", "Ihr Termin", "Votre rendez-vous");
    public string Moved => Say("Your visit has been moved", "Ihr Termin ist verschoben", "Votre rendez-vous est déplacé");
    public string Cancelled => Say("This visit is cancelled", "Dieser Termin ist abgesagt", "Ce rendez-vous est annulé");
    public string CancelledText => Say("Thank you for telling us. The time is free for somebody else now.", "Danke, dass Sie Bescheid gesagt haben. Die Zeit ist nun für andere frei.", "Merci de nous avoir prévenus. L’horaire est libre pour quelqu’un d’autre.");
    public string Over => Say("This visit is over", "Dieser Termin ist vorbei", "Ce rendez-vous est passé");
    public string When => Say("When", "Wann", "Quand");
    public string What => Say("What", "Was", "Quoi");
    public string Who => Say("With", "Bei", "Avec");
    public string Where => Say("Where", "Wo", "Où");
    public string Price => Say("Price", "Preis", "Prix");
    public string Code => Say("Booking code", "Buchungscode", "Code de réservation");
    public string YourNote => Say("Your note", "Ihre Nachricht", "Votre note");
    public string AddToCalendar => Say("Add to calendar", "In den Kalender", "Ajouter au calendrier");
    public string Move => Say("Move", "Verschieben", "Déplacer");
    public string MoveVisit => Say("Choose another time", "Eine andere Zeit wählen", "Choisir un autre horaire");
    public string Now(string when) => Say($"Now: {when}", $"Jetzt: {when}", $"Actuellement : {when}");
    public string Cancel => Say("Cancel", "Absagen", "Annuler");
    public string CancelVisit => Say("Cancel this visit?", "Diesen Termin absagen?", "Annuler ce rendez-vous ?");
    public string Reason => Say("Would you tell us why?", "Mögen Sie uns sagen, warum?", "Voulez-vous nous dire pourquoi ?");
    public string CancelNow => Say("Cancel the visit", "Termin absagen", "Annuler le rendez-vous");
    public string KeepIt => Say("Keep it", "Behalten", "Le garder");
    public string TooLate(int hours) => Say(
        $"It is less than {hours} hours away, so please call us to change or cancel it.", $"Es sind weniger als {hours} Stunden bis dahin: Bitte rufen Sie uns an, um zu ändern oder abzusagen.",
        $"Il reste moins de {hours} heures : appelez-nous pour modifier ou annuler.");
    public string BookAgain => Say("Book again", "Wieder buchen", "Réserver à nouveau");
    public string KeepLink => Say("This page's address is your key to the visit. Keep it to yourself.", "Die Adresse dieser Seite ist Ihr Schlüssel zum Termin. Behalten Sie sie für sich.", "L’adresse de cette page est votre clé. Gardez-la pour vous.");

    // Receipt
    public string Receipt => Say("Receipt", "Beleg", "Reçu");
    public string RefundReceipt => Say("Refund", "Erstattung", "Remboursement");
    public string ReceiptNumber(string number) => Say($"No. {number}", $"Nr. {number}", $"N° {number}");
    public string Item => Say("Item", "Position", "Article");
    public string Amount => Say("Amount", "Betrag", "Montant");
    public string Discount => Say("Discount", "Rabatt", "Remise");
    public string Tax => Say("Tax", "Steuer", "TVA");
    public string TaxRate => Say("Rate", "Satz", "Taux");
    public string Taxes => Say("Taxes", "Steuern", "Taxes");
    public string Net => Say("Net", "Netto", "HT");
    public string Tip => Say("Tip", "Trinkgeld", "Pourboire");
    public string TipFor(string name) => Say($"Tip for {name}", $"Trinkgeld für {name}", $"Pourboire pour {name}");
    public string GratuityFor(string name) => Say($"Gratuity for {name}", $"Bedienungsgeld für {name}", $"Service pour {name}");
    public string AddedBy(string name, string amount, string percent, string on, int? party) => Say(
        $"{name}: {amount} was added, {percent} of {on}{(party is null ? "" : $" for a party of {party}")}.",
        $"{name}: {amount} kamen dazu, {percent} von {on}{(party is null ? "" : $" bei {party} Personen")}.",
        $"{name} : {amount} ajoutés, soit {percent} de {on}{(party is null ? "" : $" pour {party} personnes")}.");
    public string GoesToTeam => Say("It goes to the team.", "Das geht an das Team.", "Le montant revient à l’équipe.");
    public string GoesToHouse => Say("It goes to the house.", "Das geht an das Haus.", "Le montant revient à la maison.");
    public string RoundingWord => Say("Rounding", "Rundung", "Arrondi");
    public string Total => Say("Total", "Gesamt", "Total");
    public string Cash => Say("Cash", "Bar", "Espèces");
    public string CashGiven(string amount) => Say($"Cash, given {amount}", $"Bar, gegeben {amount}", $"Espèces, reçu {amount}");
    public string CardWord => Say("Card", "Karte", "Carte");
    public string ChangeGiven => Say("Change", "Rückgeld", "Rendu");
    public string HowCome => Say("How this came about", "Wie das zustande kommt", "D’où vient ce montant");
    public string AsCharged(string number) => Say($"The amounts are those of receipt {number}.", $"Die Beträge sind die von Beleg {number}.", $"Les montants sont ceux du reçu {number}.");
    public string TakenOff(string amount, string? on) => Say(
        $"{amount} were taken off {on ?? "the whole order"}.", on is null ? $"{amount} wurden vom Ganzen abgezogen." : $"{amount} wurden von „{on}“ abgezogen.",
        on is null ? $"{amount} ont été déduits du total." : $"{amount} ont été déduits de « {on} ».");
    public string TaxOn(string name, string tax, string percent, string net) => Say(
        $"{name}: {tax} is {percent} of {net}.", $"{name}: {tax} sind {percent} von {net}.", $"{name} : {tax}, soit {percent} de {net}.");
    public string RoundedForCash(string amount) => Say(
        $"{amount} is rounding, because the rest was paid in cash.", $"{amount} sind Rundung, weil der Rest bar bezahlt wurde.", $"{amount} d’arrondi, car le reste a été payé en espèces.");
    public string TipsToTeam(string amount) => Say($"Tips of {amount} go to the team.", $"{amount} Trinkgeld gehen an das Team.", $"{amount} de pourboire vont à l’équipe.");
    public string LaterOn => Say("Later", "Später", "Ensuite");
    public string LaterRefund(string number, string date) => Say($"Refund {number} on {date}", $"Erstattung {number} am {date}", $"Remboursement {number} du {date}");
    public string Thanks => Say("Thank you for your visit.", "Danke für Ihren Besuch.", "Merci de votre visite.");

    // Letters
    public string ConfirmSubject(string service, string when) => Say($"Booked: {service}, {when}", $"Gebucht: {service}, {when}", $"Réservé : {service}, {when}");
    public string MovedSubject(string service, string when) => Say($"Moved: {service}, now {when}", $"Verschoben: {service}, jetzt {when}", $"Déplacé : {service}, désormais {when}");
    public string CancelSubject(string service, string when) => Say($"Cancelled: {service}, {when}", $"Abgesagt: {service}, {when}", $"Annulé : {service}, {when}");
    public string RemindSubject(string service, string when) => Say($"See you soon: {service}, {when}", $"Bis bald: {service}, {when}", $"À bientôt : {service}, {when}");
    public string Hello(string name) => Say($"Hello {name},", $"Hallo {name},", $"Bonjour {name},");
    public string ConfirmText => Say("your visit is booked. We look forward to seeing you.", "Ihr Termin ist gebucht. Wir freuen uns auf Sie.", "votre rendez-vous est réservé. Au plaisir de vous voir.");
    public string MovedText => Say("your visit has a new time.", "Ihr Termin hat eine neue Zeit.", "votre rendez-vous a un nouvel horaire.");
    public string CancelText => Say("your visit is cancelled. We would be glad to see you another time.", "Ihr Termin ist abgesagt. Wir freuen uns auf ein anderes Mal.", "votre rendez-vous est annulé. Au plaisir de vous voir une autre fois.");
    public string RemindText => Say("a short reminder of your visit.", "eine kurze Erinnerung an Ihren Termin.", "un petit rappel de votre rendez-vous.");
    internal string Several(LetterKind kind, int visits) => kind switch
    {
        LetterKind.Moved => Say($"{visits} of your visits have a new time", $"{visits} Ihrer Termine haben eine neue Zeit", $"{visits} de vos rendez-vous ont un nouvel horaire"),
        LetterKind.Cancelled => Say($"{visits} of your visits are cancelled", $"{visits} Ihrer Termine sind abgesagt", $"{visits} de vos rendez-vous sont annulés"),
        _ => Say($"{visits} visits are booked for you", $"{visits} Termine sind für Sie gebucht", $"{visits} rendez-vous sont réservés pour vous"),
    };

    // Waitlist
    public string OfferSubject(string service, string when) => Say($"A time is free: {service}, {when}", $"Ein Termin ist frei: {service}, {when}", $"Un horaire s’est libéré : {service}, {when}");
    public string OfferHeading => Say("A time has become free", "Ein Termin ist frei geworden", "Un horaire s’est libéré");
    public string OfferText(string until) => Say(
        $"you wanted to know. We keep this time for you until {until}; then it goes to the next in line.",
        $"Sie wollten Bescheid wissen. Wir halten diesen Termin bis {until} für Sie frei; danach geht er an die nächste Person.",
        $"vous vouliez le savoir. Nous vous gardons cet horaire jusqu’à {until} ; ensuite il ira à la personne suivante.");
    public string OfferOver => Say(
        "This time is no longer kept for you. You are still on the list, and we write when another one frees.",
        "Dieser Termin ist nicht mehr für Sie frei. Sie bleiben auf der Liste, und wir schreiben, sobald wieder einer frei wird.",
        "Cet horaire n’est plus gardé pour vous. Vous restez sur la liste ; nous vous écrirons dès qu’un autre se libère.");
    public string TakeOffer => Say("Yes, book it", "Ja, buchen", "Oui, réserver");
    public string DeclineOffer => Say("Not this time", "Diesmal nicht", "Pas cette fois");
    public string SeeOffer => Say("See the time and answer", "Termin ansehen und antworten", "Voir l’horaire et répondre");

    public string SeeOrChange => Say("See, move or cancel", "Ansehen, verschieben, absagen", "Voir, déplacer ou annuler");
}
