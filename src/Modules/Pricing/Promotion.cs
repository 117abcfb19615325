using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using NodaTime;

namespace Bookend.Pricing;

public readonly record struct PromotionId(Guid Value) : IId<PromotionId>
{
    public static string Prefix => "prm";

    public static PromotionId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PromotionId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

internal enum PromotionKind
{
    /// <summary>A share off each line.</summary>
    Percent,

    /// <summary>An amount off all lines together, shared by price.</summary>
    Amount,

    /// <summary>Each piece for this price.</summary>
    Price,

    /// <summary>Of every (buy + get) pieces, the cheapest (get) are reduced by the percentage.</summary>
    BuyGet,
}

/// <param name="Kinds">None: services and products.</param>
/// <param name="ItemIds">Services and products; none: all of the kinds.</param>
/// <param name="Categories">Of services; none: all.</param>
internal sealed record PromotionScope(IReadOnlyList<LineKind>? Kinds = null, IReadOnlyList<string>? ItemIds = null, IReadOnlyList<string>? Categories = null);

/// <summary>Local time of the site. All that is given must hold.</summary>
/// <param name="Until">The last day, inclusive.</param>
/// <param name="UntilTime">Not included; before <paramref name="FromTime"/> it is on the next day.</param>
internal sealed record PromotionTimes(
    LocalDate? From = null, LocalDate? Until = null, IReadOnlyList<IsoDayOfWeek>? Weekdays = null, LocalTime? FromTime = null, LocalTime? UntilTime = null);

/// <param name="Tags">One of them suffices.</param>
internal sealed record PromotionWho(bool FirstVisit = false, IReadOnlyList<string>? Tags = null, bool BirthdayMonth = false);

/// <param name="PercentPpm">Parts per million; for buy-and-get 1,000,000 (free) unless given.</param>
/// <param name="Code">Typed in or scanned; null: it applies by itself.</param>
/// <param name="Limit">Uses in all; counted in the ledger, so the last one goes to one client only.</param>
/// <param name="PerClient">Uses of one client; needs a client on the order.</param>
/// <param name="MinSpend">List price of what it applies to.</param>
/// <param name="Combines">May stand beside others that also may.</param>
internal sealed record PromotionTerms(
    string Name, PromotionKind Kind, int? PercentPpm = null, Money? Amount = null, int? Buy = null, int? Get = null, PromotionScope? On = null,
    PromotionTimes? When = null, PromotionWho? Who = null, string? Code = null, int? Limit = null, int? PerClient = null, Money? MinSpend = null,
    bool Combines = false);

/// <summary>A promotion as it is now. Earlier versions are kept: orders name them.</summary>
internal sealed class PromotionRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public PromotionId Id { get; set; }

    public int Version { get; set; }

    public bool Active { get; set; } = true;

    /// <summary>Upper case, to be found by; unique among the active ones.</summary>
    public string? Code { get; set; }

    /// <summary>JSON of <see cref="PromotionTerms"/>.</summary>
    public string Terms { get; set; } = "";

    public PromotionTerms Read() => JsonSerializer.Deserialize<PromotionTerms>(Terms, Json.Options)!;
}

/// <summary>Never changed: what was promised when.</summary>
internal sealed class PromotionVersionRow
{
    public BusinessId BusinessId { get; set; }

    public PromotionId PromotionId { get; set; }

    public int Version { get; set; }

    public Instant At { get; set; }

    public string Terms { get; set; } = "";
}

/// <param name="Left">Uses left in all; null: without limit.</param>
internal sealed record PromotionView(PromotionId Id, bool Active, int Version, PromotionTerms Terms, long? Left) : IVersioned
{
    public static PromotionView Of(PromotionRow row, long? left)
    {
        var terms = row.Read();
        return new PromotionView(row.Id, row.Active, row.Version, terms, terms.Limit is null ? null : left);
    }
}

/// <summary>Uses are counted where races are decided: a limit is what lies on a guarded account.</summary>
internal static class Uses
{
    public static readonly AccountKind Left = AccountKind.Asset("promotionUse", floor: 0);
    public static readonly AccountKind Made = AccountKind.Expense("promotionUse");
    public static readonly AccountKind Granted = AccountKind.Equity("promotionUse");

    public static Unit Unit(PromotionId id) => new($"use:{id}");

    public static Account LeftOf(PromotionId id) => Left.Of(id, Unit(id));

    /// <summary>Null client: nobody in particular.</summary>
    public static Account By(PromotionId id, ClientId? client) => client is { } known ? Made.Of(known, Unit(id)) : Made.Of(Unit(id));

    public static Account Grants(PromotionId id) => Granted.Of(Unit(id));
}
