using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Booking;

/// <summary>Somebody changed her mind before the time was up. What is over already is no error: the time is free either way.</summary>
internal static class ReleaseHold
{
    public static async Task<Result<Nothing>> Handle(Work work, ById<HoldId> path)
    {
        if (await work.Set<HoldRow>().FirstOrDefaultAsync(h => h.Id == path.Id) is not { } hold)
        {
            return CommonErrors.NotFound.Because("There is no such hold.");
        }

        if (hold.State == HoldState.Active)
        {
            await Release(work, hold, HoldState.Released);
        }

        return Nothing.Here;
    }

    public static async Task Release(Work work, HoldRow hold, HoldState to)
    {
        await work.Schedule.Release(ClaimOwner.Of(hold.Id));
        hold.Close(to);
        work.Log.Append(new HoldReleased(hold.Id, hold.SiteId, to == HoldState.Expired ? "expired" : "released"));
    }
}
