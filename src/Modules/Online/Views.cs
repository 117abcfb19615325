using Bookend.Kernel;
using NodaTime;

namespace Bookend.Online;

/// <summary>What stands around every page: whose it is, how it speaks and looks, how to reach them.</summary>
/// <param name="Home">Address of the booking page; null when the page is not of one site.</param>
/// <param name="My">Address of the client's own page; likewise.</param>
public sealed record Frame(
    Speech Speech, Words Words, string LogoText, string SiteName, string Accent, string? Home, string? My, string? Address, string? Phone, string? Email)
{
    /// <summary>For pages that belong to nobody (an unknown address).</summary>
    public static Frame Nobody(string? languages)
    {
        var speech = Speech.Of(languages?.Split(',', ';')[0].Trim() is { Length: >= 2 } first ? first : "en");
        return new Frame(speech, new Words(speech.Language), "Bookend", "", Looks.Teal, null, null, null, null, null);
    }
}

/// <summary>What every form carries unseen.</summary>
/// <param name="Nonce">Drawn when the form is shown: the same form sent twice is one request.</param>
public sealed record FormGuard(string TokenField, string Token, string Nonce);

public sealed record Notice(string Text, bool IsGood = false);

/// <param name="GiftHref">Null: no gift cards are sold here.</param>
public sealed record ServicesView(Frame Frame, IReadOnlyList<ServiceGroup> Groups, string? GiftHref, Notice? Notice);

public sealed record ServiceGroup(string? Name, IReadOnlyList<ServiceCard> Services);

public sealed record ServiceCard(string Name, string? Description, int Minutes, Money Price, string Href);

public sealed record PersonView(Frame Frame, string Action, ServiceId Service, string ServiceName, int Minutes, Money Price, IReadOnlyList<AddOnCard> AddOns,
    IReadOnlyList<PersonCard> People);

public sealed record AddOnCard(ServiceId Id, string Name, string? Description, int Minutes, Money Price, bool IsChosen);

public sealed record PersonCard(MemberId Id, string Name, string? Title)
{
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(p => System.Globalization.StringInfo.GetNextTextElement(p)));
}

/// <param name="Fields">Unseen fields of the form that takes a time.</param>
/// <param name="Facts">What has been chosen so far, with links back.</param>
public sealed record TimeView(
    Frame Frame, string Heading, IReadOnlyList<Choice> Facts, IReadOnlyList<DayCell> Days, string? EarlierHref, string? LaterHref, LocalDate? Day,
    IReadOnlyList<TimeGroup> Times, string Action, IReadOnlyList<(string Name, string Value)> Fields, FormGuard Guard, string ZoneName,
    (LocalDate Date, string Href)? NextFree, Notice? Notice, string? BackHref);

public sealed record Choice(string Text, string? Detail, string? ChangeHref);

public sealed record DayCell(LocalDate Date, int Free, string Href, bool IsChosen);

public sealed record TimeGroup(string Name, IReadOnlyList<(OffsetDateTime Start, LocalTime Time)> Times);

public sealed record DetailsView(
    Frame Frame, VisitFacts Visit, LocalTime KeptUntil, string ChangeHref, string Action, HoldId Hold, DetailsForm Form,
    IReadOnlyDictionary<string, string> Errors, FormGuard Guard, int PolicyHours, Notice? Notice);

public sealed record DetailsForm(string Name, string Email, string Phone, string Note)
{
    public static readonly DetailsForm Empty = new("", "", "", "");
}

public sealed record VisitFacts(string What, string? Person, LocalDateTime Start, LocalDateTime End, Money Price);

public sealed record VisitView(
    Frame Frame, string Heading, Notice? Notice, VisitFacts Visit, string Code, string? Note, bool IsCancelled, bool MayChange, int PolicyHours,
    bool IsOver, string CalendarHref, string MoveHref, string CancelHref, string? AgainHref);

public sealed record CancelView(Frame Frame, VisitFacts Visit, string Action, string BackHref, FormGuard Guard, string Reason, string? Error, Notice? Notice);

/// <param name="KeptUntil">Null: it is kept no longer.</param>
public sealed record OfferPageView(Frame Frame, VisitFacts Visit, LocalTime? KeptUntil, string Action, FormGuard Guard, string BookHref, Notice? Notice);

public sealed record NoticeView(Frame Frame, string Heading, string Text, string? BackHref);

/// <param name="Extras">Tips and rounding, between the lines and the total.</param>
/// <param name="Notes">What is left, what was earned.</param>
/// <param name="Explanations">In plain words, how the figures came about.</param>
public sealed record ReceiptPageView(
    Frame Frame, bool IsRefund, string Number, LocalDateTime At, string Till, string? Client, IReadOnlyList<BillLine> Lines,
    IReadOnlyList<(string Name, Money Amount)> Extras, Money Total, IReadOnlyList<(string Name, Money Amount)> Tenders, IReadOnlyList<BillTax> Taxes,
    IReadOnlyList<LaterReceipt> Later, IReadOnlyList<BillNote> Notes, IReadOnlyList<string> Explanations, string? AgainHref);

public sealed record BillLine(string Name, long Quantity, string? By, BillDiscount? Discount, Money Gross);

public sealed record BillDiscount(Money Amount, string? Reason);

public sealed record BillTax(string Name, long Ppm, Money Net, Money Tax);

/// <param name="Because">Which rule gave what, and which did not and why.</param>
public sealed record BillNote(string Text, IReadOnlyList<string> Because);

public sealed record LaterReceipt(string Number, LocalDate Date, Money Gross);
