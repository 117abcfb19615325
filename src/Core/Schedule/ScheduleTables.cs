using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Schedule;

internal static class ScheduleTables
{
    public static void Declare(ModelBuilder model)
    {
        model.Entity<ResourceRow>(e =>
        {
            e.ToTable("resources");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Kind).HasMaxLength(40);
            e.Property(r => r.Name).HasMaxLength(120);
        });
        model.Entity<ClaimRow>(e =>
        {
            e.ToTable("claims");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ResourceId, r.EndsAt });
            e.HasIndex(r => new { r.BusinessId, r.OwnerId });
            e.HasIndex(r => new { r.BusinessId, r.Stamp });
            e.HasIndex(r => new { r.BusinessId, r.EndsAt });
            e.HasOne<ResourceRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.ResourceId });
            e.Property(r => r.Purpose).HasMaxLength(24);
            e.Property(r => r.Reason).HasMaxLength(200);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.Ignore(r => r.Taken);
            e.Ignore(r => r.Owner);
        });
        model.Entity<HoursRow>(e =>
        {
            e.ToTable("weekly_hours");
            e.HasKey(r => new { r.BusinessId, r.SiteId, r.ResourceId, r.Day, r.No });
        });
    }
}
