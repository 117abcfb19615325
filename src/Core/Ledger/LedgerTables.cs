using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Ledger;

internal static class LedgerTables
{
    public const int MaxOwner = 64;
    public const int MaxEntryKind = 32;
    public const int MaxRule = 64;

    /// <summary>Anything but 0 and 1 was not written by us, and the verifier is to stumble over it.</summary>
    private static bool Flag(int stored) =>
        stored is 0 or 1 ? stored == 1 : throw new FormatException($"'{stored}' is neither 0 nor 1.");

    public static void Declare(ModelBuilder model)
    {
        model.Entity<AccountRow>(e =>
        {
            e.ToTable("accounts");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Owner, r.Kind, r.Unit }).IsUnique();
            e.Property(r => r.Lots).HasConversion(lots => lots ? 1 : 0, stored => Flag(stored));
            e.Property(r => r.Kind).HasMaxLength(AccountKind.MaxName);
            e.Property(r => r.Owner).HasMaxLength(MaxOwner);
        });
        model.Entity<BalanceRow>(e =>
        {
            e.ToTable("balances");
            e.HasKey(r => new { r.BusinessId, r.AccountId });
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<LotRow>(e =>
        {
            e.ToTable("lots");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.AccountId });
            e.HasIndex(r => new { r.BusinessId, r.EntrySeq });
            e.HasIndex(r => new { r.BusinessId, r.ExpiresAt }).HasFilter("expires_at IS NOT NULL");
            e.HasOne<AccountRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.AccountId });
            e.HasOne<EntryRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.EntrySeq });
        });
        Entries(model);
        Postings(model);
    }

    private static void Entries(ModelBuilder model) => model.Entity<EntryRow>(e =>
    {
        e.ToTable("entries");
        e.HasKey(r => new { r.BusinessId, r.Seq });
        e.HasIndex(r => new { r.BusinessId, r.Id }).IsUnique();
        e.HasIndex(r => new { r.BusinessId, r.BusinessDate });

        // A pending entry is resolved once: the second attempt is a duplicate.
        e.HasIndex(r => new { r.BusinessId, r.Resolves }).IsUnique().HasFilter("resolves IS NOT NULL");

        // Numbers, so that a stored byte has one reading only: names would be read in any letter case.
        e.Property(r => r.State).HasConversion<int>();
        e.Property(r => r.Kind).HasMaxLength(MaxEntryKind);
        e.Property(r => r.Actor).HasMaxLength(128);
        e.Property(r => r.Request).HasMaxLength(320);
    });

    private static void Postings(ModelBuilder model) => model.Entity<PostingRow>(e =>
    {
        e.ToTable("postings");
        e.HasKey(r => new { r.BusinessId, r.EntrySeq, r.No });
        e.HasIndex(r => new { r.BusinessId, r.AccountId, r.EntrySeq });
        e.HasIndex(r => new { r.BusinessId, r.OrderId }).HasFilter("order_id IS NOT NULL");
        e.HasIndex(r => new { r.BusinessId, r.LotId }).HasFilter("lot_id IS NOT NULL");
        e.HasIndex(r => new { r.BusinessId, r.ReversesSeq, r.ReversesNo }).HasFilter("reverses_seq IS NOT NULL");
        e.HasOne<EntryRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.EntrySeq });
        e.HasOne<AccountRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.AccountId });
        e.Property(r => r.Layer).HasConversion<int>();
        e.Property(r => r.Rule).HasMaxLength(MaxRule);
    });
}
