using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Clients;

public enum AlertSeverity
{
    Info,
    Warn,

    /// <summary>Not to be served before somebody has looked.</summary>
    Block,
}

/// <param name="Source">Where it comes from, in words: "said by phone, 3 May", "2 no-shows".</param>
public sealed record CardAlert(string Text, AlertSeverity Severity, string Source);

public sealed record CardVisit(
    BookingId? BookingId, OrderId? OrderId, LocalDate Date, IReadOnlyList<string> Services, IReadOnlyList<string> Products, string? Staff, Money? Spent,
    string? ReceiptNumber);

/// <param name="Source">What was counted: "of her last 10 visits".</param>
public sealed record CardFavourite(string Text, int Count, string Source);

public sealed record CardStats(
    int Visits, int NoShows, int Cancellations, Money Spent, Money AverageCheck, LocalDate? FirstVisit, LocalDate? LastVisit);

/// <param name="Source">The capability: <c>pass</c>, <c>membership</c>, <c>wallet</c>.</param>
/// <param name="Text">What it is: "10 × Facial".</param>
/// <param name="Amount">How much of it, in words: "7 of 10 left".</param>
/// <param name="Expires">Last day.</param>
/// <param name="Id">TypeID of what to open.</param>
public sealed record CardBalance(string Source, string Text, string Amount, LocalDate? Expires, string? Id);

/// <summary>What the parts of one arrival card put together. Parts run in the order of their module's rank; lists are cut to what fits a glance.</summary>
public sealed class CardBuilder(Currency currency)
{
    public List<CardAlert> Alerts { get; } = [];

    /// <summary>Newest first after the card is built, 5 at most. Two parts that tell of the same booking are merged into one.</summary>
    public List<CardVisit> LastVisits { get; } = [];

    public List<CardFavourite> Favourites { get; } = [];

    /// <summary>Booking sets visits, no-shows and cancellations; Sales sets what was spent.</summary>
    public CardStats Stats { get; set; } = new(0, 0, 0, Money.Zero(currency), Money.Zero(currency), null, null);

    /// <summary>What she has with us: sessions, credit, points. The soonest to expire first within each source.</summary>
    public List<CardBalance> Balances { get; } = [];

    public Currency Currency { get; } = currency;
}

/// <summary>A higher module's part of the arrival card. Register it in the module's <c>Services</c> as <c>IClientCardPart</c>.</summary>
public interface IClientCardPart
{
    Task Contribute(Reading reading, ClientId client, CardBuilder card);
}

public enum TimelineKind
{
    Booking,
    Order,
    Refund,
    Note,
    Message,
    Cancel,
    NoShow,
    Pass,
    Membership,
}

/// <param name="Subject">The noun to open.</param>
public sealed record TimelineItem(Instant At, TimelineKind Kind, string Title, string? Detail, Money? Amount, TimelineSubject Subject);

/// <param name="Type">The noun in words of the API: <c>booking</c>, <c>order</c>, <c>note</c>.</param>
/// <param name="Id">TypeID.</param>
public sealed record TimelineSubject(string Type, string Id);

/// <summary>A higher module's part of the client's timeline. Register it in the module's <c>Services</c> as <c>ITimelinePart</c>.</summary>
public interface ITimelinePart
{
    /// <summary>At most <paramref name="limit"/> items at or before <paramref name="until"/> (inclusive), newest first; those of one moment in an order that is
    /// always the same (end with the id), because pages may break there.</summary>
    Task<IReadOnlyList<TimelineItem>> Items(Reading reading, ClientId client, Instant until, int limit);
}
