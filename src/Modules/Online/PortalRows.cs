using Bookend.Kernel;
using NodaTime;

namespace Bookend.Online;

/// <summary>A link that opens what a client has with us: once, and for a short while.</summary>
internal sealed class PortalLinkRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>SHA-256 of the secret part.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>Whoever reads this mailbox may come in.</summary>
    public string Email { get; set; } = "";

    public Instant IssuedAt { get; set; }

    public Instant ExpiresAt { get; set; }

    /// <summary>SHA-256 of the nonce of the form that used it: the same form sent twice opens it twice, nothing else does.</summary>
    public byte[]? UsedBy { get; set; }
}

/// <summary>A browser that a link has opened.</summary>
internal sealed class PortalSessionRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>SHA-256 of what the cookie holds.</summary>
    public byte[] Hash { get; set; } = [];

    public string Email { get; set; } = "";

    /// <summary>Null: several clients share the address, and she has not said which she is.</summary>
    public ClientId? ClientId { get; set; }

    /// <summary>The link that opened it.</summary>
    public byte[] LinkHash { get; set; } = [];

    public Instant At { get; set; }

    public Instant ExpiresAt { get; set; }
}
