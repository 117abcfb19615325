namespace Bookend.Online;

/// <summary>What the page after a redirect says, named in its address. Only known names say anything: nobody can put words on our pages.</summary>
internal static class Notices
{
    public const string Taken = "taken";
    public const string Over = "over";
    public const string NotOffered = "unoffered";
    public const string Old = "old";
    public const string Booked = "booked";
    public const string Moved = "moved";
    public const string Late = "late";
    public const string Sent = "sent";
    public const string Out = "out";
    public const string OutEverywhere = "everywhere";
    public const string Redeemed = "redeemed";
    public const string Unredeemed = "unredeemed";
    public const string CardKept = "card";
    public const string CardRefused = "card-refused";

    public static Notice? Of(Call call, Words words) => call.Query("n") switch
    {
        Taken => new Notice(words.SlotGone),
        Over => new Notice(words.HoldOver),
        NotOffered => new Notice(words.NotOffered),
        Old => new Notice(words.FormOld),
        Redeemed => new Notice(words.GiftIsRedeemed, IsGood: true),
        Unredeemed => new Notice(words.GiftIsNotRedeemed),
        CardKept => new Notice(words.CardIsKept, IsGood: true),
        CardRefused => new Notice(words.CardIsRefused),
        _ => null,
    };

    /// <summary>The notice for a refusal of Booking.</summary>
    public static string For(string code) => code switch
    {
        "slot_taken" => Taken,
        "hold_gone" => Over,
        "policy_closed" or "state_conflict" => Late,
        _ => NotOffered,
    };
}
