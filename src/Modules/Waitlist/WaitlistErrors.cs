using Bookend.Kernel;

namespace Bookend.Waitlist;

public static class WaitlistErrors
{
    public static readonly ErrorCode WaitUnknown = new("wait_unknown", 404, "Nobody waits here under this id");
    public static readonly ErrorCode OfferOver = new("offer_over", 409, "This time is no longer kept");
}
