using Bookend.Core.Http;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Booking;

/// <summary>What a client may do with the link that she has: only with her own visit, and only as long as she was promised.</summary>
internal static class ByToken
{
    public static Refusal Unknown => CommonErrors.NotFound.Because("This link does not open a visit. Please use the link of your latest message, or call us.");

    // Links lie about in mailboxes: a while after the visit they open nothing any more.
    private static readonly Duration AfterVisit = Duration.FromDays(30);

    public static async Task<BookingId?> Find(Reading reading, string token)
    {
        if (!LinkToken.TryRead(token, out var link) || link.Business != reading.Business)
        {
            return null;
        }

        var (hash, oldest) = (link.Hash, reading.Now - AfterVisit);
        return await reading.Set<ManageTokenRow>().Where(t => t.Hash == hash)
            .Join(reading.Set<BookingRow>().Where(b => b.End >= oldest), t => t.BookingId, b => b.Id, (t, b) => (BookingId?)b.Id).FirstOrDefaultAsync();
    }

    public static async Task<Result<BookingInfo>> Move(Work work, string token, OffsetDateTime start, MemberId? member, BookingPolicy policy)
    {
        if ((await Open(work, token)).Failed(out var refusal, out var visit) || Times.Start(start, work.Now).Failed(out refusal, out var at))
        {
            return refusal;
        }

        var wish = new SeatWish(member ?? visit.Row.MemberId, at, policy, IsOverride: false, ClaimOwner.Of(visit.Row.Id));
        return await MoveBooking.Move(work, visit, wish, reason: null) is { } no
            ? no
            : await BookingInfos.Of(work.AsReading(), visit);
    }

    public static async Task<Result<BookingInfo>> Cancel(Work work, string token, string? reason)
    {
        if (Releasing.TooLong(reason) is { } tooLong)
        {
            return tooLong;
        }

        if ((await Open(work, token)).Failed(out var refusal, out var visit))
        {
            return refusal;
        }

        return await CancelBooking.Cancel(work, visit, Texts.Clean(reason), late: false) is { } no
            ? no
            : await BookingInfos.Of(work.AsReading(), visit);
    }

    private static async Task<Result<Visit>> Open(Work work, string token)
    {
        if (await Find(work.AsReading(), token) is not { } id || (await Visit.Load(work, id)).Failed(out _, out var visit))
        {
            return Unknown;
        }

        return work.Now > visit.Row.ChangesUntil && visit.Row.State == BookingState.Booked
            ? BookingErrors.PolicyClosed.Because($"{visit.Row.PolicyText}")
            : visit;
    }
}
