using System.Globalization;
using System.Text;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Sales;

/// <summary>For receipt printers: plain text, 48 columns, as most 80 mm rolls have in font A.</summary>
internal static class PrintReceipt
{
    private const int Width = 48;

    public static async Task Handle(HttpContext http, ReceiptId id)
    {
        if (Routes.Allowed(http, "orders.read").Failed(out var refusal, out var caller) ||
            (await http.RequestServices.GetRequiredService<Reader>().Read(caller.Business, caller.Actor, r => GetReceipt.Handle(r, new ById<ReceiptId>(id))))
                .Failed(out refusal, out var receipt))
        {
            await Problems.Send(http, refusal);
            return;
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(Text(receipt), http.RequestAborted);
    }

    public static string Text(ReceiptView receipt)
    {
        var text = new StringBuilder();
        Middle(text, receipt.Site.Business);
        foreach (var line in new[] { receipt.Site.Name, receipt.Site.Address, receipt.Site.Phone, receipt.Site.Email })
        {
            Middle(text, line);
        }

        Rule(text);
        Row(text, receipt.Kind == ReceiptKind.Sale ? $"Receipt {receipt.Number}" : $"Refund {receipt.Number}", receipt.Till.Name);
        Row(text, receipt.At.LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture), receipt.OfNumber is null ? "" : $"of receipt {receipt.OfNumber}");
        if (receipt.Client is { } client)
        {
            Row(text, client.Name, "");
        }

        Rule(text);
        Lines(text, receipt);
        Rule(text);
        Sums(text, receipt);
        Rule(text);
        foreach (var note in receipt.Notes)
        {
            Wrap(text, note.Text);
        }

        foreach (var sentence in receipt.Explanations)
        {
            Wrap(text, sentence);
        }

        if (receipt.Reason is not null)
        {
            Wrap(text, $"Reason: {receipt.Reason}");
        }

        foreach (var later in receipt.Later.Where(l => l.Kind == ReceiptKind.Refund))
        {
            Wrap(text, $"Later: refund {later.Number} of {later.Gross}.");
        }

        return text.ToString();
    }

    private static void Lines(StringBuilder text, ReceiptView receipt)
    {
        foreach (var line in receipt.Lines)
        {
            Row(text, line.Name, (line.Gross + (line.Discount?.Amount ?? Money.Zero(line.Gross.Currency))).Figures);
            if (line.Quantity > 1)
            {
                Row(text, $"  {line.Quantity} x {line.UnitPrice.Figures}", "");
            }

            if (line.MemberName is not null)
            {
                Row(text, $"  {line.MemberName}", "");
            }

            if (line.Discount is { } discount)
            {
                Row(text, $"  {discount.Reason ?? "Discount"}", (-discount.Amount).Figures);
            }
        }

        foreach (var tip in receipt.Tips)
        {
            Row(text, $"{(tip.Auto ? "Gratuity" : "Tip")} {tip.MemberName}", tip.Amount.Figures);
        }
    }

    private static void Sums(StringBuilder text, ReceiptView receipt)
    {
        var totals = receipt.Totals;
        foreach (var tax in receipt.Taxes)
        {
            Row(text, $"{tax.Name} of {tax.Net.Figures}", tax.Tax.Figures);
        }

        if (totals.Rounding.Amount != 0)
        {
            Row(text, "Rounding", totals.Rounding.Figures);
        }

        Row(text, receipt.Kind == ReceiptKind.Sale ? "TOTAL" : "GIVEN BACK", totals.Gross.ToString());
        foreach (var tender in receipt.Tenders)
        {
            Row(text, tender.Method switch { TenderMethod.Cash => "Cash", TenderMethod.Terminal => "Card terminal", _ => "Card" }, (tender.Tendered ?? tender.Amount).Figures);
        }

        if (totals.Change.Amount != 0)
        {
            Row(text, "Change", totals.Change.Figures);
        }
    }

    /// <summary>Left and right in one row; what does not fit beside the amount goes into rows of its own above it.</summary>
    private static void Row(StringBuilder text, string left, string right)
    {
        var room = right.Length == 0 ? Width : Width - right.Length - 1;
        while (left.Length > room)
        {
            var cut = left.LastIndexOf(' ', Math.Min(room, left.Length - 1)) is > 0 and var space ? space : room;
            text.Append(left[..cut]).Append('\n');
            left = $"  {left[cut..].Trim()}";
        }

        text.Append(right.Length == 0 ? left : left.PadRight(Width - right.Length) + right).Append('\n');
    }

    private static void Wrap(StringBuilder text, string sentence) => Row(text, sentence, "");

    private static void Middle(StringBuilder text, string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            foreach (var part in line.Split('\n'))
            {
                Row(text, part.Length >= Width ? part : new string(' ', (Width - part.Length) / 2) + part, "");
            }
        }
    }

    private static void Rule(StringBuilder text) => text.Append('-', Width).Append('\n');
}
