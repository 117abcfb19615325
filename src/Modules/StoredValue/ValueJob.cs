using Bookend.Core;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bookend.StoredValue;

/// <summary>What is due by the clock of each business: value that expires, letters that are wished for today, notices. Looking again costs a read.</summary>
internal sealed class ValueJob(Reader reader, Writer writer, StoredValueSettings settings, ILogger<ValueJob> logger) : BackgroundService
{
    private static readonly Actor Self = Actor.System("stored-value");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(settings.JobSeconds));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var business in await reader.Businesses())
                {
                    await TryRun(business, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Stored value was not looked after; the next round tries again");
            }
        }
    }

    /// <summary>What is wrong in one business holds up only that one.</summary>
    private async Task TryRun(BusinessId business, CancellationToken stop)
    {
        try
        {
            var due = await reader.Read<DueSteps>(business, Self, async reading => await DueSteps.Find(reading));
            foreach (var step in due.Refusal is null ? due.Value.Steps : [])
            {
                stop.ThrowIfCancellationRequested();
                await writer.WriteOrThrow<int>(new WriteOrder(business, Self, Key: null), step);
            }
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "Stored value of {Business} was not looked after; the next round tries again", business);
        }
    }
}
