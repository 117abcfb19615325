namespace Bookend.Packages;

internal static class Limits
{
    public const int Name = 120;
    public const int Description = 2000;
    public const int Reason = 200;
    public const int Taxes = 8;
    public const int Groups = 5;
    public const int Services = 200;

    /// <summary>Of one package: each is a row with its own value.</summary>
    public const int Sessions = 200;
    public const int Months = 120;
    public const int Days = 3650;
    public const long Price = 100_000_000_00;

    /// <summary>People who may use a pass beside its owner.</summary>
    public const int Shares = 20;

    /// <summary>Passes of one client that are looked at when a line asks what could pay for it.</summary>
    public const int Looked = 50;

    /// <summary>Passes that one write expires.</summary>
    public const int Batch = 100;
    public const int Search = 240;
    public const int Packages = 500;
}
