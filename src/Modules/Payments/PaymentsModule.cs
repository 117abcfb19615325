using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Payments;

/// <summary>How money changes hands: cash, a terminal, a card provider (the sandbox), and the cards that clients let us keep.</summary>
public sealed class PaymentsModule : Module
{
    public override string Name => "Payments";

    public override int Rank => 4;

    public override IReadOnlyList<Permission> Permissions =>
    [
        new("cards.read", "See which cards clients have on file", Role.Owner, Role.Manager, Role.Desk),
        new("cards.write", "Keep and remove clients' cards", Role.Owner, Role.Manager, Role.Desk),
    ];

    public override IReadOnlyList<Type> Facts => [typeof(CardOnFileKept), typeof(CardOnFileChanged), typeof(CardOnFileRemoved)];

    public override IReadOnlyList<Type> Errors => [typeof(PaymentErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<ICardProvider, SandboxProvider>();

    public override void Routes(Routes routes)
    {
        routes.Get<ById<ClientId>, Page<CardOnFileView>>("/clients/{id}/cards", "cards.read", ListCards.Handle);
        routes.Patch<ById<CardId>, ChangeCard.Request, CardOnFileView>("/cards/{id}", "cards.write", ChangeCard.Handle);
        routes.Delete<ById<CardId>, Nothing>("/cards/{id}", "cards.write", RemoveCard.Handle);
        routes.App.MapPost("/clients/{id}/cards", KeepCard.Handle).WithTags(Name).WithMetadata(new RoutePolicy("cards.write"))
            .Produces<CardOnFileView>(StatusCodes.Status201Created).Produces<Problem>(StatusCodes.Status400BadRequest, "application/problem+json");
    }

    public override void Tables(ModelBuilder model)
    {
        model.Entity<SandboxChargeRow>(e =>
        {
            e.ToTable("sandbox_charges");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.Property(r => r.Token).HasMaxLength(SandboxProvider.TokenLength);
        });
        model.Entity<CardOnFileRow>(e =>
        {
            e.ToTable("cards_on_file");
            e.HasKey(r => new { r.BusinessId, r.Id });
            e.HasIndex(r => new { r.BusinessId, r.ClientId });
            e.HasIndex(r => new { r.BusinessId, r.Autopay });
            e.Property(r => r.Provider).HasMaxLength(40);
            e.Property(r => r.Token).HasMaxLength(CardsOnFile.TokenLength);
            e.Property(r => r.Brand).HasMaxLength(40);
            e.Property(r => r.Last4).HasMaxLength(4);
            e.Property(r => r.AgreedBy).HasMaxLength(120);
            e.Property(r => r.Version).IsConcurrencyToken();
        });
    }
}
