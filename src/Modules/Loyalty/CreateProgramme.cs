using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>A programme for all sites, or one of its own for some.</summary>
internal static class CreateProgramme
{
    public const int Name = 80;

    /// <param name="SiteIds">None: for every site that has no programme of its own.</param>
    /// <param name="ValidFrom">Null: at once.</param>
    internal sealed record Request(string Name, Terms Terms, IReadOnlyList<SiteId>? SiteIds = null, Instant? ValidFrom = null, ProgrammeId? Id = null);

    public static async Task<Result<ProgrammeView>> Handle(Work work, NoPath _, Request r)
    {
        var others = (await Programmes.All(work)).Select(b => b.Programme).ToList();
        if (((others.Count >= Programmes.Most ? CommonErrors.Invalid.Because($"A business has at most {Programmes.Most} programmes.") : null) ??
            Named(r.Name) ?? await Sites(work, r.SiteIds ?? [], others)) is { } refusal)
        {
            return refusal;
        }

        var id = r.Id ?? work.NewId<ProgrammeId>();

        // Points of a programme for all are the business's points; those of another are no longer the same thing.
        var isShared = r.SiteIds is null or [] && others.TrueForAll(p => p.Unit.Code != Programmes.SharedUnit);
        var row = new ProgrammeRow
        {
            BusinessId = work.Business, Id = id, Name = Texts.Clean(r.Name)!, Sites = JsonSerializer.Serialize(r.SiteIds ?? [], Json.Options),
            Unit = new Unit(isShared ? Programmes.SharedUnit : $"{Programmes.SharedUnit}:{id}"), Version = 1,
        };
        if ((await AddVersion.Add(work, row, [], r.Terms, r.ValidFrom)).Failed(out refusal, out var version))
        {
            return refusal;
        }

        work.Append(row);
        work.Append(version);
        return ProgrammeView.Of(row, [version], work.Now);
    }

    public static Refusal? Named(string? name) => Texts.Clean(name) switch
    {
        null => CommonErrors.NameMissing.At("/name", "Please give a name."),
        { Length: > Name } => CommonErrors.Invalid.At("/name", $"A name has at most {Name} characters."),
        _ => null,
    };

    private static async Task<Refusal?> Sites(Work work, IReadOnlyList<SiteId> sites, List<ProgrammeRow> others)
    {
        var known = (await Places.Public.Sites(work)).Select(s => s.Id).ToHashSet();
        for (var i = 0; i < sites.Count; i++)
        {
            if (!known.Contains(sites[i]) || sites.Take(i).Contains(sites[i]))
            {
                return CommonErrors.Invalid.At($"/siteIds/{i}", "There is no such site, or it is named twice.");
            }
        }

        return others.Find(p => !p.Ended && (sites.Count == 0 ? p.SiteIds.Count == 0 : p.SiteIds.Intersect(sites).Any())) is { } other
            ? LoyaltyErrors.ProgrammeOverlaps.At("/siteIds", $"{other.Name} is for the same place. Change its rules, or end it first.")
            : null;
    }
}
