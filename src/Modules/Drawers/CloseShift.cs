using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Drawers;

/// <summary>
/// Closing is a count and a marker: every sale was booked when it happened. The count comes before anybody is told what it should be; the
/// difference is booked as over or short, and what does not stay for tomorrow goes to the safe.
/// </summary>
internal static class CloseShift
{
    /// <param name="Leave">Stays in the drawer; null: all of it.</param>
    /// <param name="Reason">Needed when the count is off.</param>
    public sealed record Request(Money? Counted = null, IReadOnlyList<CoinCount>? Coins = null, Money? Leave = null, string? Reason = null);

    public static async Task<Result<ShowShift.View>> Handle(Work work, ById<ShiftId> path, Request body)
    {
        if ((await Drawer.Load(work, path.Id)).Failed(out var refusal, out var drawer))
        {
            return refusal;
        }

        var (row, site) = drawer;
        if (Counting.Sum(body.Counted, body.Coins, row.Currency, "/counted").Failed(out refusal, out var counted) ||
            Counting.Sum(body.Leave ?? new Money(counted, row.Currency), null, row.Currency, "/leave").Failed(out refusal, out var leave) ||
            Counting.Text(body.Reason, "/reason").Failed(out refusal, out var reason))
        {
            return refusal;
        }

        if (leave > counted)
        {
            return DrawerErrors.NotEnough.At("/leave", $"Only {new Money(counted, row.Currency)} was counted.");
        }

        var expected = await drawer.Expected(work);
        if (counted != expected && reason is null)
        {
            return DrawerErrors.ReasonMissing.At("/reason", "The count is not what the books say. Count again, or say what may have happened.");
        }

        var report = await ShowX.Of(work.AsReading(), row);
        var cash = TillBooks.Cash(row.TillId, row.Currency);
        var entry = new EntryDraft("drawer.close", drawer.Today(work)) { SiteId = site.Id }
            .Move(Accounts.OverShort.Of(site.Id, row.Currency), cash, expected - counted, new Leg("drawer.count"))
            .Move(Accounts.Safe.Of(site.Id, row.Currency), cash, counted - leave, new Leg("drawer.drop"));
        if (!entry.IsEmpty && (await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return refusal;
        }

        (row.ClosedAt, row.ClosedBy, row.Expected, row.Counted, row.Left, row.Reason) = (work.Now, await Who.Name(work), expected, counted, leave, reason);
        row.Report = JsonSerializer.Serialize(report, Json.Options);
        row.Version++;
        work.Log.Append(new ShiftClosed(
            row.Id, row.TillId, row.SiteId, row.Number, drawer.Today(work), new Money(expected, row.Currency), new Money(counted, row.Currency),
            new Money(counted - expected, row.Currency)));
        var movements = await work.Set<MovementRow>().AsNoTracking().Where(m => m.ShiftId == row.Id).OrderBy(m => m.Id).ToListAsync();
        return ShowShift.Of(row, movements, site.Zone);
    }
}
