namespace Bookend.Series;

internal static class Limits
{
    /// <summary>Every week of a year, and some: all of them are booked in one write, which others wait for.</summary>
    public const int Visits = 60;

    public const int Name = 120;

    /// <summary>Days from a plan's own day, to either side.</summary>
    public const int Days = 730;

    /// <summary>How far from its day a visit may be looked for.</summary>
    public const int Within = 14;
}
