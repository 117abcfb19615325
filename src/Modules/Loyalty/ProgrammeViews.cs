using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

internal sealed record VersionView(int Number, Instant ValidFrom, bool InForce, string MadeBy, Instant MadeAt, Terms Terms);

/// <param name="SiteIds">Empty: every site that has no programme of its own.</param>
/// <param name="Number">Of the version in force; null: it has not begun.</param>
internal sealed record ProgrammeView(
    ProgrammeId Id, string Name, IReadOnlyList<SiteId> SiteIds, string Unit, bool Ended, int? Number, Terms? Terms, IReadOnlyList<VersionView> Versions, int Version)
    : IVersioned
{
    public static ProgrammeView Of(ProgrammeRow row, IEnumerable<ProgrammeVersionRow> versions, Instant now)
    {
        var all = versions.OrderBy(v => v.Number).ToList();
        var current = all.LastOrDefault(v => v.ValidFrom <= now);
        var views = all.ConvertAll(v => new VersionView(v.Number, v.ValidFrom, v == current, v.MadeBy, v.MadeAt, Parse(v)));
        return new ProgrammeView(
            row.Id, row.Name, row.SiteIds, row.Unit.Code, row.Ended, current?.Number, current is null ? null : Parse(current), views, row.Version);
    }

    private static Terms Parse(ProgrammeVersionRow version) => JsonSerializer.Deserialize<Terms>(version.Terms, Json.Options)!;
}

internal static class ListProgrammes
{
    public static async Task<Result<Page<ProgrammeView>>> Handle(Reading reading, NoPath path)
    {
        _ = path;
        var versions = (await reading.Set<ProgrammeVersionRow>().ToListAsync()).ToLookup(v => v.ProgrammeId);
        var rows = await reading.Set<ProgrammeRow>().OrderBy(p => p.Id).Take(Programmes.Most).ToListAsync();
        return new Page<ProgrammeView>([.. rows.Select(p => ProgrammeView.Of(p, versions[p.Id], reading.Now))], null);
    }
}

internal static class ShowProgramme
{
    public static readonly Refusal Unknown = CommonErrors.NotFound.Because("There is no such programme.");

    public static async Task<Result<ProgrammeView>> Handle(Reading reading, ById<ProgrammeId> path) =>
        await reading.Set<ProgrammeRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is { } row
            ? ProgrammeView.Of(row, await reading.Set<ProgrammeVersionRow>().Where(v => v.ProgrammeId == path.Id).ToListAsync(), reading.Now)
            : Unknown;
}
