using Bookend.Core.Log;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Drawers;

[Fact("shift.opened")]
public sealed record ShiftOpened(ShiftId Id, TillId TillId, SiteId SiteId, long Number, Money Float) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="OverShort">Counted less expected.</param>
[Fact("shift.closed")]
public sealed record ShiftClosed(
    ShiftId Id, TillId TillId, SiteId SiteId, long Number, LocalDate BusinessDate, Money Expected, Money Counted, Money OverShort) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <param name="Amount">Minus: it was taken out.</param>
[Fact("drawer.cashMoved")]
public sealed record CashMoved(MovementId Id, ShiftId ShiftId, TillId TillId, Money Amount) : IFact
{
    string IFact.Subject => Id.ToString();
}

/// <summary>Devices with a drawer at this till send the pulse that opens it.</summary>
[Fact("drawer.kicked")]
public sealed record DrawerKicked(MovementId Id, ShiftId ShiftId, TillId TillId) : IFact
{
    string IFact.Subject => Id.ToString();
}
