using System.Collections.Frozen;

namespace Bookend.Clients;

/// <summary>Phone numbers as people write them → E.164 (<c>+49301234567</c>), so that the same number is always the same text.</summary>
internal static class Phones
{
    /// <summary>ITU-T E.164 country codes by ISO 3166 country, for numbers written without one.</summary>
    private static readonly FrozenDictionary<string, string> CountryCodes = (
        "AE971 AR54 AT43 AU61 BE32 BG359 BR55 CA1 CH41 CL56 CN86 CO57 CY357 CZ420 DE49 DK45 EE372 EG20 ES34 FI358 FR33 GB44 GR30 HK852 HR385 HU36 ID62 " +
        "IE353 IL972 IN91 IS354 IT39 JP81 KE254 KR82 LI423 LT370 LU352 LV371 MA212 MT356 MX52 MY60 NG234 NL31 NO47 NZ64 PE51 PH63 PL48 PT351 RO40 RS381 " +
        "SA966 SE46 SG65 SI386 SK421 TH66 TR90 TW886 UA380 US1 VN84 ZA27").Split(' ').ToFrozenDictionary(c => c[..2], c => c[2..]);

    /// <summary>Countries whose numbers keep a leading zero abroad, or have none to drop.</summary>
    private static readonly FrozenSet<string> KeepsZero = new[] { "IT", "DK", "NO", "ES", "PT", "PL", "CZ", "GR", "LU", "LV", "EE", "IS", "SG", "HK", "MT", "CY" }.ToFrozenSet();

    /// <param name="locale">BCP 47 with a country (<c>de-DE</c>): where a number without a country code belongs.</param>
    /// <returns>Null when it cannot be a phone number.</returns>
    public static string? Normalise(string typed, string locale)
    {
        var text = typed.Trim().Replace("(0)", "", StringComparison.Ordinal);
        var digits = new string([.. text.Where(char.IsAsciiDigit)]);
        if (text.Length > Limits.PhoneAsTyped || text.Any(c => !char.IsAsciiDigit(c) && !char.IsWhiteSpace(c) && c is not ('+' or '-' or '/' or '(' or ')' or '.' or '–')) ||
            text.LastIndexOf('+') > 0)
        {
            return null;
        }

        var international = text.StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : National(digits, locale);
        // E.164 §6: at most 15 digits, none of which leads with zero; nothing shorter than 7 is a subscriber's.
        return international is { Length: >= 7 and <= 15 } && international[0] != '0' ? $"+{international}" : null;
    }

    private static string? National(string digits, string locale)
    {
        var country = locale.Split('-').LastOrDefault(p => p.Length == 2 && p.All(char.IsAsciiLetterUpper));
        if (country is null || !CountryCodes.TryGetValue(country, out var code) || digits.Length < 4)
        {
            return null;
        }

        if (code == "1")
        {
            return digits.Length == 11 && digits[0] == '1' ? digits : code + digits;
        }

        return code + (digits[0] == '0' && !KeepsZero.Contains(country) ? digits[1..] : digits);
    }
}
