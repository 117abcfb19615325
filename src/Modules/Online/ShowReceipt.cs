using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Sales;
using Microsoft.AspNetCore.Http;

namespace Bookend.Online;

/// <summary>/r/{token}: a receipt as it was handed out, and what came later.</summary>
internal static class ShowReceipt
{
    public static async Task<IResult> Handle(Call call)
    {
        if (!LinkToken.TryRead(call.Path("token"), out var link))
        {
            return Answers.NotFound(call);
        }

        var shown = await call.Read<Shown>(link.Business, async reading =>
            await Receipts.ByToken(reading, call.Path("token")) is { } receipt && await Places.Public.TillOf(reading, receipt.Till.Id) is { } till
                ? new Shown(Answers.Page<ReceiptPage>(View(await Door.Of(reading, till.SiteId), receipt)))
                : CommonErrors.NotFound.Because("There is no such receipt."));
        return shown.Refusal is null ? shown.Value.Answer : Answers.NotFound(call);
    }

    private static ReceiptPageView View(Door door, ReceiptView receipt)
    {
        // Name and address as they were when it was handed out; colour and language as they are.
        var frame = door.Frame with { SiteName = receipt.Site.Name, Address = receipt.Site.Address, Phone = receipt.Site.Phone, Email = receipt.Site.Email };
        return new ReceiptPageView(
            frame, receipt.Kind == ReceiptKind.Refund, receipt.Number, receipt.At.LocalDateTime, receipt.Till.Name, receipt.Client?.Name,
            [.. receipt.Lines.Select(l => new BillLine(l.Name, l.Quantity, l.MemberName, l.Discount is { } d ? new BillDiscount(d.Amount, d.Reason) : null, l.Gross))],
            [.. Extras(frame.Words, receipt)], receipt.Totals.Gross, [.. Tenders(frame, receipt)],
            [.. receipt.Taxes.Select(t => new BillTax(t.Name, t.Ppm, t.Net, t.Tax))],
            [.. receipt.Later.Where(l => l.Kind == ReceiptKind.Refund).Select(l => new LaterReceipt(l.Number, l.At.Date, -l.Gross))],
            [.. receipt.Notes.Select(n => new BillNote(n.Text, n.Because))], [.. Explanations(frame, receipt)], door.Frame.Home);
    }

    private static IEnumerable<(string, Money)> Extras(Words w, ReceiptView receipt)
    {
        foreach (var tip in receipt.Tips)
        {
            yield return (tip.Auto ? w.GratuityFor(tip.MemberName) : w.TipFor(tip.MemberName), tip.Amount);
        }

        if (receipt.Totals.Rounding.Amount != 0)
        {
            yield return (w.RoundingWord, receipt.Totals.Rounding);
        }
    }

    private static IEnumerable<(string, Money)> Tenders(Frame frame, ReceiptView receipt)
    {
        var w = frame.Words;
        foreach (var tender in receipt.Tenders)
        {
            yield return tender switch
            {
                { Method: TenderMethod.Cash, Tendered: { } given, Change.Amount: > 0 } => (w.CashGiven(frame.Speech.Money(given)), tender.Amount),
                { Method: TenderMethod.Cash } => (w.Cash, tender.Amount),
                { Method: > TenderMethod.Card, Reference: { } label } => (label, tender.Amount),
                _ => (w.CardWord, tender.Amount),
            };
            if (tender.Change is { Amount: > 0 } change)
            {
                yield return (w.ChangeGiven, change);
            }
        }
    }

    /// <summary>Where each figure comes from, in the reader's language.</summary>
    private static IEnumerable<string> Explanations(Frame frame, ReceiptView receipt)
    {
        var (w, s) = (frame.Words, frame.Speech);
        if (receipt.OfNumber is { } sale)
        {
            yield return w.AsCharged(sale) + (receipt.Reason is null ? "" : $" {receipt.Reason}");
        }

        foreach (var c in receipt.Charges)
        {
            yield return w.AddedBy(c.Name, s.Money(c.Amount), s.Percent(c.Ppm), s.Money(c.On), c.Party) + " " + (c.To == Bookend.Pricing.ChargeTo.Staff ? w.GoesToTeam : w.GoesToHouse);
        }

        foreach (var d in receipt.Discounts)
        {
            var percent = d.PercentPpm is { } ppm ? $" ({s.Percent(ppm)})" : "";
            yield return w.TakenOff(s.Money(d.Amount) + percent, d.On) + (d.Reason is null ? "" : $" {d.Reason}");
        }

        foreach (var tax in receipt.Taxes.Where(t => t.Tax.Amount != 0))
        {
            yield return w.TaxOn(tax.Name, s.Money(tax.Tax), s.Percent(tax.Ppm), s.Money(tax.Net));
        }

        if (receipt.Totals.Rounding.Amount != 0)
        {
            yield return w.RoundedForCash(s.Money(receipt.Totals.Rounding));
        }

        if (receipt.Totals.Tips.Amount != 0)
        {
            yield return w.TipsToTeam(s.Money(receipt.Totals.Tips));
        }
    }
}
