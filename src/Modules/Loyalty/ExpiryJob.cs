using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Loyalty;

/// <summary>Once in each business's own day, by its own clock: what has expired is booked, and who is about to lose points is told.</summary>
internal sealed class ExpiryJob(Reader reader, Writer writer, ILogger<ExpiryJob> logger) : BusinessJob("points", TimeSpan.FromMinutes(5), reader, logger)
{
    private const int MaxRounds = 1000;
    private readonly Dictionary<BusinessId, LocalDate> done = [];

    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var day = await Reader.Read<(bool IsAny, LocalDate Today)>(business, Self, async r =>
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
}
