using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>A loyalty programme.</summary>
public readonly record struct ProgrammeId(Guid Value) : IId<ProgrammeId>
{
    public static string Prefix => "lpg";

    public static ProgrammeId From(Guid value) => new(value);

    public static bool TryParse(string? text, out ProgrammeId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

internal sealed class ProgrammeRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public ProgrammeId Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>JSON list of ids; empty: every site that has no programme of its own.</summary>
    public string Sites { get; set; } = "[]";

    /// <summary>In which its points lie in the books: <c>pts</c>, or a unit of its own for a programme of some sites.</summary>
    public Unit Unit { get; set; }

    /// <summary>Nothing is earned or redeemed any more; balances stay.</summary>
    public bool Ended { get; set; }

    public int Version { get; set; }

    public IReadOnlyList<SiteId> SiteIds => JsonSerializer.Deserialize<IReadOnlyList<SiteId>>(Sites, Json.Options)!;
}

/// <summary>The rules as they stand from a moment on. Written once.</summary>
internal sealed class ProgrammeVersionRow : ISetup
{
    public BusinessId BusinessId { get; set; }

    public ProgrammeId ProgrammeId { get; set; }

    /// <summary>From 1; the books name it.</summary>
    public int Number { get; set; }

    public Instant ValidFrom { get; set; }

    /// <summary>JSON of <see cref="Loyalty.Terms"/>.</summary>
    public string Terms { get; set; } = "";

    public string MadeBy { get; set; } = "";

    public Instant MadeAt { get; set; }
}

/// <summary>A programme with the rules of one of its versions.</summary>
internal sealed record Plan(ProgrammeRow Programme, int Number, Instant ValidFrom, Terms Terms)
{
    public ProgrammeId Id => Programme.Id;

    public Unit Unit => Programme.Unit;

    public static Plan Of(ProgrammeRow programme, ProgrammeVersionRow version) =>
        new(programme, version.Number, version.ValidFrom, JsonSerializer.Deserialize<Terms>(version.Terms, Json.Options)!);
}

/// <summary>All versions of a programme, the oldest first.</summary>
internal sealed record Book(ProgrammeRow Programme, IReadOnlyList<Plan> Versions)
{
    public Plan? At(Instant now) => Versions.LastOrDefault(v => v.ValidFrom <= now);
}

/// <summary>Finds the rules that hold. They are set up once and read with every order, so they lie in memory.</summary>
internal static class Programmes
{
    public const int Most = 50;
    public const string SharedUnit = "pts";

    /// <summary>The programme of a site at this moment: its own, else the one for all. Null: none.</summary>
    public static async Task<Plan?> For(Work work, SiteId site)
    {
        var books = (await All(work)).Where(b => !b.Programme.Ended).ToList();
        return (books.Find(b => b.Programme.SiteIds.Contains(site)) ?? books.Find(b => b.Programme.SiteIds.Count == 0))?.At(work.Now);
    }

    public static Task<IReadOnlyList<Book>> All(Work work) => All(work.AsReading());

    public static async Task<IReadOnlyList<Book>> All(Reading reading) => await reading.Setup.Get("loyalty", async () =>
    {
        var rows = await reading.Set<ProgrammeRow>().AsNoTracking().OrderBy(p => p.Id).Take(Most).ToListAsync();
        var versions = (await reading.Set<ProgrammeVersionRow>().AsNoTracking().OrderBy(v => v.Number).ToListAsync()).ToLookup(v => v.ProgrammeId);
        return (IReadOnlyList<Book>)[.. rows.Select(p => new Book(p, [.. versions[p.Id].Select(v => Plan.Of(p, v))]))];
    });

    public static Task<Plan?> Of(Work work, ProgrammeId id) => Of(work.AsReading(), id);

    public static async Task<Plan?> Of(Reading reading, ProgrammeId id) =>
        (await All(reading)).FirstOrDefault(b => b.Programme.Id == id)?.At(reading.Now);

    /// <summary>Every programme with the rules that hold now; those that have not begun yet are left out.</summary>
    public static async Task<IReadOnlyList<Plan>> Now(Reading reading) => [.. (await All(reading)).Select(b => b.At(reading.Now)).OfType<Plan>()];

    /// <summary>The rules of a version, whether they hold or not.</summary>
    public static async Task<Plan?> Of(Reading reading, ProgrammeId id, int number) =>
        (await All(reading)).FirstOrDefault(b => b.Programme.Id == id)?.Versions.FirstOrDefault(v => v.Number == number);
}
