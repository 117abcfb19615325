using System.Text;
using Bookend.Booking;
using Bookend.Messaging;
using Microsoft.AspNetCore.Http;

namespace Bookend.Online;

internal static class ShowVisit
{
    public static Task<IResult> Handle(Call call) => Visits.Open(call, (reading, door, visit) =>
    {
        var token = call.Path("token");
        var words = door.Frame.Words;
        var isOver = visit.State is BookingState.Completed or BookingState.NoShow || (visit.State != BookingState.Cancelled && visit.End < reading.Now);
        var notice = (call.Query("n"), visit) switch
        {
            (Notices.Booked, { State: BookingState.Booked, ClientEmail: { } email }) => new Notice(words.BookedText(email), IsGood: true),
            (Notices.Late, _) => new Notice(words.TooLate(Visits.PolicyHours(visit))),
            _ => visit.State == BookingState.Cancelled ? new Notice(words.CancelledText, IsGood: true) : Notices.Of(call, words),
        };
        var heading = (visit.State, call.Query("n")) switch
        {
            (BookingState.Cancelled, _) => words.Cancelled,
            _ when isOver => words.Over,
            (BookingState.Booked, Notices.Booked) => words.Booked,
            (BookingState.Booked, Notices.Moved) => words.Moved,
            _ => words.YourVisit,
        };
        return Task.FromResult(Answers.Page<VisitPage>(new VisitView(
            door.Frame, heading, notice, Visits.Facts(visit), visit.Code, visit.Note, visit.State == BookingState.Cancelled,
            Visits.MayChange(visit, reading.Now), Visits.PolicyHours(visit), isOver, Links.Calendar(token), Links.Move(token, anyone: false),
            Links.Cancel(token), Visits.AgainHref(door, visit))));
    });

    /// <summary>GET /m/{token}/visit.ics</summary>
    public static Task<IResult> Calendar(Call call) => Visits.Open(call, (_, door, visit) =>
    {
        var method = visit.State == BookingState.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Publish;
        // Whoever types a known e-mail address at booking gets a link: it must not tell whose address that is. A letter goes to her alone.
        var text = Messaging.Calendar.Text(method, VisitCalendar.Of(door, visit, call.Settings, call.Path("token")) with { Attendee = null });
        call.Http.Response.Headers.CacheControl = "no-store";
        return Task.FromResult(Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", "visit.ics"));
    });
}

/// <summary>A visit as an entry of a calendar.</summary>
internal static class VisitCalendar
{
    public static CalendarEvent Of(Door door, BookingInfo visit, OnlineSettings settings, string token) => new(
        $"{visit.Id}@bookend", visit.Sequence, visit.ChangedAt, visit.Start, visit.End, visit.Zone, $"{Visits.Name(visit)} · {door.Frame.LogoText}",
        string.Join(", ", new[] { door.Site.Name, door.Site.Address?.Replace('\n', ' ') }.OfType<string>()),
        string.Join("\n", new[] { door.Frame.Words.With(visit.MemberName), $"{door.Frame.Words.Code}: {visit.Code}", settings.Link(Links.Visit(token)) }),
        settings.Link(Links.Visit(token)),
        new Person(door.Frame.LogoText, door.Site.Email ?? settings.Sender),
        visit is { ClientEmail: { } guest, ClientName: { } name } ? new Person(name, guest) : null);
}
