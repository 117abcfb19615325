namespace Bookend.StoredValue;

internal static class Limits
{
    public const int Name = 120;
    public const int Email = 254;
    public const int Greeting = 500;
    public const int Reason = 200;
    public const int Search = 200;
    public const int Subject = 64;
    public const int Import = 1000;
    public const int Bonuses = 10;
    public const int Suggestions = 8;
    public const int Instalments = 60;
}
