using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Drawers;

public readonly record struct ShiftId(Guid Value) : IId<ShiftId>
{
    public static string Prefix => "shf";

    public static ShiftId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ShiftId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

public readonly record struct MovementId(Guid Value) : IId<MovementId>
{
    public static string Prefix => "csh";

    public static MovementId From(Guid value) => new(value);

    public static bool TryParse(string? text, out MovementId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>A drawer from one count to the next. Amounts are minor units of <see cref="Currency"/>.</summary>
internal sealed class ShiftRow
{
    public BusinessId BusinessId { get; set; }

    public ShiftId Id { get; set; }

    public TillId TillId { get; set; }

    public SiteId SiteId { get; set; }

    /// <summary>Z number: gap-free per till, from 1.</summary>
    public long Number { get; set; }

    public Currency Currency { get; set; }

    public Instant OpenedAt { get; set; }

    public string OpenedBy { get; set; } = "";

    /// <summary>Counted when it was opened.</summary>
    public long Float { get; set; }

    /// <summary>What the count at the opening was above (below) the books.</summary>
    public long FoundOver { get; set; }

    public Instant? ClosedAt { get; set; }

    public string? ClosedBy { get; set; }

    public long? Expected { get; set; }

    public long? Counted { get; set; }

    /// <summary>Left in the drawer for the next one; the rest went to the safe.</summary>
    public long? Left { get; set; }

    /// <summary>Said when the count was off.</summary>
    public string? Reason { get; set; }

    /// <summary>JSON of <see cref="DrawerReport"/> as it was at the close: the Z.</summary>
    public string? Report { get; set; }

    public int Version { get; set; }
}

internal enum MovementKind
{
    In,
    Out,

    /// <summary>The drawer was opened without a sale; no money moved.</summary>
    Kick,
}

/// <summary>Where cash comes from, or goes to.</summary>
internal enum CashPlace
{
    Safe,

    /// <summary>Stamps, milk: what is bought out of the drawer.</summary>
    Expense,

    /// <summary>The owner puts in or takes out of her own.</summary>
    Owner,
}

internal sealed class MovementRow
{
    public BusinessId BusinessId { get; set; }

    public MovementId Id { get; set; }

    public ShiftId ShiftId { get; set; }

    public MovementKind Kind { get; set; }

    public CashPlace? Place { get; set; }

    public long Amount { get; set; }

    public string Reason { get; set; } = "";

    public string Actor { get; set; } = "";

    public Instant At { get; set; }
}

/// <param name="OverShort">Counted less expected; null while open.</param>
internal sealed record ShiftView(
    ShiftId Id, TillId TillId, SiteId SiteId, long Number, OffsetDateTime OpenedAt, string OpenedBy, Money Float, OffsetDateTime? ClosedAt, string? ClosedBy,
    Money? Expected, Money? Counted, Money? OverShort, Money? Left, string? Reason, int Version) : IVersioned
{
    public static ShiftView Of(ShiftRow row, DateTimeZone zone)
    {
        Money? In(long? amount) => amount is { } known ? new Money(known, row.Currency) : null;
        return new ShiftView(
            row.Id, row.TillId, row.SiteId, row.Number, row.OpenedAt.InZone(zone).ToOffsetDateTime(), row.OpenedBy, new Money(row.Float, row.Currency),
            row.ClosedAt?.InZone(zone).ToOffsetDateTime(), row.ClosedBy, In(row.Expected), In(row.Counted), In(row.Counted - row.Expected), In(row.Left), row.Reason,
            row.Version);
    }
}

internal sealed record MovementView(MovementId Id, MovementKind Kind, CashPlace? Place, Money Amount, string Reason, string Actor, OffsetDateTime At)
{
    public static MovementView Of(MovementRow row, Currency currency, DateTimeZone zone) => new(
        row.Id, row.Kind, row.Place, new Money(row.Amount, currency), row.Reason, row.Actor, row.At.InZone(zone).ToOffsetDateTime());
}

/// <summary>Accounts beside the drawer itself, which is Sales'.</summary>
internal static class Accounts
{
    public static readonly AccountKind Safe = AccountKind.Asset("safe");
    public static readonly AccountKind Expense = AccountKind.Expense("petty");
    public static readonly AccountKind Owner = AccountKind.Equity("owner");

    /// <summary>Counted less than the books: a debit. More: a credit.</summary>
    public static readonly AccountKind OverShort = AccountKind.Expense("overShort");

    public static Account Of(CashPlace place, SiteId site, Currency currency) => (place switch
    {
        CashPlace.Safe => Safe,
        CashPlace.Expense => Expense,
        _ => Owner,
    }).Of(site, currency);
}
