using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Booking;

/// <summary>
/// Gives expired holds up, each minute, by the clock of each business. Nobody waits for it: an expired hold is in nobody's way
/// already. It keeps the tables tidy and tells the log.
/// </summary>
internal sealed class HoldSweep(Reader reader, Writer writer, ILogger<HoldSweep> logger) : BackgroundService
{
    private const int Batch = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly Core.Actor Self = Core.Actor.System("holds");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var business in await reader.Businesses())
                {
                    await Sweep(business);
                }

                await timer.WaitForNextTickAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Expired holds were not swept; the next round tries again");
                await Task.WhenAny(timer.WaitForNextTickAsync(stoppingToken).AsTask());
            }
        }
    }

    private async Task Sweep(BusinessId business)
    {
        var due = await reader.Read<bool>(business, Self, async r => await Expired(r.Set<HoldRow>(), r.Now).AnyAsync());
        if (due is { Refusal: null, Value: true })
        {
            await writer.WriteOrThrow<int>(new WriteOrder(business, Self, Key: null), Sweep);
        }
    }

    internal static async Task<Result<int>> Sweep(Work work)
    {
        var holds = await Expired(work.Set<HoldRow>(), work.Now).OrderBy(h => h.ExpiresAt).Take(Batch).ToListAsync();
        foreach (var hold in holds)
        {
            await ReleaseHold.Release(work, hold, HoldState.Expired);
        }

        return holds.Count;
    }

    private static IQueryable<HoldRow> Expired(IQueryable<HoldRow> holds, Instant now) =>
        holds.Where(h => h.State == HoldState.Active && h.ExpiresAt <= now);
}
