namespace Bookend.Clients;

internal static class Limits
{
    public const int Name = 120;
    public const int Email = 254;

    /// <summary>E.164: a plus and at most 15 digits.</summary>
    public const int Phone = 16;
    public const int PhoneAsTyped = 40;
    public const int Pronouns = 40;
    public const int Tags = 20;
    public const int Tag = 40;
    public const int Remark = 400;
    public const int Note = 4000;
    public const int Source = 120;
    public const int Remarks = 50;
    public const int Notes = 500;
    public const int Proposals = 3;
    public const int Search = 400;
    public const int Names = 1000;

    /// <summary>Clients who share one address.</summary>
    public const int Family = 20;
}
