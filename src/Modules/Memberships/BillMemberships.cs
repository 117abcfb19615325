using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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

internal sealed class BillingJob(Reader reader, Writer writer, IConfiguration configuration, ILogger<BillingJob> logger) : BackgroundService
{
    private static readonly Actor Self = Actor.System("memberships");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(configuration.GetValue("Memberships:BillingSeconds", 120)));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var business in await reader.Businesses())
                {
                    await TryBill(business, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Billing memberships stumbled; it goes on in a few minutes");
            }
        }
    }

    /// <summary>What is wrong in one business is no reason to leave the others.</summary>
    private async Task TryBill(BusinessId business, CancellationToken stop)
    {
        try
        {
            var more = (await reader.Read<bool>(business, Self, async r => await BillMemberships.Due(r.Set<MembershipRow>(), r.Now).AnyAsync(stop))) is { Refusal: null, Value: true };
            while (more && !stop.IsCancellationRequested)
            {
                more = (await writer.WriteOrThrow<BillMemberships.Billed>(
                    new WriteOrder(business, Self, Key: null), work => BillMemberships.Handle(work, default, Nothing.Here))).More;
            }
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "Memberships of {Business} stumbled; it goes on in a few minutes", business);
        }
    }
}
