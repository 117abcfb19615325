using Bookend.Core.Ledger;
using Bookend.Core.Log;
using Bookend.Core.Schedule;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Store;

/// <summary>The tables of the four cores. A module declares its own in its door.</summary>
internal static class CoreTables
{
    public static void Declare(ModelBuilder model)
    {
        model.Entity<HeadRow>(e =>
        {
            e.ToTable("business_heads");
            e.HasKey(r => r.BusinessId);
        });
        model.Entity<RequestRow>(e =>
        {
            e.ToTable("requests");
            e.HasKey(r => new { r.BusinessId, r.Key });
            e.Property(r => r.Key).HasMaxLength(320);
        });
        LogTables.Declare(model);
        LedgerTables.Declare(model);
        ScheduleTables.Declare(model);
    }
}
