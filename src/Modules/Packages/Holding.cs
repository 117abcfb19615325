using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Packages;

/// <summary>A visit that is booked ahead may keep its session: a pending entry takes it out of everybody else's reach.</summary>
internal static class Holding
{
    public static async Task<Refusal?> Keep(Work work, PassFile pass, SessionRow session, BookingId booking, LocalDate day)
    {
        var id = work.NewId<EntryId>();
        var leg = new Leg(Rules.Hold);
        var draft = new EntryDraft("passHold", day) { Id = id, SiteId = pass.Row.SiteId };
        draft.Debit(pass.SessionsOf(session.Group), 1, leg).Credit(pass.SoldOf(session.Group), 1, leg);
        if ((await work.Ledger.Pend(draft)).Failed(out var refusal, out _))
        {
            return refusal;
        }

        (session.State, session.HeldFor, session.HoldEntry) = (SessionState.Held, booking, id);
        pass.Settle();
        History.Note(work, pass.Row, PassChange.Held, "1 session kept for a booked visit", 1);
        work.Log.Append(new PassHeld(pass.Row.Id, session.No, booking));
        return null;
    }

    /// <summary>A kept session is free again, in the lot in which the others lie now.</summary>
    public static async Task<Refusal?> LetGo(Work work, PassFile pass, SessionRow session, LocalDate day)
    {
        if (session is not { State: SessionState.Held, HoldEntry: { } hold })
        {
            return null;
        }

        if ((await work.Ledger.VoidPending(hold, day)).Failed(out var refusal, out _))
        {
            return refusal;
        }

        (session.State, session.HeldFor, session.HoldEntry) = (SessionState.Left, null, null);
        pass.Settle();
        return await Lots.Gather(work, pass, day);
    }

    public static async Task<Refusal?> Release(Work work, PassFile pass, BookingId booking)
    {
        var day = await Today(work, pass);
        foreach (var session in pass.Sessions.Where(s => s.State == SessionState.Held && s.HeldFor == booking).ToList())
        {
            if (await LetGo(work, pass, session, day) is { } refusal)
            {
                return refusal;
            }

            History.Note(work, pass.Row, PassChange.Released, "1 session is free again", 1);
            work.Log.Append(new PassReleased(pass.Row.Id, session.No, booking));
        }

        return null;
    }

    public static async Task<IReadOnlyList<PassId>> KeptFor(Work work, BookingId booking) =>
        await work.Set<SessionRow>().Where(s => s.HeldFor == booking).Select(s => s.PassId).Distinct().ToListAsync();

    public static async Task<LocalDate> Today(Work work, PassFile pass) =>
        Places.Public.BusinessDate((await Places.Public.SiteOf(work, pass.Row.SiteId))!, work.Now);
}
