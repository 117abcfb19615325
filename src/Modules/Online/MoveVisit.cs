using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Online;

/// <summary>/m/{token}/move: the same picker as for booking (GET), and the move (POST).</summary>
internal static class MoveVisit
{
    private sealed record Moved(BookingId Id);

    public static Task<IResult> Show(Call call) => Visits.Open(call, async (reading, door, visit) =>
    {
        var token = call.Path("token");
        if (!Visits.MayChange(visit, reading.Now))
        {
            return Answers.SeeOther(Links.Visit(token, Notices.Late));
        }

        var anyone = call.Query("who") == "any";
        var picked = await SlotPicker.Find(
            reading, door, Search(visit, anyone, default), Links.Date(call.Query("from")), Links.Date(call.Query("date")), (from, date) => Links.Move(token, anyone, null, from, date));
        if (picked.Failed(out _, out var picker))
        {
            return Answers.SeeOther(Links.Visit(token, Notices.Late)); // the service is no longer in the catalogue: a person must help
        }

        var (w, s) = (door.Frame.Words, door.Frame.Speech);
        var now = $"{s.LongDate(visit.LocalStart.Date)}, {s.Time(visit.LocalStart.TimeOfDay)}";
        return Answers.Page<TimePage>(new TimeView(
            door.Frame, w.MoveVisit,
            [
                new Choice(Visits.Name(visit), w.Now(now), null),
                new Choice(anyone ? w.Anyone : visit.MemberName, null, Links.Move(token, !anyone)),
            ],
            picker.Days, picker.EarlierHref, picker.LaterHref, picker.Day, picker.Times, $"/m/{token}/move", anyone ? [("who", "any")] : [], call.Guard(),
            door.Site.Zone.Id, picker.NextFree, Notices.Of(call, w), Links.Visit(token)));
    });

    public static async Task<IResult> Handle(Call call)
    {
        var token = call.Path("token");
        var anyone = call.Field("who") == "any";
        if (OffsetDateTimePattern.Rfc3339.Parse(call.Field("start")) is not { Success: true, Value: var start })
        {
            return Answers.SeeOther(Links.Move(token, anyone, Notices.NotOffered));
        }

        BookingInfo? found = null;
        MemberId? member = null;
        var opened = await Visits.Open(call, async (reading, door, visit) =>
        {
            found = visit;
            member = anyone ? await WhoIsFree(reading, visit, start) : null;
            return Results.Ok();
        });
        if (found is null)
        {
            return opened;
        }

        LinkToken.TryRead(token, out var link);
        var outcome = await call.Write(link.Business, $"move:{found.Id}:{call.Field("nonce")}:{call.Field("start")}", work => Move(work, token, start, member));
        return outcome.Ok ? Answers.SeeOther(Links.Visit(token, Notices.Moved)) : Refused(token, anyone, start, Notices.For(Refusals.Code(outcome.Body)));
    }

    private static IResult Refused(string token, bool anyone, OffsetDateTime start, string notice) =>
        Answers.SeeOther(notice == Notices.Late ? Links.Visit(token, notice) : Links.Move(token, anyone, notice, date: start.Date));

    private static async Task<Result<Moved>> Move(Work work, string token, OffsetDateTime start, MemberId? member) =>
        (await Booking.Public.MoveByToken(work, token, start, member, BookingPolicy.Online)).Failed(out var refusal, out var visit) ? refusal : new Moved(visit.Id);

    /// <summary>Whoever serves her now if possible, else the first who can.</summary>
    private static async Task<MemberId?> WhoIsFree(Reading reading, BookingInfo visit, OffsetDateTime start)
    {
        var found = await Booking.Public.FindSlots(reading, Search(visit, anyone: true, start.Date), BookingPolicy.Online);
        var slot = found.Refusal is null ? found.Value.Days.SelectMany(d => d.Slots).FirstOrDefault(s => s.Start.ToInstant() == start.ToInstant()) : null;
        return slot is null || slot.MemberIds.Contains(visit.MemberId) ? null : slot.MemberIds[0];
    }

    private static SlotSearch Search(BookingInfo visit, bool anyone, LocalDate date) =>
        new(visit.SiteId, visit.ServiceId, [.. visit.AddOns.Select(a => a.Id)], anyone ? null : visit.MemberId, date, date, [.. visit.More.Select(m => m.Wish)]);
}
