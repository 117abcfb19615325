using Bookend.Core;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bookend.Packages;

/// <summary>Looks every few minutes, by each business's own clock. A pass that has expired gives nothing before that either.</summary>
internal sealed class ExpiryJob(Reader reader, Writer writer, IConfiguration configuration, ILogger<ExpiryJob> logger) : BackgroundService
{
    private static readonly Actor Self = Actor.System("passes");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(configuration.GetValue("Packages:ExpirySeconds", 120)));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var business in await reader.Businesses())
                {
                    await TryExpire(business, stoppingToken);
                }
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(exception, "Looking for expired passes stumbled; it goes on in a few minutes");
            }
        }
    }

    /// <summary>What is wrong in one business is no reason to leave the others.</summary>
    private async Task TryExpire(BusinessId business, CancellationToken stop)
    {
        try
        {
            var more = (await reader.Read<bool>(business, Self, async r => await ExpirePasses.Due(r.Set<PassRow>(), r.Now).AnyAsync(stop))) is { Refusal: null, Value: true };
            while (more && !stop.IsCancellationRequested)
            {
                more = (await writer.WriteOrThrow<ExpirePasses.Expired>(
                    new WriteOrder(business, Self, Key: null), work => ExpirePasses.Handle(work, default, Nothing.Here))).More;
            }
        }
        catch (Exception exception) when (!stop.IsCancellationRequested)
        {
            logger.LogError(exception, "Expired passes of {Business} stumbled; it goes on in a few minutes", business);
        }
    }
}
