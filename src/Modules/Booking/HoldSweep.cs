using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Bookend.Booking;

/// <summary>
/// Gives expired holds up, each minute (<c>Booking:SweepSeconds</c>), by the clock of each business. Nobody waits for it: an expired hold is in nobody's way
/// already. It keeps the tables tidy and tells the log, and so whoever waits for the time.
/// </summary>
internal sealed class HoldSweep(Reader reader, Writer writer, ILogger<HoldSweep> logger, IConfiguration configuration)
    : BusinessJob("holds", TimeSpan.FromSeconds(configuration.GetValue("Booking:SweepSeconds", Every)), reader, logger, atOnce: true)
{
    private const int Every = 60;
    private const int Batch = 200;

    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var due = await Reader.Read<bool>(business, Self, async r => await Expired(r.Set<HoldRow>(), r.Now).AnyAsync(stop));
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
