using System.Text;
using Bookend.Kernel;
using NodaTime;
using NodaTime.Text;

namespace Bookend.Online;

/// <summary>What a guest has chosen so far. It lives in the address: every step can be reloaded, shared and gone back to.</summary>
/// <param name="Anyone">She does not mind who; then <paramref name="Member"/> is null.</param>
/// <param name="Held">The time that is kept for her and should be let go when she takes another one.</param>
internal sealed record Wanted(ServiceId? Service, IReadOnlyList<ServiceId> AddOns, MemberId? Member, bool Anyone, HoldId? Held = null)
{
    private const int MaxAddOns = 12;

    public bool PersonChosen => Anyone || Member is not null;

    /// <summary>By the names of the query and of the form alike; what cannot be read was not chosen.</summary>
    public static Wanted Read(Func<string, IEnumerable<string?>> values)
    {
        var who = values("who").FirstOrDefault();
        return new Wanted(
            ServiceId.TryParse(values("service").FirstOrDefault(), out var service) ? service : null,
            [.. values("add").Select(t => ServiceId.TryParse(t, out var id) ? id : (ServiceId?)null).OfType<ServiceId>().Distinct().Take(MaxAddOns)],
            MemberId.TryParse(who, out var member) ? member : null,
            who == "any",
            HoldId.TryParse(values("held").FirstOrDefault(), out var held) ? held : null);
    }

    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (Service is { } service)
        {
            yield return ("service", service.ToString());
        }

        foreach (var addOn in AddOns)
        {
            yield return ("add", addOn.ToString());
        }

        if (PersonChosen)
        {
            yield return ("who", Member?.ToString() ?? "any");
        }

        if (Held is { } held)
        {
            yield return ("held", held.ToString());
        }
    }
}

/// <summary>The addresses of the public pages.</summary>
internal static class Links
{
    public static string Book(string slug) => $"/book/{slug}";

    public static string Step(string slug, Wanted wanted, string? notice = null, LocalDate? from = null, LocalDate? date = null) =>
        Book(slug) + Query([.. wanted.Fields(), .. Dates(from, date), .. notice is null ? [] : new[] { ("n", notice) }]);

    public static string Details(string slug, Wanted wanted, HoldId hold) =>
        $"{Book(slug)}/details" + Query([("hold", hold.ToString()), .. (wanted with { Held = null }).Fields()]);

    public static string Gift(string slug) => $"{Book(slug)}/gift";

    public static string PayGift(string slug) => $"{Gift(slug)}/pay";

    /// <param name="key">128 random bits; see <see cref="GiftPurchase"/>.</param>
    public static string Bought(string slug, string key) => $"{Gift(slug)}/bought/{key}";

    public static string Balance(string slug) => $"{Book(slug)}/balance";

    public static string My(string slug) => $"/my/{slug}";

    public static string OpenMy(string slug, string token) => $"{My(slug)}/open/{token}";

    public static string Visit(string token, string? notice = null) => $"/m/{token}" + (notice is null ? "" : $"?n={notice}");

    public static string Move(string token, bool anyone, string? notice = null, LocalDate? from = null, LocalDate? date = null) =>
        $"/m/{token}/move" + Query([.. anyone ? [("who", "any")] : Array.Empty<(string, string)>(), .. Dates(from, date), .. notice is null ? [] : new[] { ("n", notice) }]);

    public static string Offer(string token, string? notice = null) => $"/w/{token}" + (notice is null ? "" : $"?n={notice}");

    public static string Cancel(string token) => $"/m/{token}/cancel";

    public static string Calendar(string token) => $"/m/{token}/visit.ics";

    public static LocalDate? Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private static IEnumerable<(string, string)> Dates(LocalDate? from, LocalDate? date)
    {
        if (from is { } f)
        {
            yield return ("from", LocalDatePattern.Iso.Format(f));
        }

        if (date is { } d)
        {
            yield return ("date", LocalDatePattern.Iso.Format(d));
        }
    }

    private static string Query(IReadOnlyList<(string Name, string Value)> fields)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in fields)
        {
            text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
