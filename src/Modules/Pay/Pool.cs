using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

internal sealed class PoolRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public PoolId Id { get; set; }

    public SiteId SiteId { get; set; }

    public string Name { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>Written once, never changed: what was shared by it names its number.</summary>
internal sealed class PoolVersionRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public PoolId PoolId { get; set; }

    public int Number { get; set; }

    public LocalDate From { get; set; }

    /// <summary><see cref="PoolTerms"/> as JSON.</summary>
    public string Terms { get; set; } = "{}";
}

internal sealed class PoolRunRow
{
    public BusinessId BusinessId { get; set; }

    public PoolRunId Id { get; set; }

    public PoolId PoolId { get; set; }

    public int PoolVersion { get; set; }

    public SiteId SiteId { get; set; }

    public LocalDate Day { get; set; }

    /// <summary>Per site and day from 1: one that was taken back makes room for the next.</summary>
    public int Number { get; set; }

    public Currency Currency { get; set; }

    public long Total { get; set; }

    /// <summary>JSON list of <see cref="PoolShare"/>.</summary>
    public string Shares { get; set; } = "[]";

    public EntryId EntryId { get; set; }

    public Instant At { get; set; }

    public Instant? ReversedAt { get; set; }
}

internal enum PoolBy
{
    /// <summary>The minutes that each worked, given with the run.</summary>
    Hours,

    /// <summary>The points of each one's title or role.</summary>
    Points,

    /// <summary>Points for every minute.</summary>
    PointsAndHours,

    /// <summary>What each sold on the day, without tax.</summary>
    Sales,
}

/// <param name="SharePpm">The part of each one's tips that goes into the pool.</param>
/// <param name="Points">Of several that fit a member, her title counts before her role. Who fits none has no points.</param>
internal sealed record PoolTerms(PoolBy By, int SharePpm = 1_000_000, IReadOnlyList<PoolPoints>? Points = null);

/// <summary>Points of a title ("Barista") or of a role.</summary>
internal sealed record PoolPoints(int Points, string? Title = null, Role? Role = null);

internal sealed record PoolVersionView(int Number, LocalDate From, PoolTerms Terms);

internal sealed record PoolView(PoolId Id, SiteId SiteId, string Name, IReadOnlyList<PoolVersionView> Versions, int Version) : IVersioned;

internal static class Pools
{
    public const int MaxPools = 50;
    private const int MaxPoints = 50;

    public static async Task<PoolView?> Find(Reading reading, PoolId id) =>
        await reading.Set<PoolRow>().FirstOrDefaultAsync(p => p.Id == id) is { } row ? (await Views(reading, [row]))[0] : null;

    public static async Task<IReadOnlyList<PoolView>> Views(Reading reading, IReadOnlyList<PoolRow> rows)
    {
        var ids = rows.Select(r => r.Id).ToArray();
        var versions = (await reading.Set<PoolVersionRow>().Where(v => ids.Contains(v.PoolId)).OrderBy(v => v.Number).ToListAsync()).ToLookup(v => v.PoolId);
        return [.. rows.Select(r => new PoolView(
            r.Id, r.SiteId, r.Name, [.. versions[r.Id].Select(v => new PoolVersionView(v.Number, v.From, Terms(v.Terms)))], r.Version))];
    }

    public static PoolVersionView? InForce(PoolView pool, LocalDate day) => pool.Versions.Where(v => v.From <= day).OrderBy(v => v.From).ThenBy(v => v.Number).LastOrDefault();

    public static Refusal? Check(PoolTerms terms)
    {
        if (terms.SharePpm is < 1 or > 1_000_000)
        {
            return PayErrors.PlanUnclear.At("/terms/sharePpm", "The share of the tips is from 1 to 1000000 parts of a million (1000000 is all of them).");
        }

        var points = terms.Points ?? [];
        if ((terms.By is PoolBy.Points or PoolBy.PointsAndHours) != points.Count > 0)
        {
            return PayErrors.PlanUnclear.At("/terms/points", "Points are given where they are shared by, and only there.");
        }

        return points.Count > MaxPoints || points.Any(p => p.Points is < 0 or > 1000 || (p.Title is null) == (p.Role is null) || p.Title?.Length > 120)
            ? PayErrors.PlanUnclear.At("/terms/points", "Each names a title or a role, and gives it 0 to 1000 points.")
            : null;
    }

