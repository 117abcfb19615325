using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>Moves every membership on to today: what is over is recognised, what begins is charged, what is late is reminded of. A job does it; with dryRun it tells.</summary>
internal static class BillMemberships
{
    /// <param name="Moved">Memberships for which something was due.</param>
    /// <param name="More">There are more than one write takes: ask again.</param>
    internal sealed record Billed(int Moved, bool More);

    /// <summary>A day further than any site can be; each membership then looks at its own site's day.</summary>
    public static IQueryable<MembershipRow> Due(IQueryable<MembershipRow> rows, Instant now)
    {
        var latest = now.Plus(Duration.FromHours(14)).InUtc().Date;
        return rows.Where(m => m.Phase != MembershipPhase.Ended && m.NextOn <= latest);
    }

    /// <summary>Those for which something is due on their own site's day.</summary>
    public static async Task<MembershipId[]> DueNow(Reading reading)
    {
        var sites = (await Places.Public.Sites(reading)).ToDictionary(s => s.Id);
        var rows = await Due(reading.Set<MembershipRow>(), reading.Now).OrderBy(m => m.NextOn).ThenBy(m => m.Id).Select(m => new { m.Id, m.SiteId, m.NextOn }).ToListAsync();
        return [.. rows.Where(m => sites.TryGetValue(m.SiteId, out var site) && m.NextOn <= Places.Public.BusinessDate(site, reading.Now)).Select(m => m.Id)];
    }

    public static async Task<Result<Nothing>> One(Work work, MembershipId id) =>
        await MembershipFile.Open(work, id) is { } member && await Billing.CatchUp(work, member) is { } refusal ? refusal : Nothing.Here;

    public static async Task<Result<Billed>> Handle(Work work, NoPath _, Nothing __)
    {
        var (moved, due) = (0, await Due(work.Set<MembershipRow>(), work.Now).OrderBy(m => m.NextOn).ThenBy(m => m.Id).Select(m => m.Id).Take(Limits.Batch).ToListAsync());
        foreach (var id in due)
        {
            var member = (await MembershipFile.Open(work, id))!;
            if (member.Row.NextOn > member.Today(work.Now))
            {
                continue;
            }

            if (await Billing.CatchUp(work, member) is { } refusal)
            {
                return refusal;
            }

            moved++;
        }

        return new Billed(moved, due.Count == Limits.Batch && moved > 0);
    }
}
