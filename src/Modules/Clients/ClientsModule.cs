using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Clients;

/// <summary>Whom we serve: how to reach them, what to heed, what they like, what happened.</summary>
public sealed class ClientsModule : Module
{
    public override string Name => "Clients";

    public override int Rank => 3;

    private const string Read = "clients.read";
    private const string Write = "clients.write";

    public override IReadOnlyList<Permission> Permissions =>
    [
        new(Read, "See clients", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new(Write, "Add and change clients, their allergies, preferences and notes", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(ClientCreated), typeof(ClientChanged)];

    public override IReadOnlyList<Type> Errors => [typeof(ClientsErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<ITimelinePart, NotesOnTimeline>();

    public override void Tables(ModelBuilder model)
    {
        model.Entity<ClientRow>(e =>
        {
            e.ToTable("clients");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.Email });
            e.HasIndex(r => new { r.BusinessId, r.Phone });
            e.HasIndex(r => new { r.BusinessId, r.SearchText });
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

    public override void Routes(Routes routes)
    {
        routes.Get<ListClients.Query, Page<ListClients.View>>("/clients", Read, ListClients.Handle);
        routes.Post<NoPath, CreateClient.Request, ClientView>("/clients", Write, CreateClient.Handle, 201);
        routes.Get<ById<ClientId>, ClientView>("/clients/{id}", Read, ShowClient.Handle);
        routes.Patch<Change<ClientId>, ChangeClient.Request, ClientView>("/clients/{id}", Write, ChangeClient.Handle);
        routes.Post<ById<ClientId>, AddNote.Request, ClientView>("/clients/{id}/notes", Write, AddNote.Handle);
        routes.Post<ById<ClientId>, AddAllergy.Request, ClientView>("/clients/{id}/allergies", Write, AddAllergy.Handle);
        routes.Delete<RemoveAllergy.Path, ClientView>("/clients/{id}/allergies/{text}", Write, RemoveAllergy.Handle);
        routes.Post<ById<ClientId>, AddPreference.Request, ClientView>("/clients/{id}/preferences", Write, AddPreference.Handle);
        routes.Get<ShowCard.Query, ShowCard.View>("/clients/{id}/card", Read, ShowCard.Handle);
        routes.Get<ShowTimeline.Query, Page<ShowTimeline.View>>("/clients/{id}/timeline", Read, ShowTimeline.Handle);
    }
}
