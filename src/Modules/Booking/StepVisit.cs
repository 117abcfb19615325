using Bookend.Core.Http;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Booking;

/// <summary>The three plain steps of a visit, which touch neither its time nor its order: check-in, start, complete.</summary>
internal static class StepVisit
{
    public static Task<Result<BookingView>> CheckIn(Work work, Change<BookingId> path, Nothing body) =>
        Take(work, path, Step.CheckIn, HistoryAction.Arrived, b => new BookingArrived(b.Id, b.SiteId, b.ClientId, b.MemberId));

    public static Task<Result<BookingView>> Start(Work work, Change<BookingId> path, Nothing body) =>
        Take(work, path, Step.Start, HistoryAction.Started, b => new BookingStarted(b.Id, b.SiteId, b.ClientId, b.MemberId));

    /// <summary>The service is done. The order stays open: checkout completes that.</summary>
    public static async Task<Result<BookingView>> Complete(Work work, Change<BookingId> path, Nothing body)
    {
        var done = await Take(
            work, path, Step.Complete, HistoryAction.Completed, b => new BookingCompleted(b.Id, b.SiteId, b.ClientId, b.MemberId, b.OrderId));
        if (done is { Refusal: null, Value: { ClientId: { } client } visit })
        {
            await Clients.Public.Visited(work, client, visit.LocalDate);
        }

        return done;
    }

    private static async Task<Result<BookingView>> Take(
        Work work, Change<BookingId> path, Step step, HistoryAction action, Func<BookingRow, IFact> fact)
    {
        if ((await Visit.Load(work, path)).Failed(out var refusal, out var visit) ||
            StepDecider.Decide(visit.Row.State, step, visit.Row.Start, work.Now).Failed(out refusal, out var to))
        {
            return refusal;
        }

        visit.Enter(work, to, action, reason: null);
        work.Log.Append(fact(visit.Row));
        return await BookingViews.Of(work, visit);
    }
}