    public static PoolTerms Terms(string text) => System.Text.Json.JsonSerializer.Deserialize<PoolTerms>(text, Json.Options)!;

    public static PoolVersionRow Version(Work work, PoolId pool, int number, LocalDate from, PoolTerms terms) => new()
    {
        BusinessId = work.Business, PoolId = pool, Number = number, From = from, Terms = System.Text.Json.JsonSerializer.Serialize(terms, Json.Options),
    };
}

internal static class ListPools
{
    public static async Task<Result<Page<PoolView>>> Handle(Reading reading, PageQuery query) =>
        (await Keyset.ById(reading.Set<PoolRow>(), query, p => p.Id, p => p)).Failed(out var refusal, out var page)
            ? refusal
            : new Page<PoolView>(await Pools.Views(reading, page.Items), page.Next);
}

internal static class CreatePool
{
    /// <param name="From">First day of its rules; null: today.</param>
    internal sealed record Request(string Name, SiteId SiteId, PoolTerms Terms, LocalDate? From = null, PoolId? Id = null);

    public static async Task<Result<PoolView>> Handle(Work work, NoPath _, Request r)
    {
        if (Texts.Clean(r.Name) is not { Length: <= 120 } name)
        {
            return CommonErrors.NameMissing.At("/name", "Please give the pool a name of at most 120 characters.");
        }

        if (await Places.Public.SiteOf(work, r.SiteId) is not { } site)
        {
            return CommonErrors.NotFound.At("/siteId", "There is no such site.");
        }

        if (Pools.Check(r.Terms) is { } refusal)
        {
            return refusal;
        }

        if (await work.Set<PoolRow>().CountAsync() >= Pools.MaxPools)
        {
            return CommonErrors.Invalid.Because($"A business has at most {Pools.MaxPools} pools.");
        }

        var row = new PoolRow { BusinessId = work.Business, Id = r.Id ?? work.NewId<PoolId>(), SiteId = site.Id, Name = name, Version = 1 };
        var from = r.From ?? Places.Public.BusinessDate(site, work.Now);
        work.Append(row);
        work.Append(Pools.Version(work, row.Id, 1, from, r.Terms));
        work.Log.Append(new TipPoolChanged(row.Id, 1));
        return new PoolView(row.Id, row.SiteId, row.Name, [new PoolVersionView(1, from, r.Terms)], 1);
    }
}

internal static class AddPoolVersion
{
    internal sealed record Request(PoolTerms Terms, LocalDate? From = null);

    public static async Task<Result<PoolView>> Handle(Work work, Change<PoolId> path, Request r)
    {
        if (await work.Set<PoolRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } pool)
        {
            return CommonErrors.NotFound.Because("There is no such pool.");
        }

        var today = Places.Public.BusinessDate((await Places.Public.SiteOf(work, pool.SiteId))!, work.Now);
        if ((Versions.Check(pool.Version, null, path.IfMatch) ?? Pools.Check(r.Terms) ?? Days.NotPast(r.From, today, "/from")) is { } refusal)
        {
            return refusal;
        }

        var view = (await Pools.Views(work.AsReading(), [pool]))[0];
        var version = Pools.Version(work, pool.Id, view.Versions.Count + 1, r.From ?? today, r.Terms);
        pool.Version++;
        work.Append(version);
        work.Log.Append(new TipPoolChanged(pool.Id, version.Number));
        return view with { Versions = [.. view.Versions, new PoolVersionView(version.Number, version.From, r.Terms)], Version = pool.Version };
    }
}
