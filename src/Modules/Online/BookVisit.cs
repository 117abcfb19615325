using System.Security.Cryptography;
using System.Text;
using Bookend.Booking;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Bookend.Online;

/// <summary>/book/{slug}/details: who comes (GET), and the booking itself (POST).</summary>
internal static class BookVisit
{
    private static readonly IReadOnlyDictionary<string, string> NoErrors = new Dictionary<string, string>();

    private sealed record Booked(BookingId Id);

    public static Task<IResult> Show(Call call) => Form(call, call.Query("hold"), DetailsForm.Empty, NoErrors, null, 200);

    public static async Task<IResult> Handle(Call call)
    {
        if (await Door.Find(call) is not { } place)
        {
            return Answers.NotFound(call);
        }

        var hold = call.Field("hold");
        var typed = new DetailsForm(call.Field("name"), call.Field("email"), call.Field("phone"), call.Field("note"));
        var words = await WordsOf(call, place);
        if (call.Field("website").Length > 0)
        {
            return await Form(call, hold, typed, NoErrors, new Notice(words.LooksAutomatic), 400);
        }

        var (form, errors) = DetailsCheck.Check(typed, words);
        if (errors.Count > 0)
        {
            return await Form(call, hold, form, errors, new Notice(words.PleaseCheck), 422);
        }

        return HoldId.TryParse(hold, out var id)
            ? await Book(call, place, id, form, words)
            : Answers.SeeOther(Links.Step(call.Path("slug"), WantedOf(call), Notices.Over));
    }

    /// <summary>The id follows from the hold, and the request's key from hold and content: however often the form arrives, there is one visit.</summary>
    private static async Task<IResult> Book(Call call, (BusinessId Business, SiteId Site) place, HoldId hold, DetailsForm form, Words words)
    {
        var id = Ids.Derived<BookingId>($"hold {hold}");
        var request = new CreateBooking.Request(
            Id: id, HoldId: hold, Client: new CreateBooking.Details(form.Name, form.Email, form.Phone.Length == 0 ? null : form.Phone),
            Note: form.Note.Length == 0 ? null : form.Note, Source: BookingSource.Online);
        var content = SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Name}\n{form.Email}\n{form.Phone}\n{form.Note}"));
        var outcome = await call.Write(place.Business, $"book:{hold}:{Convert.ToHexStringLower(content)[..32]}", work => Make(work, request));
        if (outcome.Ok || await IsBooked(call, place.Business, id, form))
        {
            var token = await call.Writer.WriteOrThrow<string>(
                new WriteOrder(place.Business, Call.Stranger, Key: null), work => Booking.Public.IssueManageToken(work, id));
            return Answers.SeeOther(Links.Visit(token, Notices.Booked));
        }

        var errors = Errors(outcome.Body, words);
        return errors.Count > 0
            ? await Form(call, hold.ToString(), form, errors, new Notice(words.PleaseCheck), 422)
            : Answers.SeeOther(Links.Step(call.Path("slug"), WantedOf(call), Notices.For(Refusals.Code(outcome.Body))));
    }

    private static async Task<Result<Booked>> Make(Work work, CreateBooking.Request request) =>
        (await Booking.Public.Book(work, request, BookingPolicy.Online)).Failed(out var refusal, out var info) ? refusal : new Booked(info.Id);

    /// <summary>She went back after booking and sent the form once more with other words: the visit stands as it was booked.
    /// The address of the form may have been passed on, so only who names the client's e-mail is shown her visit.</summary>
    private static async Task<bool> IsBooked(Call call, BusinessId business, BookingId id, DetailsForm form) =>
        (await call.Read<bool>(business, async r => await Booking.Public.InfoOf(r, id) is { State: BookingState.Booked } info &&
            string.Equals(info.ClientEmail, form.Email, StringComparison.OrdinalIgnoreCase))).Value;

    private static Dictionary<string, string> Errors(byte[] body, Words words)
    {
        var errors = new Dictionary<string, string>();
        foreach (var pointer in Refusals.Pointers(body))
        {
            var (field, text) = pointer switch
            {
                "/client/name" => ("name", words.NameMissing),
                "/client/email" => ("email", words.EmailWrong),
                "/client/phone" => ("phone", words.PhoneWrong),
                "/note" => ("note", words.TooLong(DetailsLimits.Note)),
                _ => ("", ""),
            };
            if (field.Length > 0)
            {
                errors[field] = text;
            }
        }

        return errors;
    }

    private static Task<IResult> Form(
        Call call, string holdText, DetailsForm form, IReadOnlyDictionary<string, string> errors, Notice? notice, int status) => Door.Show(call, async (reading, door) =>
    {
        var wanted = WantedOf(call);
        if (!HoldId.TryParse(holdText, out var id) || await Booking.Public.HoldOf(reading, id) is not { } hold || hold.SiteId != door.Site.Id ||
            await Chosen.Of(reading, door, await Menu.Of(reading), wanted with { Service = hold.ServiceId }) is not { } chosen)
        {
            return Answers.SeeOther(Links.Step(door.Slug, wanted, Notices.Over));
        }

        LocalDateTime Local(Instant at) => at.InZone(door.Site.Zone).LocalDateTime;
        var facts = new VisitFacts(
            chosen.Name, chosen.People.FirstOrDefault(p => p.Id == hold.MemberId)?.Name, Local(hold.Start), Local(hold.End), hold.Price);
        var change = Links.Step(door.Slug, wanted with { Held = id }, date: facts.Start.Date);
        return Answers.Page<DetailsPage>(
            new DetailsView(
                door.Frame, facts, Local(hold.ExpiresAt).TimeOfDay, change, Links.Details(door.Slug, wanted, id), id, form, errors, call.Guard(),
                BookingPolicy.Online.FreeChangeHours, notice ?? Notices.Of(call, door.Frame.Words)),
            status);
    });

    private static Wanted WantedOf(Call call) => Wanted.Read(name => call.Http.Request.Query[name]);

    private static async Task<Words> WordsOf(Call call, (BusinessId Business, SiteId Site) place) =>
        (await call.Read<Words>(place.Business, async r => (await Door.Of(r, place.Site)).Frame.Words)).Value;
}
