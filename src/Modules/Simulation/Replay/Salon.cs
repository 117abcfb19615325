using NodaTime;

namespace Bookend.Simulation.Replay;

/// <summary>The business that was opened for the replay, by the server's ids.</summary>
internal sealed record Salon(string Site, string Till, string Gst, string Pst, string Slug)
{
    public const string Currency = "CAD";

    /// <summary>
    /// The source names no province. 5 % and 8 % on every haircut are the two parts of Ontario's HST (in Manitoba, the other place with 8 %,
    /// a cheap haircut was free of it in 2018).
    /// </summary>
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Toronto"];

    public Dictionary<(string Code, int Minutes), string> Services { get; } = [];

    /// <summary>The service in its usual length, as receipts name it.</summary>
    public Dictionary<string, string> Sellable { get; } = [];

    public Dictionary<string, string> Products { get; } = [];

    public Dictionary<string, string> Staff { get; } = [];

    public Dictionary<string, string> Clients { get; } = [];

    public string? Client(string code) => Source.IsNamed(code) ? Clients[code] : null;

    public string[] Taxes(bool gst, bool pst) => [.. gst ? [Gst] : (string[])[], .. pst ? [Pst] : (string[])[]];

    public static Instant At(LocalDateTime local) => Zone.AtLeniently(local).ToInstant();

    public static object Money(long cents) => new { amount = cents, currency = Currency };
}
