using Bookend.Core;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Clients;

public sealed class ClientsModule : Module
{
    public override string Name => "Clients";

    public override int Rank => 3;

    public override IReadOnlyList<Type> Facts => [typeof(ClientCreated), typeof(ClientChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(ClientsErrors)];

    public override void Tables(ModelBuilder model)
    {
        model.Entity<ClientRow>(e =>
        {
            e.ToTable("clients");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Email });
            e.HasIndex(r => new { r.BusinessId, r.Phone });
            e.Property(r => r.Name).HasMaxLength(Limits.Name);
            e.Property(r => r.Email).HasMaxLength(Limits.Email);
            e.Property(r => r.Phone).HasMaxLength(Limits.Phone);
            e.Property(r => r.Pronouns).HasMaxLength(Limits.Pronouns);
            e.Property(r => r.Tags).HasMaxLength(Limits.Tags * (Limits.Tag + 4));
            e.Property(r => r.SearchText).HasMaxLength(Limits.Search);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<RemarkRow>(e =>
        {
            e.ToTable("client_remarks");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasOne<ClientRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.ClientId });
            e.Property(r => r.Text).HasMaxLength(Limits.Remark);
            e.Property(r => r.Source).HasMaxLength(Limits.Source);
        });
        model.Entity<NoteRow>(e =>
        {
            e.ToTable("client_notes");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasOne<ClientRow>().WithMany().HasForeignKey(r => new { r.BusinessId, r.ClientId });
            e.Property(r => r.Text).HasMaxLength(Limits.Note);
            e.Property(r => r.Author).HasMaxLength(Limits.Source);
        });
    }
}
