using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bookend.Booking;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Online;

/// <summary>POST /book/{slug}/hold: the time is kept while the guest fills in her details.</summary>
internal static class TakeTime
{
    private sealed record Held(HoldId Id);

    public static async Task<IResult> Handle(Call call)
    {
        if (await Door.Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var slug = call.Path("slug");
        var wanted = Wanted.Read(name => call.Http.Request.Form[name]);
        if (wanted.Service is not { } service || OffsetDateTimePattern.Rfc3339.Parse(call.Field("start")) is not { Success: true, Value: var start })
        {
            return Answers.SeeOther(Links.Step(slug, wanted, Notices.NotOffered));
        }

        // The same tap twice makes the same id, so it is the same request; another time of the same page is another one.
        var id = Ids.Derived<HoldId>($"{call.Field("nonce")} {service} {string.Join(' ', wanted.AddOns)} {wanted.Member} {call.Field("start")}");
        var request = new PlaceHold.Request(place.Site, service, start, wanted.AddOns, wanted.Member, id);
        var keeper = new HoldKeeper(KeyOf(call, place.Business), call.Settings.HoldsAtOnce);
        var outcome = await call.Write(place.Business, $"hold:{id}", work => Place(work, request, wanted.Held, keeper));
        if (!outcome.Ok && Refusals.Code(outcome.Body) == "too_many_holds")
        {
            call.Http.Response.Headers.RetryAfter = "60";
            return Answers.Notice(call, 429, w => w.TooFast, w => w.TooManyHolds(call.Settings.HoldsAtOnce));
        }

        return outcome.Ok
            ? Answers.SeeOther(Links.Details(slug, wanted, id))
            : Answers.SeeOther(Links.Step(slug, wanted, Notices.For(Refusals.Code(outcome.Body)), date: start.Date));
    }

    /// <summary>Of the address only as much is kept as is needed to know it again, and only while the time is held.</summary>
    private static string KeyOf(Call call, BusinessId business) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{business} {Buckets.Of(call.Http.Connection.RemoteIpAddress)}")))[..HoldKeeper.Length];

    private static async Task<Result<Held>> Place(Work work, PlaceHold.Request request, HoldId? previous, HoldKeeper keeper)
    {
        if (previous is { } held)
        {
            await Booking.Public.ReleaseHold(work, held); // not found: it was over long ago, nothing to let go
        }

        return (await Booking.Public.PlaceHold(work, request, BookingPolicy.Online, keeper)).Failed(out var refusal, out var hold) ? refusal : new Held(hold.Id);
    }
}

/// <summary>Reads a stored problem: what was refused and where.</summary>
internal static class Refusals
{
    public static string Code(byte[] body) => JsonDocument.Parse(body).RootElement.GetProperty("code").GetString() ?? "";

    public static IEnumerable<string> Pointers(byte[] body) =>
        JsonDocument.Parse(body).RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("pointer").GetString() ?? "");
}
