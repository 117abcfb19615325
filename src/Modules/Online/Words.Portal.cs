namespace Bookend.Online;

/// <summary>A client's own page.</summary>
public sealed partial class Words
{
    public string My => Say("My visits and value", "Meine Termine und Guthaben", "Mes rendez-vous et avoirs");
    public string MyWhat => Say(
        "Your visits and receipts, what is left of packages and gift cards, your credit and your points.",
        "Ihre Termine und Belege, was von Paketen und Gutscheinen übrig ist, Ihr Guthaben und Ihre Punkte.",
        "Vos rendez-vous et reçus, ce qui reste de vos forfaits et cartes cadeaux, votre crédit et vos points.");
    public string MyEmailHint => Say("The address that we have from you", "Die Adresse, die wir von Ihnen haben", "L’adresse que vous nous avez donnée");
    public string MyEmailWrong => Say("Please check this address; the link goes there.", "Bitte prüfen Sie diese Adresse; dorthin geht der Link.", "Vérifiez cette adresse ; le lien y sera envoyé.");
    public string SendLink => Say("Send me a link", "Link zuschicken", "M’envoyer un lien");
    public string MyHow => Say(
        "No password: we write to you, and the link in the letter opens your page.", "Ganz ohne Passwort: Wir schreiben Ihnen, und der Link im Brief öffnet Ihre Seite.",
        "Sans mot de passe : nous vous écrivons, et le lien ouvre votre page.");
    public string LinkSent => Say(
        "If we know this address, a link is on its way to it. Nothing there after a few minutes? Look among the spam, try another address, or ask us.",
        "Wenn wir diese Adresse kennen, ist ein Link dorthin unterwegs. Nach ein paar Minuten nichts da? Sehen Sie im Spam nach, versuchen Sie eine andere Adresse oder fragen Sie uns.",
        "Si nous connaissons cette adresse, un lien est en route. Rien après quelques minutes ? Regardez dans les indésirables, essayez une autre adresse ou demandez-nous.");
    public string SignedOut => Say("You are signed out here.", "Sie sind hier abgemeldet.", "Vous êtes déconnectée ici.");
    public string SignedOutEverywhere => Say(
        "You are signed out everywhere, and older links open nothing any more.", "Sie sind überall abgemeldet, und ältere Links öffnen nichts mehr.",
        "Vous êtes déconnectée partout, et les anciens liens n’ouvrent plus rien.");
    public string LinkSubject(string business) => Say($"Your link to {business}", $"Ihr Link zu {business}", $"Votre lien vers {business}");
    public string HelloThere => Say("Hello,", "Guten Tag,", "Bonjour,");
    public string LinkText => Say("here is the link to your page, as you asked.", "hier ist der Link zu Ihrer Seite, wie gewünscht.", "voici le lien vers votre page, comme demandé.");
    public string LinkSmall(int minutes) => Say(
        $"It opens once, within {minutes} minutes. If you did not ask for it, you need not do anything.",
        $"Er öffnet einmal, innerhalb von {minutes} Minuten. Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun.",
        $"Il s’ouvre une fois, dans les {minutes} minutes. Si vous ne l’avez pas demandé, vous n’avez rien à faire.");
    public string OpenMy => Say("Open my page", "Meine Seite öffnen", "Ouvrir ma page");
    public string OpenFor(string email) => Say($"This opens the page of {email} on this device.", $"Das öffnet die Seite von {email} auf diesem Gerät.", $"Ceci ouvre la page de {email} sur cet appareil.");
    public string OpenOwnDevice => Say(
        "You stay signed in for 30 days. On somebody else’s device, sign out afterwards.", "Sie bleiben 30 Tage angemeldet. Auf einem fremden Gerät melden Sie sich danach bitte ab.",
        "Vous restez connectée 30 jours. Sur l’appareil d’une autre personne, déconnectez-vous ensuite.");
    public string LinkOver => Say("This link does not open any more", "Dieser Link öffnet nichts mehr", "Ce lien n’ouvre plus rien");
    public string LinkOverText => Say(
        "Each link opens once and for a short while, so that nobody else can use it. Simply ask for a new one.",
        "Jeder Link öffnet einmal und nur kurze Zeit, damit ihn niemand sonst benutzen kann. Lassen Sie sich einfach einen neuen schicken.",
        "Chaque lien s’ouvre une fois et peu de temps, pour que personne d’autre ne l’utilise. Demandez-en simplement un nouveau.");
    public string WhoAreYou => Say("Who are you?", "Wer sind Sie?", "Qui êtes-vous ?");
    public string WhoAreYouWhy => Say("Several people share this address with us.", "Diese Adresse teilen sich bei uns mehrere.", "Plusieurs personnes partagent cette adresse chez nous.");
    public string NotMe(string name) => Say($"I am not {name}", $"Ich bin nicht {name}", $"Je ne suis pas {name}");
    public string HelloYou(string name) => Say($"Hello {name}", $"Guten Tag {name}", $"Bonjour {name}");
    public string ComingVisits => Say("Coming up", "Nächste Termine", "À venir");
    public string NothingComing => Say("Nothing is booked.", "Es ist nichts gebucht.", "Rien de réservé.");
    public string PastSales => Say("Past visits and purchases", "Bisherige Termine und Einkäufe", "Visites et achats passés");
    public string NothingPast => Say("Nothing yet. We look forward to your first visit.", "Noch nichts. Wir freuen uns auf Ihren ersten Besuch.", "Rien encore. Au plaisir de votre première visite.");
    public string Older => Say("Older", "Ältere", "Plus anciens");
    public string Newest => Say("Newest", "Neueste", "Plus récents");
    public string YourDevices => Say("Signed in", "Angemeldet", "Connexion");
    public string SignOut => Say("Sign out here", "Hier abmelden", "Se déconnecter ici");
    public string SignOutEverywhere => Say("Sign out everywhere", "Überall abmelden", "Se déconnecter partout");

