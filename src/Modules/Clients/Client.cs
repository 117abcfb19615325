using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

internal sealed class ClientRow
{
    public BusinessId BusinessId { get; set; }

    public ClientId Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Lower case; a family may share one.</summary>
    public string? Email { get; set; }

    /// <summary>E.164; a family may share one.</summary>
    public string? Phone { get; set; }

    public LocalDate? Birthday { get; set; }

    public string? Pronouns { get; set; }

    /// <summary>JSON list of texts.</summary>
    public string Tags { get; set; } = "[]";

    public bool MarketingConsent { get; set; }

    public Instant CreatedAt { get; set; }

    /// <summary>Business date of the last visit, told by higher modules.</summary>
    public LocalDate? LastVisit { get; set; }

    public string SearchText { get; set; } = "";

    public int Version { get; set; }

    public ClientInfo Info() => new(Id, Name, Email, Phone, Birthday);
}

internal enum RemarkKind
{
    Allergy,
    Preference,
}

/// <summary>Something to know about a client before she sits down, with where it comes from.</summary>
internal sealed class RemarkRow
{
    public BusinessId BusinessId { get; set; }

    public ClientId ClientId { get; set; }

    public Guid Id { get; set; }

    public RemarkKind Kind { get; set; }

    public string Text { get; set; } = "";

    public AlertSeverity Severity { get; set; }

    public string Source { get; set; } = "";

    public Instant At { get; set; }
}

internal sealed class NoteRow
{
    public BusinessId BusinessId { get; set; }

    public ClientId ClientId { get; set; }

    public NoteId Id { get; set; }

    public string Text { get; set; } = "";

    public string Author { get; set; } = "";

    public Instant At { get; set; }

    public bool Pinned { get; set; }
}

/// <summary>A note on a client.</summary>
public readonly record struct NoteId(Guid Value) : IId<NoteId>
{
    public static string Prefix => "note";

    public static NoteId From(Guid value) => new(value);

    public static bool TryParse(string? text, out NoteId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}
