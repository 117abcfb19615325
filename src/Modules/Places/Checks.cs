using Bookend.Kernel;
using NodaTime;

namespace Bookend.Places;

/// <summary>What the edge checks of places: each answers null or why not.</summary>
internal static class Checks
{
    public static Refusal? Name(string? name, string pointer) => Texts.Clean(name) switch
    {
        null => CommonErrors.NameMissing.At(pointer, "Please give a name."),
        { Length: > Limits.Name } => CommonErrors.Invalid.At(pointer, $"A name has at most {Limits.Name} characters."),
        _ => null,
    };

    /// <summary>Lower-case letters, digits and single hyphens inside: it is part of an address that people read aloud.</summary>
    public static Refusal? Slug(string slug, string pointer) =>
        slug.Length is >= 3 and <= Limits.Slug && slug.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-') &&
        slug[0] != '-' && slug[^1] != '-' && !slug.Contains("--", StringComparison.Ordinal)
            ? null
            : PlacesErrors.SlugInvalid.At(pointer, $"An address has 3 to {Limits.Slug} small letters, digits and hyphens, such as 'salon-linde'.");

    public static Refusal? Zone(string zone, string pointer) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null
        ? PlacesErrors.ZoneUnknown.At(pointer, "Please give an IANA time zone, such as 'Europe/Berlin'.")
        : null;

    public static Refusal? Locale(string locale, string pointer) =>
        locale.Length is >= 2 and <= Limits.Locale && locale.Split('-') is var parts && parts.All(p => p.Length is >= 1 and <= 8 && p.All(char.IsAsciiLetterOrDigit)) &&
        parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            ? null
            : PlacesErrors.LocaleInvalid.At(pointer, "Please give a language with its country, such as 'de-DE'.");

    /// <summary>ISO codes have three capital letters; "no currency" (XXX) and the test code (XTS) are no money.</summary>
    public static Refusal? Currency(Currency currency, string pointer) => currency.Code is "XXX" or "XTS"
        ? PlacesErrors.CurrencyInvalid.At(pointer, "Please give the currency, such as 'EUR'.")
        : null;

    public static Refusal? Text(string? text, int limit, string pointer) => text?.Length > limit
        ? CommonErrors.Invalid.At(pointer, $"This may have at most {limit} characters.")
        : null;

    public static Refusal? Email(string? email, string pointer) => email is null || Texts.Email(email) is not null
        ? null
        : CommonErrors.EmailInvalid.At(pointer, "This does not look like an e-mail address.");

    public static Refusal? Ppm(int ppm, string pointer) => ppm is >= 0 and <= 1_000_000
        ? null
        : PlacesErrors.PpmInvalid.At(pointer, "ppm is parts per million from 0 to 1000000; 19 % is 190000.");

    /// <summary>A member that is shown and may be sent back, and cannot be changed.</summary>
    public static Refusal? Same<T>(T? asked, T present, string pointer, string why)
        where T : class => asked is null || asked.Equals(present) ? null : CommonErrors.Invalid.At(pointer, why);

    /// <inheritdoc cref="Same{T}(T, T, string, string)"/>
    public static Refusal? Same<T>(T? asked, T present, string pointer, string why)
        where T : struct => asked is null || asked.Equals(present) ? null : CommonErrors.Invalid.At(pointer, why);
}
