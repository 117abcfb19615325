using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Drawers;

/// <summary>The figures of a drawer: X while it is open, Z as it was closed.</summary>
/// <param name="Expected">What the books say is in the drawer: float, cash sales, refunds in cash, cash in and out.</param>
/// <param name="EntrySeq">The last entry of the books that it saw, and its hash: printed, they prove later that nothing before was changed.</param>
internal sealed record DrawerReport(
    long Number, OffsetDateTime From, OffsetDateTime At, Money Float, Money CashIn, Money CashOut, int Kicks, Money Expected, TillFigures Sales, long EntrySeq,
    string EntryHash);

internal static class ShowX
{
    public static async Task<Result<DrawerReport>> Handle(Reading reading, ById<ShiftId> path)
    {
        if (await reading.Set<ShiftRow>().FirstOrDefaultAsync(s => s.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such shift.");
        }

        return row.Report is null
            ? await Of(reading, row)
            : System.Text.Json.JsonSerializer.Deserialize<DrawerReport>(row.Report, Json.Options)!;
    }

    public static async Task<DrawerReport> Of(Reading reading, ShiftRow row)
    {
        var zone = (await Bookend.Places.Public.SiteOf(reading, row.SiteId))!.Zone;
        var movements = await reading.Set<MovementRow>().Where(m => m.ShiftId == row.Id).ToListAsync();
        Money Sum(MovementKind kind) => new(movements.Where(m => m.Kind == kind).Sum(m => m.Amount), row.Currency);
        var balance = await LedgerReads.Balance(reading, TillBooks.Cash(row.TillId, row.Currency));
        return new DrawerReport(
            row.Number, row.OpenedAt.InZone(zone).ToOffsetDateTime(), reading.Now.InZone(zone).ToOffsetDateTime(), new Money(row.Float, row.Currency),
            Sum(MovementKind.In), Sum(MovementKind.Out), movements.Count(m => m.Kind == MovementKind.Kick), new Money(balance.Posted, row.Currency),
            await TillBooks.Figures(reading, row.TillId, row.Currency, row.OpenedAt, reading.Now), reading.Head.EntrySeq, Convert.ToHexStringLower(reading.Head.EntryHash));
    }
}
