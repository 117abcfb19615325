namespace Bookend.Places;

internal static class Limits
{
    public const int Name = 120;
    public const int Slug = 60;
    public const int Zone = 64;
    public const int Locale = 35;
    public const int Phone = 40;
    public const int Email = 254;
    public const int Address = 400;
    public const int LogoText = 40;
    public const int Sites = 500;
    public const int Tills = 500;
    public const int TaxRates = 100;
    public const int CashStep = 1000;
}
