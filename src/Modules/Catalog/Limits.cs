namespace Bookend.Catalog;

internal static class Limits
{
    public const int Name = 120;
    public const int Category = 80;
    public const int Description = 2000;
    public const int Code = 64;
    public const int RoomKind = 40;
    public const int Colour = 7;
    public const int Search = 320;
    public const int Taxes = 8;
    public const int AddOns = 50;
    public const int Minutes = 24 * 60;
    public const int BufferMinutes = 240;
    public const long Price = 100_000_000_00;
    public const int Stock = 1_000_000;

    /// <summary>Services of one business, read as a whole by the calendar and the booking page.</summary>
    public const int Services = 2000;
}
