namespace Bookend.Team;

internal static class Limits
{
    public const int Name = 120;
    public const int Title = 120;
    public const int Email = 254;
    public const int Reason = 200;
    public const int Services = 500;

    /// <summary>Members of one business, read as a whole by the calendar.</summary>
    public const int Members = 2000;
}
