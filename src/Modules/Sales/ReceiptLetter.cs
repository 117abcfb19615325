using Bookend.Kernel;
using Bookend.Messaging;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>The letter that brings a receipt, in the language of the business: the figures at a glance, and the link to the receipt itself. Pure.</summary>
internal static class ReceiptLetter
{
    public static Letter Of(ReceiptView receipt, Brand brand, Speech speech, string link)
    {
        var words = new ReceiptWords(speech.Language);
        var rows = new List<(string, string)>();
        rows.AddRange(receipt.Lines.Select(l => (l.Quantity > 1 ? $"{l.Quantity} × {l.Name}" : l.Name, speech.Money(l.Gross))));
        rows.AddRange(receipt.Tips.Select(t => (t.Auto ? words.GratuityFor(t.MemberName) : words.TipFor(t.MemberName), speech.Money(t.Amount))));
        if (receipt.Totals.Rounding.Amount != 0)
        {
            rows.Add((words.Rounding, speech.Money(receipt.Totals.Rounding)));
        }

        var isSale = receipt.Kind == ReceiptKind.Sale;
        rows.Add((isSale ? words.Total : words.GivenBack, speech.Money(receipt.Totals.Gross)));
        rows.AddRange(receipt.Tenders.Select(t => (words.Way(t.Method), speech.Money(t.Amount))));
        return new Letter(brand, speech.Locale, isSale ? words.SaleHeading(receipt.Number) : words.RefundHeading(receipt.Number),
        [
            new Block.Rows(rows),
            .. receipt.Notes.Select(n => new Block.Paragraph(n.Text)),
            new Block.Button(words.ShowReceipt, link),
            .. receipt.Taxes.Where(t => t.Tax.Amount != 0).Select(t => new Block.Small(words.TaxOn(t.Name, speech.Money(t.Tax), speech.Percent(t.Ppm), speech.Money(t.Net)))),
            new Block.Small(words.KeepLink),
        ]);
    }
}

/// <summary>Its sentences, in all languages side by side: a missing one does not compile.</summary>
internal sealed class ReceiptWords(Language language)
{
    public string SaleSubject(string number, string business) => Say($"Your receipt {number} from {business}", $"Ihr Beleg {number} von {business}", $"Votre reçu {number} de {business}");

    public string RefundSubject(string number, string business) =>
        Say($"Your refund {number} from {business}", $"Ihre Erstattung {number} von {business}", $"Votre remboursement {number} de {business}");

    public string SaleHeading(string number) => Say($"Receipt {number}", $"Beleg {number}", $"Reçu {number}");

    public string RefundHeading(string number) => Say($"Refund {number}", $"Erstattung {number}", $"Remboursement {number}");

    public string TipFor(string name) => Say($"Tip for {name}", $"Trinkgeld für {name}", $"Pourboire pour {name}");

    public string GratuityFor(string name) => Say($"Gratuity for {name}", $"Bedienungsgeld für {name}", $"Service pour {name}");

    public string Rounding => Say("Rounding", "Rundung", "Arrondi");

    public string Total => Say("Total", "Gesamt", "Total");

    public string GivenBack => Say("Given back", "Erstattet", "Remboursé");

    public string ShowReceipt => Say("See the receipt", "Beleg ansehen", "Voir le reçu");

    public string KeepLink => Say("Whoever has this link sees the receipt.", "Wer diesen Link hat, sieht den Beleg.", "Ce lien ouvre le reçu à qui le possède.");

    public string Way(TenderMethod method) => method switch
    {
        TenderMethod.Cash => Say("Cash", "Bar", "Espèces"),
        _ => Say("Card", "Karte", "Carte"),
    };

    public string TaxOn(string name, string tax, string percent, string net) =>
        Say($"{name}: {tax} is {percent} of {net}.", $"{name}: {tax} sind {percent} von {net}.", $"{name} : {tax}, soit {percent} de {net}.");

    private string Say(string english, string german, string french) => language.Say(english, german, french);
}
