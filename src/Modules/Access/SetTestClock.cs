using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Access;

/// <summary>A test business lives at the moment that it is told, until it is let go (null).</summary>
internal static class SetTestClock
{
    internal sealed record Request(Instant? At);

    internal sealed record View(Instant Now);

    /// <summary>At the ends of time nobody can say what is tomorrow, and jobs ask that for all businesses.</summary>
    public static bool InRange(Instant? at) => at is null || (at >= Instant.FromUtc(2000, 1, 1, 0, 0) && at < Instant.FromUtc(2100, 1, 1, 0, 0));

    public static Task<Result<View>> Handle(Work work, NoPath path, Request body)
    {
        if (!work.Head.IsTest)
        {
            return Task.FromResult<Result<View>>(AccessErrors.NotATest.Because("This business lives in real time."));
        }

        if (!InRange(body.At))
        {
            return Task.FromResult<Result<View>>(CommonErrors.Invalid.At("/at", "A test lives between the years 2000 and 2100."));
        }

        work.Head.ClockAt = body.At is { } at ? Micros.Truncate(at) : null;
        return Task.FromResult<Result<View>>(new View(work.Head.ClockAt ?? work.Now));
    }
}
