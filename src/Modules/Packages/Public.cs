using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Packages;

/// <param name="Session">Which of the pass's sessions, from 1.</param>
public sealed record KeptSession(PassId PassId, string Name, int Session);

/// <summary>What other modules may ask of Packages.</summary>
public static class Public
{
    /// <summary>
    /// Keeps a session of the best pass for a visit that is booked ahead, so that nothing else can use it. The same visit and service again
    /// keep what they have. At completion the visit's own session is used first.
    /// </summary>
    /// <param name="day">Of the visit: a pass that will have expired by then is not taken.</param>
    /// <returns>Null: the client has nothing that fits.</returns>
    public static async Task<Result<KeptSession?>> Hold(Work work, ClientId client, ServiceId service, BookingId booking, LocalDate day)
    {
        var passes = (await PassFile.UsableBy(work, client)).Where(p => !p.IsOver(work.Now) && (p.Row.ValidUntil is null || p.Row.ValidUntil >= day)).ToList();
        foreach (var pass in passes)
        {
            if (pass.Sessions.FirstOrDefault(s => s.State == SessionState.Held && s.HeldFor == booking && pass.GroupOf(s).ServiceIds.Contains(service)) is { } kept)
            {
                return new KeptSession(pass.Row.Id, pass.Terms.Name, kept.No);
            }
        }

        var best = passes.Where(p => p.Pick(service, null, []) is not null)
            .MinBy(p => (p.Row.ValidUntil ?? LocalDate.MaxIsoValue, p.GroupOf(p.Pick(service, null, [])!).ServiceIds.Count, p.Left, p.Row.Id.ToString()));
        if (best is null)
        {
            return (KeptSession?)null;
        }

        var session = best.Pick(service, null, [])!;
        return await Holding.Keep(work, best, session, booking, await Holding.Today(work, best)) is { } refusal
            ? refusal
            : new KeptSession(best.Row.Id, best.Terms.Name, session.No);
    }

    /// <summary>The visit will not take place: whatever was kept for it is free again. Nothing kept changes nothing.</summary>
    public static async Task<Refusal?> Release(Work work, BookingId booking)
    {
        foreach (var id in await Holding.KeptFor(work, booking))
        {
            if (await PassFile.Open(work, id) is { } pass && await Holding.Release(work, pass, booking) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
