using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Bookend.Sales;

/// <summary>Puts a receipt into the outbox. Asked twice for the same address, it still sends: people lose mails.</summary>
internal static class SendReceipt
{
    public sealed record Request(string Email);

    public sealed record Sent(MessageId MessageId);

    public static async Task<Result<Sent>> Handle(Work work, ById<ReceiptId> path, Request body)
    {
        if (await work.Set<ReceiptRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such receipt.");
        }

        var order = await work.Set<OrderRow>().AsNoTracking().FirstAsync(o => o.Id == row.OrderId);
        var site = (await Bookend.Places.Public.SiteOf(work, order.SiteId))!;
        var business = await Bookend.Places.Public.BusinessOf(work);
        var name = await Names.Client(work, order.ClientId);
        var client = order.ClientId is { } id && name is not null ? new ReceiptClientView(id, name) : null;
        var receipt = ReceiptView.Of(row, ReceiptView.Content(row), site.Zone, client, []);
        var letter = Letter(receipt, new Brand(business.LogoText ?? business.Name, business.Accent ?? ""), business.Locale);
        var message = new NewMessage(
            null, body.Email, name, business.Name, site.Email, $"{(row.Kind == ReceiptKind.Sale ? "Your receipt" : "Your refund")} {receipt.Number} from {business.Name}", letter,
            row.Id.ToString());
        return (await Messaging.Public.Enqueue(work, message)).Failed(out var refusal, out var sent) ? refusal : new Sent(sent);
    }

    private static Letter Letter(ReceiptView receipt, Brand brand, string language)
    {
        var rows = new List<(string, string)>();
        rows.AddRange(receipt.Lines.Select(l => (l.Quantity > 1 ? $"{l.Quantity} × {l.Name}" : l.Name, l.Gross.ToString())));
        rows.AddRange(receipt.Tips.Select(t => ($"Tip {t.MemberName}", t.Amount.ToString())));
        if (receipt.Totals.Rounding.Amount != 0)
        {
            rows.Add(("Rounding", receipt.Totals.Rounding.ToString()));
        }

        rows.Add((receipt.Kind == ReceiptKind.Sale ? "Total" : "Given back", receipt.Totals.Gross.ToString()));
        rows.AddRange(receipt.Tenders.Select(t => ($"{char.ToUpperInvariant(Explain.Way(t.Method)[0])}{Explain.Way(t.Method)[1..]}", t.Amount.ToString())));
        return new Letter(brand, language, $"{(receipt.Kind == ReceiptKind.Sale ? "Receipt" : "Refund")} {receipt.Number}",
        [
            new Block.Rows(rows),
            .. receipt.Notes.Select(n => new Block.Paragraph(n.Text)),
            .. receipt.Explanations.Select(e => new Block.Small(e)),
        ]);
    }
}
