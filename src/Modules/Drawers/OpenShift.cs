using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Drawers;

/// <summary>Begins with a count: what is found in the drawer is what the books say from now on.</summary>
internal static class OpenShift
{
    /// <param name="Float">What was counted, as a sum or by coins and notes.</param>
    /// <param name="From">Where it came from, when it is more than the last close left; the rest of a difference is over or short.</param>
    public sealed record Request(TillId TillId, Money? Float = null, IReadOnlyList<CoinCount>? Coins = null, CashPlace? From = null, ShiftId? Id = null);

    public static async Task<Result<ShiftView>> Handle(Work work, NoPath path, Request body)
    {
        if (await Bookend.Places.Public.TillOf(work, body.TillId) is not { } till || await Bookend.Places.Public.SiteOf(work, till.SiteId) is not { } site)
        {
            return CommonErrors.NotFound.At("/tillId", "There is no such till.");
        }

        if (Counting.Sum(body.Float, body.Coins, site.Currency, "/float").Failed(out var refusal, out var counted))
        {
            return refusal;
        }

        var last = await work.Set<ShiftRow>().AsNoTracking().Where(s => s.TillId == till.Id).OrderByDescending(s => s.Number).FirstOrDefaultAsync();
        if (last is { ClosedAt: null })
        {
            return DrawerErrors.AlreadyOpen.Because($"{till.Name} is open since {last.OpenedAt.InZone(site.Zone):HH:mm}. Close it first, or go on with it.");
        }

        var cash = TillBooks.Cash(till.Id, site.Currency);
        var before = (await work.Ledger.Balance(cash)).Posted;
        var row = new ShiftRow
        {
            BusinessId = work.Business, Id = body.Id ?? work.NewId<ShiftId>(), TillId = till.Id, SiteId = site.Id, Number = (last?.Number ?? 0) + 1,
            Currency = site.Currency, OpenedAt = work.Now, OpenedBy = await Who.Name(work), Float = counted, Version = 1,
            FoundOver = body.From is null ? counted - before : 0,
        };
        var day = Bookend.Places.Public.BusinessDate(site, work.Now);
        var other = body.From is { } place ? Accounts.Of(place, site.Id, site.Currency) : Accounts.OverShort.Of(site.Id, site.Currency);
        var entry = new EntryDraft("drawer.open", day) { SiteId = site.Id }.Move(cash, other, counted - before, new Leg("drawer.float"));
        if (!entry.IsEmpty && (await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return refusal;
        }

        work.Append(row);
        work.Log.Append(new ShiftOpened(row.Id, till.Id, site.Id, row.Number, new Money(counted, site.Currency)));
        return ShiftView.Of(row, site.Zone);
    }
}
