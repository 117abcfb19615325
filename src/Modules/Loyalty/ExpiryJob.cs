using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Once in each business's own day, by its own clock: what has expired is booked, and who is about to lose points is told.</summary>
internal sealed class ExpiryJob(Reader reader, Writer writer, ILogger<ExpiryJob> logger) : BackgroundService
{
    private const int MaxRounds = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly Actor Self = Actor.System("points");
    private readonly Dictionary<BusinessId, LocalDate> done = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var business in await reader.Businesses())
                {
                    await TryDay(business, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Expiry of points stumbled; it goes on in {Minutes} minutes", Every.TotalMinutes);
            }
        }
    }

    private async Task TryDay(BusinessId business, CancellationToken stop)
    {
        try
        {
            var day = await reader.Read<(bool IsAny, LocalDate Today)>(business, Self, async r =>
                ((await Programmes.All(r)).Count > 0, r.Now.InZone((await Places.Public.BusinessOf(r)).Zone).Date));
            if (day.Refusal is not null || day.Value is not { IsAny: true, Today: var today } || done.GetValueOrDefault(business) == today)
            {
                return;
            }

            for (var round = 0; round < MaxRounds && !stop.IsCancellationRequested; round++)
            {
                var view = await writer.WriteOrThrow<ExpirePoints.View>(new WriteOrder(business, Self, Key: null), work => ExpirePoints.Handle(work, default, Nothing.Here));
                if (!view.More)
                {
                    done[business] = today;
                    return;
                }
            }
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "Expiry of points in {Business} stumbled; it is tried again", business);
        }
    }
}
