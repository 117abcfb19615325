using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Packages;

/// <summary>A package was added or changed; the version tells which.</summary>
[Fact("package.changed")]
public sealed record PackageChanged(PackageId Id, bool Active, int Version) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="Value">Net price: what we owe in sessions now.</param>
/// <param name="ValidUntil">Last day; null while the first visit has not been, or without end.</param>
[Fact("pass.sold")]
public sealed record PassSold(
    PassId Id, PackageId PackageId, int PackageVersion, ClientId ClientId, OrderId OrderId, LineId LineId, int Sessions, Money Value, LocalDate? ValidUntil) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="ClientId">Who had the session, who need not be the owner.</param>
/// <param name="Value">What this session was worth: revenue from now on.</param>
[Fact("pass.redeemed")]
public sealed record PassRedeemed(PassId Id, int Session, ClientId ClientId, OrderId OrderId, LineId LineId, ServiceId ServiceId, Money Value, int Left) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>The visit was refunded, so its session is back.</summary>
[Fact("pass.restored")]
public sealed record PassRestored(PassId Id, int Session, OrderId OrderId, LineId LineId, int Left) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Sessions went back for money.</summary>
[Fact("pass.refunded")]
public sealed record PassRefunded(PassId Id, OrderId OrderId, int Sessions, Money Gross, int Left) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("pass.expired")]
public sealed record PassExpired(PassId Id, int Sessions, Money Breakage) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="Revived">Sessions that had expired and are back.</param>
[Fact("pass.extended")]
public sealed record PassExtended(PassId Id, LocalDate? From, LocalDate? ValidUntil, int Revived) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("pass.shared")]
public sealed record PassShared(PassId Id, ClientId ClientId, bool Shared) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("pass.transferred")]
public sealed record PassTransferred(PassId Id, ClientId From, ClientId To) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>The rest of it went into a larger one.</summary>
[Fact("pass.upgraded")]
public sealed record PassUpgraded(PassId Id, PassId Into, int Sessions, Money Value) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>A session is kept for a visit, so that nothing else can use it.</summary>
[Fact("pass.held")]
public sealed record PassHeld(PassId Id, int Session, BookingId BookingId) : IFact
{
    string IFact.Subject => Id.ToString();
}

[Fact("pass.released")]
public sealed record PassReleased(PassId Id, int Session, BookingId BookingId) : IFact
{
    string IFact.Subject => Id.ToString();
}
