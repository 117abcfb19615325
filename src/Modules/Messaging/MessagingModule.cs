using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Messaging;

/// <summary>Letters to people outside: queued inside the write that causes them, sent after it, never lost.</summary>
public sealed class MessagingModule : Module
{
    public override string Name => "Messaging";

    public override int Rank => 4;

    public override IReadOnlyList<Type> Facts => [typeof(MessageQueued), typeof(MessageSent), typeof(MessageFailed)];

    public override IReadOnlyList<Permission> Permissions =>
    [
        new("messages.read", "See what was sent to clients", Role.Owner, Role.Manager, Role.Desk, Role.Staff),
        new("messages.write", "Send a failed message again", Role.Owner, Role.Manager, Role.Desk),
    ];

    public override IReadOnlyList<Type> Errors => [typeof(MessagingErrors)];

    public override void Services(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(PostSettings.Read(configuration));
        services.AddSingleton<Post>();
        services.AddSingleton<ILetterBox, LetterBox>();
        services.AddHostedService<Outbox>();
    }

    public override void Tables(ModelBuilder model) => model.Entity<MessageRow>(e =>
    {
        e.ToTable("messages");
        e.HasKey(r => new { r.BusinessId, r.Id });
        e.HasIndex(r => new { r.BusinessId, r.State, r.NextAttemptAt });
        e.HasIndex(r => new { r.BusinessId, r.About });
        e.HasIndex(r => new { r.BusinessId, r.QueuedSeq }).IsUnique();
        e.Property(r => r.To).HasMaxLength(Public.AddressLimit);
        e.Property(r => r.ToName).HasMaxLength(Public.NameLimit);
        e.Property(r => r.FromName).HasMaxLength(Public.NameLimit);
        e.Property(r => r.ReplyTo).HasMaxLength(Public.AddressLimit);
        e.Property(r => r.Subject).HasMaxLength(Public.SubjectLimit);
        e.Property(r => r.About).HasMaxLength(64);
        e.Property(r => r.Error).HasMaxLength(400);
        e.Property(r => r.Version).IsConcurrencyToken();
    });

    public override void Routes(Routes routes)
    {
        routes.Get<ListMessages.Query, Page<MessageView>>("/messages", "messages.read", ListMessages.Handle);
        routes.Post<ById<MessageId>, Nothing, MessageView>("/messages/{id}/retry", "messages.write", RetryMessage.Handle);
    }
}
