using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Autopay;

/// <summary>The job's round, now.</summary>
internal static class CollectNow
{
    private static readonly Collected Nobody = new(0, 0, 0, 0, 0);

    public static async Task Handle(HttpContext http, Nothing _)
    {
        if (Routes.Allowed(http, AutopayModule.Run).Failed(out var refusal, out var caller) || Routes.KeyOf(http).Failed(out refusal, out var key))
        {
            await Problems.Send(http, refusal);
            return;
        }

        // A retry is answered as the first try was, below. Cut off in between, it collects what that left.
        var whole = $"{caller.Actor}:{key}";
        var known = await http.RequestServices.GetRequiredService<Reader>()
            .Read<bool>(caller.Business, caller.Actor, async reading => await reading.Set<RequestRow>().AnyAsync(r => r.Key == whole));
        var collected = Routes.IsDryRun(http) || known is { Refusal: null, Value: true }
            ? Nobody
            : await http.RequestServices.GetRequiredService<Collector>().Collect(caller.Business, caller.Actor, http.RequestAborted);
        await Routes.Write<Collected>(http, AutopayModule.Run, StatusCodes.Status200OK, _ => Task.FromResult<Result<Collected>>(collected));
    }
}
