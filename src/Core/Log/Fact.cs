using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Log;

/// <summary>Something that happened, in the past tense, with ids only and no personal data.</summary>
public interface IFact
{
    /// <summary>The noun it is about, as a TypeID.</summary>
    string Subject { get; }
}

/// <summary>The wire name (<c>booking.made</c>) and the version of its data; a snapshot test guards both.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FactAttribute(string type, int version = 1) : Attribute
{
    public string Type { get; } = type;

    public int Version { get; } = version;
}

public sealed class FactRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>Dense per business, from 1: a consumer that sees a gap has missed something.</summary>
    public long Seq { get; set; }

    public string Type { get; set; } = "";

    public string Subject { get; set; } = "";

    public Instant At { get; set; }

    public string Actor { get; set; } = "";

    /// <summary>JSON.</summary>
    public string Data { get; set; } = "{}";
}

/// <summary>Where a follower has got to.</summary>
public sealed class CursorRow
{
    public BusinessId BusinessId { get; set; }

    public string Follower { get; set; } = "";

    public long Seq { get; set; }
}

internal static class LogTables
{
    public static void Declare(ModelBuilder model)
    {
        model.Entity<FactRow>(e =>
        {
            e.ToTable("facts");
            e.HasKey(r => new { r.BusinessId, r.Seq });
            e.HasIndex(r => new { r.BusinessId, r.Subject });
            e.Property(r => r.Type).HasMaxLength(64);
            e.Property(r => r.Subject).HasMaxLength(64);
            e.Property(r => r.Actor).HasMaxLength(64);
        });
        model.Entity<CursorRow>(e =>
        {
            e.ToTable("cursors");
            e.HasKey(r => new { r.BusinessId, r.Follower });
            e.Property(r => r.Follower).HasMaxLength(64);
        });
    }
}

/// <summary>Appends facts to the business's log within one write.</summary>
public sealed class Facts(Work work)
{
    public void Append(IFact fact)
    {
        var kind = FactKinds.Of(fact.GetType());
        work.Append(new FactRow
        {
            BusinessId = work.Business,
            Seq = ++work.Head.FactSeq,
            Type = kind.Type,
            Subject = fact.Subject,
            At = work.Now,
            Actor = work.Actor.ToString(),
            Data = JsonSerializer.Serialize(fact, fact.GetType(), Json.Options),
        });
    }
}

public static class FactKinds
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, FactAttribute> Known = [];

    public static FactAttribute Of(Type type) => Known.GetOrAdd(
        type, static t => (FactAttribute?)Attribute.GetCustomAttribute(t, typeof(FactAttribute)) ?? throw new InvalidOperationException($"{t} has no [Fact]."));
}
