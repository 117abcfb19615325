namespace Bookend.Memberships;

internal static class Limits
{
    public const int Name = 120;
    public const int Description = 2000;
    public const int Reason = 200;
    public const int Taxes = 8;
    public const int Groups = 10;
    public const int Visits = 100;
    public const int Services = 200;
    public const int Prices = 20;
    public const int Category = 80;
    public const int Carry = 100;
    public const int Days = 366;
    public const int Months = 36;
    public const int Years = 3;
    public const int Minimum = 60;
    public const int Notice = 366;
    public const int FreezeDays = 366;
    public const long Price = 100_000_000_00;
    public const int Plans = 200;
    public const int Looked = 20;
    public const int Search = 240;

    /// <summary>Memberships that one write of the job moves on.</summary>
    public const int Batch = 50;

    /// <summary>Periods that one membership may catch up on in one write.</summary>
    public const int Steps = 24;
}
