using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;

namespace Bookend.Online;

/// <summary>/m/{token}/cancel: the question (GET), and the cancellation (POST).</summary>
internal static class CancelVisit
{
    private sealed record Cancelled(BookingId Id);

    public static Task<IResult> Show(Call call) => Form(call, "", null, 200);

    public static async Task<IResult> Handle(Call call)
    {
        var token = call.Path("token");
        var reason = Texts.Clean(call.Field("reason")) ?? "";
        BookingId? found = null;
        string? error = null;
        var opened = await Visits.Open(call, (_, door, visit) =>
        {
            found = visit.Id;
            error = reason.Length > DetailsLimits.Reason ? door.Frame.Words.TooLong(DetailsLimits.Reason) : null;
            return Task.FromResult(Results.Ok());
        });
        if (found is not { } id)
        {
            return opened;
        }

        if (error is not null)
        {
            return await Form(call, reason, error, 422);
        }

        LinkToken.TryRead(token, out var link);
        var outcome = await call.Write(link.Business, $"cancel:{id}:{call.Field("nonce")}", work => Cancel(work, token, reason.Length == 0 ? null : reason));
        return Answers.SeeOther(outcome.Ok ? Links.Visit(token) : Links.Visit(token, Notices.Late));
    }

    private static async Task<Result<Cancelled>> Cancel(Work work, string token, string? reason) =>
        (await Booking.Public.CancelByToken(work, token, reason)).Failed(out var refusal, out var visit) ? refusal : new Cancelled(visit.Id);

    private static Task<IResult> Form(Call call, string reason, string? error, int status) => Visits.Open(call, (reading, door, visit) =>
    {
        var token = call.Path("token");
        return Task.FromResult(Visits.MayChange(visit, reading.Now)
            ? Answers.Page<CancelPage>(
                new CancelView(door.Frame, Visits.Facts(visit), Links.Cancel(token), Links.Visit(token), call.Guard(), reason, error, Notices.Of(call, door.Frame.Words)), status)
            : Answers.SeeOther(Links.Visit(token, visit.State == Booking.BookingState.Booked ? Notices.Late : null)));
    });
}
