using Bookend.Core.Schedule;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>The length that the desk gives the service of one visit, whatever the catalogue says.</summary>
internal static class VisitLength
{
    public const int Least = 5;

    /// <summary>A bride with her party; nobody works longer on one.</summary>
    public const int Most = 12 * 60;

    public static Refusal? Check(int? minutes) => minutes is < Least or > Most
        ? CommonErrors.Invalid.At("/durationMinutes", $"A service takes {Least} minutes to {Most / 60} hours.")
        : null;

    /// <summary>Another length for the service; add-ons keep theirs.</summary>
    public static Offer Of(Offer offer, int? minutes) =>
        minutes is { } given
            ? offer with { Service = offer.Service with { Duration = Duration.FromMinutes(given), Processing = ProcessingTimes.Fit(offer.Service.Processing, given) } }
            : offer;
}
