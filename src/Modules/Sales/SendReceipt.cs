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
        var found = await work.Set<ReceiptRow>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == path.Id);
        if (found is null)
        {
            return CommonErrors.NotFound.Because("There is no such receipt.");
        }

        return (await Put(work, found, path.Address, body.Email, null)).Failed(out var refusal, out var sent) ? refusal : new Sent(sent);
    }

    /// <param name="id">Null: another letter each time.</param>
    public static async Task<Result<MessageId>> Put(Work work, ReceiptRow row, PublicAddress address, string email, MessageId? id)
    {
        var order = await work.Set<OrderRow>().AsNoTracking().FirstAsync(o => o.Id == row.OrderId);
        var site = (await Bookend.Places.Public.SiteOf(work, order.SiteId))!;
        var business = await Bookend.Places.Public.BusinessOf(work);
        var name = await Names.Client(work, order.ClientId);
        var client = order.ClientId is { } of && name is not null ? new ReceiptClientView(of, name) : null;
        var receipt = ReceiptView.Of(row, ReceiptView.Content(row), site.Zone, client, []);
        var speech = business.Speech;
        var words = new ReceiptWords(speech.Language);
        var letter = ReceiptLetter.Of(receipt, new Brand(business.LogoText ?? business.Name, business.Accent ?? ""), speech, address.Link(receipt.PublicUrl));
        var subject = receipt.Kind == ReceiptKind.Sale ? words.SaleSubject(receipt.Number, business.Name) : words.RefundSubject(receipt.Number, business.Name);
        return await Messaging.Public.Enqueue(work, new NewMessage(id, email, name, business.Name, site.Email, subject, letter, row.Id.ToString()));
    }
}
