using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Booking;

internal static class GetBooking
{
    public static async Task<Result<BookingView>> Handle(Reading reading, ById<BookingId> path) =>
        await BookingViews.Of(reading, reading.Set<BookingRow>().Where(b => b.Id == path.Id)) is [var view]
            ? view
            : CommonErrors.NotFound.Because("There is no such visit.");
}
