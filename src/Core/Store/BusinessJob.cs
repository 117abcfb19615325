using Bookend.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bookend.Core.Store;

/// <summary>
/// What a module does by itself, in rounds over all businesses, each by its own clock. A round finds what is due and is not remembered, so that one that was
/// cut off is made up by the next. What is wrong in one business holds up only that one.
/// </summary>
/// <param name="name">Stands as the actor of what it writes.</param>
/// <param name="atOnce">The first round when the server starts, else after <paramref name="every"/>.</param>
public abstract class BusinessJob(string name, TimeSpan every, Reader reader, ILogger logger, bool atOnce = false) : BackgroundService
{
    protected Actor Self { get; } = Actor.System(name);

    protected Reader Reader => reader;

    protected ILogger Logger => logger;

    /// <summary>Nothing of before the start has been looked at yet.</summary>
    protected bool IsFirstRound { get; private set; } = true;

    protected abstract Task Run(BusinessId business, CancellationToken stop);

    /// <summary>Each of what is due by itself: what is wrong with one holds up no other, and the next round tries it again.</summary>
    protected async Task Each<T>(BusinessId business, IEnumerable<T> due, Func<T, Task> step, CancellationToken stop)
    {
        foreach (var one in due)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                await step(one);
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                logger.LogError(exception, "{Job} stumbled over {One} of {Business}; the next round tries again", Self.Name, one, business);
            }
        }
    }

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every);
        if (atOnce)
        {
            await Round(stoppingToken);
        }

        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Round(stoppingToken);
        }
    }

    private async Task Round(CancellationToken stop)
    {
        try
        {
            foreach (var business in await reader.Businesses())
            {
                await TryRun(business, stop);
            }

            IsFirstRound = false;
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "The round of {Job} stumbled; the next is in {Seconds} s", Self.Name, every.TotalSeconds);
        }
    }

    private async Task TryRun(BusinessId business, CancellationToken stop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            await Run(business, stop);
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "{Job} stumbled over {Business}; the next round is in {Seconds} s", Self.Name, business, every.TotalSeconds);
        }
    }
}
