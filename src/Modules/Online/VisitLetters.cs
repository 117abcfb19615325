using Bookend.Booking;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Messaging;

namespace Bookend.Online;

/// <summary>Tells the client what happened to her visit: booked, moved, cancelled. It stands above Booking and Messaging, which know nothing of each other.</summary>
internal sealed class VisitLetters(OnlineSettings settings) : IFollower
{
    public string Name => "visit-letters";

    public bool Wants(string factType) => factType is "booking.made" or "booking.moved" or "booking.cancelled";

    public async Task Follow(Work work, FactRow fact)
    {
        if (!BookingId.TryParse(fact.Subject, out var id) || await Booking.Public.InfoOf(work, id) is not { } visit || !Messaging.Public.IsAddress(visit.ClientEmail) ||
            visit.Source == BookingSource.WalkIn || visit.Start < work.Now)
        {
            return;
        }

        // By the time we come here the visit may have moved on: the letter of its latest fact says how it stands, the older ones would confuse.
        var isCancelled = visit.State == BookingState.Cancelled;
        if (isCancelled != (fact.Type == "booking.cancelled") || (!isCancelled && visit.State != BookingState.Booked))
        {
            return;
        }

        var kind = fact.Type switch { "booking.made" => LetterKind.Booked, "booking.moved" => LetterKind.Moved, _ => LetterKind.Cancelled };
        var together = await Booking.Public.ChangedWith(work, visit);
        if (together.Count <= 1)
        {
            await VisitLetter.Send(work, settings, visit, kind, $"{fact.Type} {fact.Seq}");
        }
        else if (together[0] == id)
        {
            // Ten visits that are booked or moved at once are one piece of news.
            await SeriesLetter.Send(work, settings, visit, together, kind, $"{fact.Type} {fact.Seq}");
        }
    }
}

internal static class SeriesLetter
{
    /// <param name="first">Of <paramref name="together"/>; its client's address is asked for already.</param>
    public static async Task Send(Work work, OnlineSettings settings, BookingInfo first, IReadOnlyList<BookingId> together, LetterKind kind, string cause)
    {
        var door = await Door.Of(work, first.SiteId);
        var (w, s) = (door.Frame.Words, door.Frame.Speech);
        var (visits, entries) = (new List<BookingInfo>(together.Count), new List<CalendarEvent>(together.Count));
        foreach (var id in together)
        {
            var visit = (await Booking.Public.InfoOf(work, id))!;
            var token = (await Booking.Public.IssueManageToken(work, id)).Value;
            visits.Add(visit);
            entries.Add(VisitCalendar.Of(door, visit, settings, token) with { IsCancelled = kind == LetterKind.Cancelled });
        }

        var heading = w.Several(kind, visits.Count);
        Block[] blocks =
        [
            new Block.Paragraph(w.Hello(first.ClientName ?? "")),
            new Block.Rows([.. visits.Select(v => (
                $"{s.ShortWeekday(v.LocalStart.Date)} {s.DayMonth(v.LocalStart.Date)}, {s.Time(v.LocalStart.TimeOfDay)}", $"{Visits.Name(v)}, {w.With(v.MemberName)}"))]),
            new Block.Button(w.My, settings.Link(Links.My(door.Slug))),
            .. kind == LetterKind.Cancelled ? [] : new Block[] { new Block.Small(w.Policy(Visits.PolicyHours(first))) },
        ];
        await Messaging.Public.Enqueue(work, new NewMessage(
            VisitLetter.IdOf(first.Id, cause), first.ClientEmail!, first.ClientName, door.Frame.LogoText, door.Site.Email, heading,
            new Letter(new Brand(door.Frame.LogoText, door.Frame.Accent), s.Locale, heading, blocks), first.Id.ToString(), [Calendar.Attachment(entries)]));
    }
}

internal enum LetterKind
{
    Booked,
    Moved,
    Cancelled,
    Reminder,
}

internal static class VisitLetter
{
    public static MessageId IdOf(BookingId visit, string cause) => Ids.Derived<MessageId>($"{visit} {cause}");

    /// <summary>The visit's client must have an address; ask <see cref="Messaging.Public.IsAddress"/> first.</summary>
    /// <param name="cause">The same cause sends one letter.</param>
    public static async Task Send(Work work, OnlineSettings settings, BookingInfo visit, LetterKind kind, string cause)
    {
        var door = await Door.Of(work, visit.SiteId);
        var (w, s) = (door.Frame.Words, door.Frame.Speech);
        var token = (await Booking.Public.IssueManageToken(work, visit.Id)).Value;
        var link = settings.Link(Links.Visit(token));
        var (what, when) = (Visits.Name(visit), $"{s.ShortWeekday(visit.LocalStart.Date)} {s.DayMonth(visit.LocalStart.Date)}, {s.Time(visit.LocalStart.TimeOfDay)}");
        var (subject, text) = kind switch
        {
            LetterKind.Booked => (w.ConfirmSubject(what, when), w.ConfirmText),
            LetterKind.Moved => (w.MovedSubject(what, when), w.MovedText),
            LetterKind.Cancelled => (w.CancelSubject(what, when), w.CancelText),
            _ => (w.RemindSubject(what, when), w.RemindText),
        };
        var heading = kind switch
        {
            LetterKind.Booked => w.Booked,
            LetterKind.Moved => w.Moved,
            LetterKind.Cancelled => w.Cancelled,
            _ => w.YourVisit,
        };
        Block[] blocks =
        [
            new Block.Paragraph($"{w.Hello(visit.ClientName ?? "")}\n{text}"),
            new Block.Rows(Rows(door, visit)),
            kind == LetterKind.Cancelled
                ? new Block.Button(w.BookAgain, settings.Link(Visits.AgainHref(door, visit)))
                : new Block.Button(w.SeeOrChange, link),
            new Block.Button(w.My, settings.Link(Links.My(door.Slug))),
            .. kind == LetterKind.Cancelled ? [] : new Block[] { new Block.Small($"{w.Policy(Visits.PolicyHours(visit))} {w.KeepLink}") },
        ];
        var attachments = kind == LetterKind.Reminder
            ? Array.Empty<Attachment>()
            : [Calendar.Attachment(kind == LetterKind.Cancelled ? CalendarMethod.Cancel : CalendarMethod.Request, VisitCalendar.Of(door, visit, settings, token))];
        var letter = new Letter(new Brand(door.Frame.LogoText, door.Frame.Accent), s.Locale, heading, blocks);

        await Messaging.Public.Enqueue(work, new NewMessage(
            IdOf(visit.Id, cause), visit.ClientEmail!, visit.ClientName, door.Frame.LogoText, door.Site.Email, subject, letter, visit.Id.ToString(), attachments));
    }

    private static List<(string, string)> Rows(Door door, BookingInfo visit)
    {
        var (w, s) = (door.Frame.Words, door.Frame.Speech);
        var rows = new List<(string, string)>
        {
            (w.When, $"{s.LongDate(visit.LocalStart.Date)}, {s.Time(visit.LocalStart.TimeOfDay)}"), (w.What, Visits.Name(visit)), (w.Who, visit.MemberName),
        };
        if (door.Site.Address is { } address)
        {
            rows.Add((w.Where, $"{door.Site.Name}, {address.Replace('\n', ' ')}"));
        }

        rows.Add((w.Price, s.Money(visit.Price)));
        rows.Add((w.Code, visit.Code));
        return rows;
    }
}
