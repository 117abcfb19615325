using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Autopay;

/// <summary>She was not there when her card was charged: the receipt comes by letter, or that it was declined and what she can do.</summary>
internal sealed class Letters(PublicAddress address) : IFollower
{
    public string Name => "autopay-letters";

    public bool Wants(string factType) => factType is "autopay.paid" or "autopay.declined";

    public async Task Follow(Work work, FactRow fact)
    {
        if (!OrderId.TryParse(fact.Subject, out var id) || await work.Set<AttemptRow>().AsNoTracking().FirstOrDefaultAsync(a => a.OrderId == id) is not { } row ||
            await Clients.Public.ClientOf(work, row.ClientId) is not { Email: { } email } client || !Messaging.Public.IsAddress(email))
        {
            return;
        }

        if (row.State == AttemptState.Paid)
        {
            await Receipts.Send(work, id, email, address);
        }
        else
        {
            await Declined(work, row, email, client.Name);
        }
    }

    private async Task Declined(Work work, AttemptRow row, string email, string name)
    {
        var (business, site) = (await Places.Public.BusinessOf(work), (await Places.Public.SiteOf(work, row.SiteId))!);
        var (speech, due) = (business.Speech, row.Due);
        var tried = (await work.Set<AttemptRow>().AsNoTracking().Where(a => a.Due == due).OrderBy(a => a.No).ToListAsync()).ConvertAll(a => a.Tried);
        if (tried.Count > row.No)
        {
            return; // it was tried again meanwhile, and that letter says how it stands
        }

        var (words, amount) = (new LetterWords(speech.Language), speech.Money(new Money(row.Amount, row.Currency)));
        var again = Retry.Next(row.DueOn, tried, row.CardId);
        var letter = new Letter(new Brand(business.LogoText ?? business.Name, business.Accent ?? ""), speech.Locale, words.Heading,
        [
            new Block.Paragraph($"{words.Hello(name)}\n{words.Text(row.Card)}"),
            new Block.Rows([(words.What, row.What), (words.Amount, amount), (words.DueSince, speech.LongDate(row.DueOn)),
                .. again is { } day ? new[] { (words.Again, speech.LongDate(day)) } : []]),
            new Block.Paragraph(again is null ? words.PleasePay : words.OtherCard),
            new Block.Button(words.YourPage, address.Link($"/my/{site.Slug}")),
        ]);
        await Messaging.Public.Enqueue(work, new NewMessage(
            Ids.Derived<MessageId>($"{row.OrderId} declined"), email, name, business.LogoText ?? business.Name, site.Email, words.Subject(amount), letter, row.OrderId.ToString()));
    }
}

/// <summary>Its sentences, in all languages side by side: a missing one does not compile.</summary>
internal sealed class LetterWords(Language language)
{
    public string Heading => Say("Your card was declined", "Ihre Karte wurde abgelehnt", "Votre carte a été refusée");

    public string What => Say("For", "Wofür", "Pour");

    public string Amount => Say("Amount", "Betrag", "Montant");

    public string DueSince => Say("Due since", "Fällig seit", "Dû depuis le");

    public string Again => Say("We try again", "Nächster Versuch", "Prochaine tentative");

    public string YourPage => Say("Your page with us", "Ihre Seite bei uns", "Votre page chez nous");

    public string OtherCard => Say(
        "If you would rather use another card, give it to us on your page and we charge that one.",
        "Möchten Sie eine andere Karte verwenden, hinterlegen Sie sie auf Ihrer Seite; dann nehmen wir diese.",
        "Si vous préférez une autre carte, enregistrez-la sur votre page et nous utiliserons celle-là.");

    public string PleasePay => Say(
        "We do not try again by ourselves. Please give us another card on your page, or pay at your next visit.",
        "Wir versuchen es nicht noch einmal. Bitte hinterlegen Sie auf Ihrer Seite eine andere Karte oder zahlen Sie bei Ihrem nächsten Besuch.",
        "Nous ne réessayerons pas. Merci d’enregistrer une autre carte sur votre page ou de régler lors de votre prochaine visite.");

    public string Hello(string name) => Say($"Hello {name},", $"Guten Tag {name},", $"Bonjour {name},");

    public string Subject(string amount) => Say($"We could not charge {amount}", $"Wir konnten {amount} nicht abbuchen", $"Nous n’avons pas pu débiter {amount}");

    public string Text(string card) => Say(
        $"We could not charge your {card}. Nothing was taken.", $"Wir konnten Ihre {card} nicht belasten. Es wurde nichts abgebucht.",
        $"Nous n’avons pas pu débiter votre {card}. Rien n’a été prélevé.");

    private string Say(string english, string german, string french) => language.Say(english, german, french);
}