    // What she has
    public string Packages => Say("Packages", "Pakete", "Forfaits");
    public string SharedWithYou => Say("(shared with you)", "(mit Ihnen geteilt)", "(partagé avec vous)");
    public string SessionsLeft(int left, int total) => Say($"{left} of {total} left", $"noch {left} von {total}", $"reste {left} sur {total}");
    public string SessionsKept(int count) => Say($"and {count} kept for booked visits", $"und {count} für gebuchte Termine vorgemerkt", $"et {count} pour des rendez-vous réservés");
    public string Until(string date) => Say($"until {date}", $"bis {date}", $"jusqu’au {date}");
    public string FirstUntil(string date) => Say($"the first part until {date}", $"der erste Teil bis {date}", $"la première partie jusqu’au {date}");
    public string NoEnd => Say("does not expire", "verfällt nicht", "n’expire pas");
    public string Memberships => Say("Membership", "Mitgliedschaft", "Abonnement");
    public string Active => Say("Active", "Aktiv", "Actif");
    public string Frozen(string date) => Say($"Rests until {date}", $"Ruht bis {date}", $"En pause jusqu’au {date}");
    public string InArrears => Say("The last period is not paid yet. Please speak to us.", "Der letzte Zeitraum ist noch offen. Bitte sprechen Sie uns an.", "La dernière période n’est pas payée. Parlez-nous-en.");
    public string Ending(string date) => Say($"Ends on {date}", $"Endet am {date}", $"Se termine le {date}");
    public string VisitsLeft(long left, int visits) => Say($"{left} of {visits} included visits left", $"noch {left} von {visits} Besuchen inbegriffen", $"reste {left} visites incluses sur {visits}");
    public string PaidPeriod(string date, string price) => Say($"This period until {date} · {price}", $"Dieser Zeitraum bis {date} · {price}", $"Cette période jusqu’au {date} · {price}");
    public string Credit => Say("Credit and gift cards", "Guthaben und Gutscheine", "Crédit et cartes cadeaux");
    public string CreditPaid => Say("Credit you paid", "Eingezahltes Guthaben", "Crédit versé");
    public string CreditPromotional => Say("Credit from us", "Guthaben von uns", "Crédit offert");
    public string OnAccount => Say("On account", "Offen auf Rechnung", "À régler");
    public string OnAccountHint => Say("still to be paid by you", "von Ihnen noch zu bezahlen", "reste à payer par vous");
    public string Points => Say("Points", "Punkte", "Points");
    public string PointsCount(long points) => points == 1 ? Say("1 point", "1 Punkt", "1 point") : Say($"{points} points", $"{points} Punkte", $"{points} points");
    public string PointsWorth(string amount) => Say($"worth {amount}", $"im Wert von {amount}", $"valeur {amount}");
    public string TierIs(string tier) => Say($"Your tier: {tier}", $"Ihre Stufe: {tier}", $"Votre niveau : {tier}");
    public string TierNext(string tier, string left) => Say($"{left} to {tier}", $"noch {left} bis {tier}", $"encore {left} jusqu’à {tier}");
    public string PointsExpire(long points, string date) => Say($"{PointsCount(points)} expire on {date}", $"{PointsCount(points)} verfallen am {date}", $"{PointsCount(points)} expirent le {date}");
    public string PointsWhy(long points) => points == 0 ? Say("No points: why?", "Keine Punkte: warum?", "Aucun point : pourquoi ?") : Say($"{PointsCount(points)}: why?", $"{PointsCount(points)}: wofür?", $"{PointsCount(points)} : pourquoi ?");
    public string NoPoints => Say("No rule of the programme fits this purchase.", "Zu diesem Einkauf passt keine Regel des Programms.", "Aucune règle du programme ne s’applique à cet achat.");
    public string PointsReturned(long points) => Say(
        $"{PointsCount(points)} went back with a refund", $"{PointsCount(points)} gingen mit einer Erstattung zurück", $"{PointsCount(points)} repris avec un remboursement");

