using Bookend.Core;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Access;

/// <summary>How a member proves who they are, and what role they have here.</summary>
internal sealed class LoginRow
{
    public BusinessId BusinessId { get; set; }

    public MemberId MemberId { get; set; }

    public Role Role { get; set; }

    /// <summary>Lower case; null for people who only use a PIN.</summary>
    public string? Email { get; set; }

    /// <summary>ASP.NET Core Identity's format: PBKDF2-SHA512 with its own salt and iteration count.</summary>
    public string? PasswordHash { get; set; }

    public string? PinHash { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Wrong passwords since the last right one.</summary>
    public int Failures { get; set; }

    public Instant? LockedUntil { get; set; }

    /// <summary>Wrong PINs tried for this person since her last right one. They count on the device until she clears them.</summary>
    public int PinFailures { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class SessionRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>SHA-256 of the token that only the browser has.</summary>
    public byte[] Hash { get; set; } = [];

    public MemberId MemberId { get; set; }

    public TillId? TillId { get; set; }

    public Instant CreatedAt { get; set; }

    public Instant ExpiresAt { get; set; }

    public bool Revoked { get; set; }
}

/// <summary>A device that stands at a till: there, and only there, a PIN counts.</summary>
internal sealed class DeviceRow
{
    public BusinessId BusinessId { get; set; }

    public byte[] Hash { get; set; } = [];

    public TillId TillId { get; set; }

    public string EnrolledBy { get; set; } = "";

    public Instant EnrolledAt { get; set; }

    public bool Revoked { get; set; }

    /// <summary>Wrong PINs on this device: the guess limit is the device's, not the person's. A right PIN takes back that person's own ones only.</summary>
    public int Failures { get; set; }

    public Instant? LockedUntil { get; set; }
}

internal sealed class ApiKeyRow
{
    public BusinessId BusinessId { get; set; }

    public ApiKeyId Id { get; set; }

    public string Name { get; set; } = "";

    public byte[] Hash { get; set; } = [];

    /// <summary>The first characters, to tell keys apart.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>Permission names, separated by blanks.</summary>
    public string Scopes { get; set; } = "";

    public Instant CreatedAt { get; set; }

    public bool Revoked { get; set; }
}

internal sealed class AuditRow
{
    public BusinessId BusinessId { get; set; }

    public Guid Id { get; set; }

    public Instant At { get; set; }

    public string Actor { get; set; } = "";

    public string Action { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Detail { get; set; } = "";
}
