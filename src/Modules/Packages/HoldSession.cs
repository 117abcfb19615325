using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Packages;

/// <summary>Keeps a session for a visit that is booked ahead.</summary>
internal static class HoldSession
{
    internal sealed record Request(BookingId BookingId, ServiceId ServiceId);

    public static async Task<Result<PassView>> Handle(Work work, ById<PassId> path, Request r)
    {
        if (await PassFile.Open(work, path.Id) is not { } pass)
        {
            return Passes.Unknown;
        }

        if (pass.Sessions.Any(s => s.State == SessionState.Held && s.HeldFor == r.BookingId && pass.GroupOf(s).ServiceIds.Contains(r.ServiceId)))
        {
            return await Views.Of(work, pass);
        }

        if (!pass.Fits(r.ServiceId))
        {
            return PackagesErrors.Unfit.At("/serviceId", $"{pass.Terms.Name} is not good for this service.");
        }

        if (pass.IsOver(work.Now))
        {
            return PackagesErrors.Expired.Because($"{pass.Terms.Name} was valid until {Validity.Text(pass.Row.ValidUntil!.Value)}.");
        }

        if (pass.Pick(r.ServiceId, null, []) is not { } session)
        {
            return PackagesErrors.UsedUp.Because($"No session of {pass.Terms.Name} is free for this.");
        }

        return await Holding.Keep(work, pass, session, r.BookingId, await Holding.Today(work, pass)) is { } refusal ? refusal : await Views.Of(work, pass);
    }
}

/// <summary>The visit will not take place, or is paid otherwise.</summary>
internal static class ReleaseSession
{
    internal readonly record struct Path(PassId Id, BookingId BookingId);

    public static async Task<Result<PassView>> Handle(Work work, Path path)
    {
        if (await PassFile.Open(work, path.Id) is not { } pass)
        {
            return Passes.Unknown;
        }

        if (!pass.Sessions.Any(s => s.State == SessionState.Held && s.HeldFor == path.BookingId))
        {
            return PackagesErrors.HoldUnknown.Because("No session of this pass is kept for that visit.");
        }

        return await Holding.Release(work, pass, path.BookingId) is { } refusal ? refusal : await Views.Of(work, pass);
    }
}
