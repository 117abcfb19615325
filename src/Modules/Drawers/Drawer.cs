using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Bookend.Sales;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Drawers;

/// <summary>An open shift in the hands of a write.</summary>
internal sealed record Drawer(ShiftRow Row, SiteInfo Site)
{
    public static async Task<Result<Drawer>> Load(Work work, ShiftId id)
    {
        if (await work.Set<ShiftRow>().FirstOrDefaultAsync(s => s.Id == id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such shift.");
        }

        return row.ClosedAt is null
            ? new Drawer(row, (await Bookend.Places.Public.SiteOf(work, row.SiteId))!)
            : DrawerErrors.Closed.Because("This drawer was counted and closed. Open it again with a new count.");
    }

    /// <summary>What the books say is in it now.</summary>
    public async Task<long> Expected(Work work) => (await work.Ledger.Balance(TillBooks.Cash(Row.TillId, Row.Currency))).Posted;

    public LocalDate Today(Work work) => Bookend.Places.Public.BusinessDate(Site, work.Now);

    public async Task<MovementRow> Record(Work work, MovementKind kind, CashPlace? place, long amount, string reason, MovementId? id)
    {
        var row = new MovementRow
        {
            BusinessId = work.Business, Id = id ?? work.NewId<MovementId>(), ShiftId = Row.Id, Kind = kind, Place = place, Amount = amount, Reason = reason,
            Actor = await Who.Name(work), At = work.Now,
        };
        work.Append(row);
        return row;
    }
}

internal static class Who
{
    /// <summary>As it was then: a report does not change when a person marries.</summary>
    public static async Task<string> Name(Work work) => work.Actor.Member is { } member && (await Bookend.Team.Public.Names(work, [member])).TryGetValue(member, out var name)
        ? name
        : work.Actor.Name.Length > 80 ? work.Actor.Name[..80] : work.Actor.Name;
}
