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
