using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Sales;

/// <summary>A receipt as it was handed out, with what came later for the same order.</summary>
internal static class GetReceipt
{
    private const int MaxLater = 100;

    public static async Task<Result<ReceiptView>> Handle(Reading reading, ById<ReceiptId> query) =>
        await reading.Set<ReceiptRow>().FirstOrDefaultAsync(r => r.Id == query.Id) is { } row
            ? await View(reading, row)
            : CommonErrors.NotFound.Because("There is no such receipt.");

    public static async Task<ReceiptView> View(Reading reading, ReceiptRow row)
    {
        var order = await reading.Set<OrderRow>().FirstAsync(o => o.Id == row.OrderId);
        var site = (await Bookend.Places.Public.SiteOf(reading, order.SiteId))!;
        var name = await Names.Client(reading, order.ClientId);
        var later = await reading.Set<ReceiptRow>().Where(r => r.OrderId == row.OrderId && r.At >= row.At && r.Id != row.Id)
            .OrderBy(r => r.At).ThenBy(r => r.Number).Take(MaxLater).ToListAsync();
        var client = order.ClientId is { } id && name is not null ? new ReceiptClientView(id, name) : null;
        return ReceiptView.Of(row, ReceiptView.Content(row), site.Zone, client, later.FindAll(r => r.At > row.At || r.Kind == ReceiptKind.Refund));
    }
}
