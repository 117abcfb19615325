using Bookend.Core.Http;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Bookend.Access;

/// <summary>
/// How often one address may try a secret that people chose, whatever account or device it tries: the lock of an account stops a guesser of one
/// password, this one stops who tries one password on all accounts, and keeps the slow hash from eating the processor.
/// </summary>
internal sealed class Guesses(IConfiguration configuration) : IDisposable
{
    private readonly Buckets signIns = new(configuration.GetValue("Access:SignInsPerMinute", 20));

    // People switch at a till many times an hour, and all tills of a salon share one address; the device has its own lock.
    private readonly Buckets pins = new(configuration.GetValue("Access:PinsPerMinute", 120));
    private readonly Buckets operators = new(configuration.GetValue("Access:WrongOperatorKeysPerMinute", 10));

    public bool MaySignIn(HttpContext http) => signIns.Take(From(http));

    public bool MayTryPin(HttpContext http) => pins.Take(From(http));

    /// <summary>Right keys are free, but after too many wrong ones nothing is right for a while, or guessing would go on.</summary>
    public bool MayTryOperatorKey(HttpContext http) => !operators.IsEmpty(From(http));

    public void WrongOperatorKey(HttpContext http) => operators.Take(From(http));

    public static Task Refuse(HttpContext http) => Problems.SendLater(
        http, CommonErrors.TooMany.Because("Too many tries from here. Please wait a little and try again; nothing was changed."), Buckets.RefillSeconds);

    public void Dispose()
    {
        signIns.Dispose();
        pins.Dispose();
        operators.Dispose();
    }

    private static string From(HttpContext http) => Buckets.Of(http.Connection.RemoteIpAddress);
}
