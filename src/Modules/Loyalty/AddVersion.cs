using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Other rules from a moment on. Those before stay as they were: what was earned by them is explained and undone by them.</summary>
internal static class AddVersion
{
    private const int Most = 500;

    internal sealed record Request(Terms Terms, Instant? ValidFrom = null);

    public static async Task<Result<ProgrammeView>> Handle(Work work, Change<ProgrammeId> path, Request r)
    {
        if (await work.Set<ProgrammeRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return ShowProgramme.Unknown;
        }

        var versions = await work.Set<ProgrammeVersionRow>().AsNoTracking().Where(v => v.ProgrammeId == path.Id).OrderBy(v => v.Number).ToListAsync();
        if (Versions.Check(row.Version, null, path.IfMatch) is { } stale)
        {
            return stale;
        }

        if ((await Add(work, row, versions, r.Terms, r.ValidFrom)).Failed(out var refusal, out var version))
        {
            return refusal;
        }

        row.Version++;
        work.Append(version);
        return ProgrammeView.Of(row, versions.Append(version), work.Now);
    }

    public static async Task<Result<ProgrammeVersionRow>> Add(
        Work work, ProgrammeRow row, IReadOnlyList<ProgrammeVersionRow> before, Terms terms, Instant? validFrom)
    {
        var from = validFrom is { } at ? Micros.Truncate(at) : work.Now;
        var last = before.Count == 0 ? work.Now : Instant.Max(work.Now, before[^1].ValidFrom);
        if (from < last)
        {
            return CommonErrors.Invalid.At("/validFrom", "Rules begin now or later, and not before the ones that were made last: the past is not changed.");
        }

        if (before.Count >= Most)
        {
            return CommonErrors.Invalid.Because($"A programme has at most {Most} versions.");
        }

        if (TermsCheck.Of(terms, (await Places.Public.BusinessOf(work)).Currency) is { } wrong)
        {
            return wrong;
        }

        var number = before.Count + 1;
        work.Log.Append(new ProgrammeChanged(row.Id, number, from));
        return new ProgrammeVersionRow
        {
            BusinessId = work.Business, ProgrammeId = row.Id, Number = number, ValidFrom = from, Terms = JsonSerializer.Serialize(terms, Json.Options),
            MadeBy = work.Actor.ToString(), MadeAt = work.Now,
        };
    }
}

/// <summary>Its name, and whether it goes on.</summary>
internal static class ChangeProgramme
{
    internal sealed record Request(string? Name = null, bool? Ended = null, int? Version = null);

    public static async Task<Result<ProgrammeView>> Handle(Work work, Change<ProgrammeId> path, Request r)
    {
        if (await work.Set<ProgrammeRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return ShowProgramme.Unknown;
        }

        if ((Versions.Check(row.Version, r.Version, path.IfMatch) ?? (r.Name is null ? null : CreateProgramme.Named(r.Name))) is { } refusal)
        {
            return refusal;
        }

        if (r.Ended == false && row.Ended && (await Programmes.All(work)).Select(b => b.Programme).FirstOrDefault(
            p => !p.Ended && (row.SiteIds.Count == 0 ? p.SiteIds.Count == 0 : p.SiteIds.Intersect(row.SiteIds).Any())) is { } other)
        {
            return LoyaltyErrors.ProgrammeOverlaps.At("/ended", $"{other.Name} is for the same place meanwhile. End it first.");
        }

        row.Name = Texts.Clean(r.Name) ?? row.Name;
        row.Ended = r.Ended ?? row.Ended;
        row.Version++;
        var versions = await work.Set<ProgrammeVersionRow>().AsNoTracking().Where(v => v.ProgrammeId == path.Id).OrderBy(v => v.Number).ToListAsync();
        work.Log.Append(new ProgrammeChanged(row.Id, versions[^1].Number, versions[^1].ValidFrom));
        return ProgrammeView.Of(row, versions, work.Now);
    }
}
