using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>How soon and how far ahead one may book, and until when a client may change her mind by herself.</summary>
/// <param name="Lead">The least time between now and the start.</param>
/// <param name="Back">How long ago the start may lie: a walk-in is written down when she already sits.</param>
/// <param name="Horizon">How far ahead a start may lie.</param>
/// <param name="OnGrid">Only the starts that are offered.</param>
/// <param name="FreeChangeHours">Until this many hours before the start the client's own link can move and cancel.</param>
public sealed record BookingPolicy(Duration Lead, Duration Back, Duration Horizon, bool OnGrid, int FreeChangeHours)
{
    /// <summary>Clients online: two hours to prepare, three months because rosters are not known further out.</summary>
    public static readonly BookingPolicy Online = new(Duration.FromHours(2), Duration.Zero, Duration.FromDays(90), OnGrid: true, 24);

    /// <summary>People of the business know what they do: any minute of the day, and the bride in two years.</summary>
    public static readonly BookingPolicy Desk = new(Duration.Zero, Duration.FromHours(12), Duration.FromDays(3660), OnGrid: false, 24);

    /// <summary>Whether a refusal may say who is away and why.</summary>
    internal bool ExplainsStaff => !OnGrid;

    /// <summary>The promise in the language of the business; it is kept with the visit.</summary>
    public static string Promise(Language language, int hours) => language switch
    {
        Language.German => $"Bis {hours} Stunden vor dem Termin können Sie kostenlos verschieben oder absagen. Danach rufen Sie uns bitte an.",
        Language.French => $"Vous pouvez déplacer ou annuler sans frais jusqu’à {hours} heures avant votre rendez-vous. Ensuite, appelez-nous.",
        _ => $"You can move or cancel free of charge until {hours} hours before your visit. After that, please call us.",
    };

    /// <summary>Rules that do not stand in the way of this start.</summary>
    internal bool Waives(Rule rule, Instant start, Instant now) => rule switch
    {
        Rule.NotPast or Rule.LeadTime => start < now && start >= now - Back,
        Rule.OnGrid => !OnGrid,
        _ => false,
    };
}