    public string YourCards => Say("Your cards", "Ihre Karten", "Vos cartes");
    public string NoCards => Say(
        "No card is on file. With one, what falls due is charged to it.", "Es ist keine Karte hinterlegt. Von einer Karte buchen wir ab, was fällig wird.",
        "Aucune carte enregistrée. Avec une carte, nous débitons ce qui est dû.");
    public string CardCharged => Say("What falls due is charged to it", "Fälliges wird von ihr abgebucht", "Ce qui est dû y est débité");
    public string CardUse => Say("Charge what falls due", "Fälliges abbuchen", "Débiter ce qui est dû");
    public string CardStop => Say("No longer charge it", "Nicht mehr abbuchen", "Ne plus débiter");
    public string CardRemove => Say("Remove", "Entfernen", "Retirer");
    public string CardAdd => Say("Add a card", "Karte hinterlegen", "Ajouter une carte");
    public string CardKeep => Say("Keep this card", "Karte hinterlegen", "Enregistrer cette carte");
    public string CardAgree => Say(
        "By this you agree that what falls due (memberships, instalments) is charged to it. You may take that back here at any time.",
        "Damit erlauben Sie, dass Fälliges (Mitgliedschaften, Raten) von ihr abgebucht wird. Das können Sie hier jederzeit zurücknehmen.",
        "Vous acceptez ainsi que ce qui est dû (abonnements, échéances) y soit débité. Vous pouvez revenir dessus ici à tout moment.");
    public string CardIsKept => Say("Your card is on file. Nothing was charged now.", "Ihre Karte ist hinterlegt. Jetzt wurde nichts abgebucht.", "Votre carte est enregistrée. Rien n’a été débité.");
    public string CardIsRefused => Say(
        "The card could not be kept. Nothing was charged; please try another one.", "Die Karte konnte nicht hinterlegt werden. Es wurde nichts abgebucht; bitte versuchen Sie eine andere.",
        "La carte n’a pas pu être enregistrée. Rien n’a été débité ; essayez-en une autre.");

    public string GiftRedeem => Say("Redeem a gift card", "Gutschein einlösen", "Utiliser une carte cadeau");
    public string GiftRedeemHint => Say(
        "What is left on it goes into your credit; from then on your name is enough.", "Was darauf ist, wird Ihr Guthaben; danach genügt Ihr Name.",
        "Le solde rejoint votre crédit ; ensuite votre nom suffit.");
    public string GiftIsRedeemed => Say("What was on the card is your credit now.", "Was auf dem Gutschein war, ist jetzt Ihr Guthaben.", "Le solde de la carte est maintenant votre crédit.");
    public string GiftIsNotRedeemed => Say(
        "No gift card with this code can be redeemed, or nothing is left on it. Nothing was changed.",
        "Mit diesem Code lässt sich kein Gutschein einlösen, oder es ist nichts mehr darauf. Es wurde nichts geändert.",
        "Aucune carte cadeau n’est utilisable avec ce code, ou son solde est nul. Rien n’a changé.");
}
