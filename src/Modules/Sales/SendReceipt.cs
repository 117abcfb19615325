using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>Puts a receipt into the outbox. Asked twice for the same address, it still sends: people lose mails.</summary>
internal static class SendReceipt
{
    public readonly record struct Path(ReceiptId Id, [FromServices] PublicAddress Address);

    public sealed record Request(string Email);

    public sealed record Sent(MessageId MessageId);

    public static async Task<Result<Sent>> Handle(Work work, Path path, Request body)
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
        var speech = Speech.Of(business.Locale);
        var words = new ReceiptWords(speech.Language);
        var letter = ReceiptLetter.Of(receipt, new Brand(business.LogoText ?? business.Name, business.Accent ?? ""), speech, path.Address.Link(receipt.PublicUrl));
        var subject = receipt.Kind == ReceiptKind.Sale ? words.SaleSubject(receipt.Number, business.Name) : words.RefundSubject(receipt.Number, business.Name);
        var message = new NewMessage(null, body.Email, name, business.Name, site.Email, subject, letter, row.Id.ToString());
        return (await Messaging.Public.Enqueue(work, message)).Failed(out var refusal, out var sent) ? refusal : new Sent(sent);
    }
}
