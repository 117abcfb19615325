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

    public static Task<Result<View>> Handle(Work work, NoPath path, Request body)
    {
        if (!work.Head.IsTest)
        {
            return Task.FromResult<Result<View>>(AccessErrors.NotATest.Because("This business lives in real time."));
        }

        work.Head.ClockAt = body.At is { } at ? Micros.Truncate(at) : null;
        return Task.FromResult<Result<View>>(new View(work.Head.ClockAt ?? work.Now));
    }
}
