using System.Text.Json;
using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pricing;

/// <summary>Whose a service charge is. Either way it bears tax like a price.</summary>
public enum ChargeTo
{
    /// <summary>Revenue of the site.</summary>
    House,

    /// <summary>Without its tax it is owed to who did the work, by what each did.</summary>
    Staff,
}

/// <param name="PercentPpm">Of the lines after discounts, as they are labelled.</param>
/// <param name="PartyFrom">Only for parties of so many or more; null: on every order.</param>
public sealed record ServiceChargeRule(string Name, int PercentPpm, ChargeTo To, IReadOnlyList<TaxId>? TaxIds = null, int? PartyFrom = null);

/// <summary>Added as tips for who did the work, and shown before it is charged.</summary>
/// <param name="PartyFrom">For parties of so many or more; 1: on every order that says how many they are.</param>
public sealed record GratuityRule(string Name, int PercentPpm, int PartyFrom);

/// <summary>What a role may do to a price by itself. Beyond it somebody who may co-signs.</summary>
/// <param name="DiscountPpm">The share that it may take off a line.</param>
/// <param name="RemoveCharges">It may take a service charge or gratuity off an order.</param>
public sealed record RolePower(Role Role, int DiscountPpm, bool RemoveCharges);

/// <summary>What a site adds to its orders, and who may take how much off. A version never changes; orders keep the one they were opened under.</summary>
/// <param name="Powers">Roles that are not named here have their usual power.</param>
/// <param name="Version">0: as it is usual, nobody has said otherwise.</param>
public sealed record TillRules(int Version, ServiceChargeRule? ServiceCharge = null, GratuityRule? Gratuity = null, IReadOnlyList<RolePower>? Powers = null)
{
    private const int All = 1_000_000;

    private static readonly IReadOnlyList<RolePower> Usual =
    [
        new(Role.Owner, All, true), new(Role.Manager, All, true), new(Role.Desk, 200_000, false), new(Role.Staff, 100_000, false),
    ];

    /// <summary>Owners may everything: somebody must.</summary>
    public RolePower Of(Role role) =>
        (role == Role.Owner ? null : Powers?.FirstOrDefault(p => p.Role == role)) ?? Usual.First(p => p.Role == role);

    internal TillRules Whole() => this with { Powers = [.. Enum.GetValues<Role>().Select(Of)] };

    public static Task<TillRules> OfSite(Work work, SiteId site) => OfSite(work.AsReading(), site);

    public static async Task<TillRules> OfSite(Reading reading, SiteId site) =>
        await reading.Setup.Get(("till rules", site), async () =>
            await reading.Set<TillRulesRow>().Where(r => r.SiteId == site).OrderByDescending(r => r.Version).FirstOrDefaultAsync() is { } row
                ? row.Read()
                : new TillRules(0));
}

/// <summary>Written once, never changed: what was the rule when.</summary>
internal sealed class TillRulesRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public SiteId SiteId { get; set; }

    public int Version { get; set; }

    public Instant At { get; set; }

    /// <summary>JSON of <see cref="TillRules"/>.</summary>
    public string Terms { get; set; } = "{}";

    public TillRules Read() => JsonSerializer.Deserialize<TillRules>(Terms, Json.Options)! with { Version = Version };
}

internal sealed record TillRulesVersion(int Version, OffsetDateTime At, TillRules Rules);

/// <param name="Powers">Of every role, also those that nobody has changed.</param>
/// <param name="Earlier">Newest first.</param>
internal sealed record TillRulesView(
    SiteId SiteId, ServiceChargeRule? ServiceCharge, GratuityRule? Gratuity, IReadOnlyList<RolePower> Powers, IReadOnlyList<TillRulesVersion> Earlier, int Version)
    : IVersioned
{
    private const int Most = 50;

    public static async Task<TillRulesView> Of(Reading reading, SiteId site, TillRules rules)
    {
        var earlier = await reading.Set<TillRulesRow>().Where(r => r.SiteId == site && r.Version < rules.Version).OrderByDescending(r => r.Version).Take(Most).ToListAsync();
        return new TillRulesView(
            site, rules.ServiceCharge, rules.Gratuity, rules.Whole().Powers!,
            [.. earlier.Select(r => new TillRulesVersion(r.Version, r.At.WithOffset(Offset.Zero), r.Read()))], rules.Version);
    }
}

internal static class ShowTillRules
{
    public static async Task<Result<TillRulesView>> Handle(Reading reading, ById<SiteId> path) =>
        await Places.Public.SiteOf(reading, path.Id) is null
            ? CommonErrors.NotFound.Because("There is no such site.")
            : await TillRulesView.Of(reading, path.Id, await TillRules.OfSite(reading, path.Id));
}
