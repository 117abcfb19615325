using System.Globalization;
using System.Text;

namespace Bookend.Kernel;

/// <summary>What people type, made comparable.</summary>
public static class Texts
{
    /// <summary>A name of a list of names, as a query writes it: in small letters or large, and only one. Numbers and lists of names are none.</summary>
    public static bool TryName<T>(string? text, out T name)
        where T : struct, Enum
    {
        name = default;
        return !string.IsNullOrEmpty(text) && text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out name);
    }

    /// <summary>What is said about a text that is not <see cref="IsUsable"/>.</summary>
    public const string Unusable = "A text here holds a NUL or half a character. Nothing was stored; please type it again.";

    /// <summary>False for what no database and no screen can keep: NUL, and a surrogate without its other half.</summary>
    public static bool IsUsable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsLowSurrogate(text[i]) || (char.IsHighSurrogate(text[i]) && (i + 1 == text.Length || !char.IsLowSurrogate(text[++i]))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Trimmed, letters composed (NFC for Latin, Greek and Cyrillic), runs of spaces as one and none at the end of a line, no control characters but the line feed. Null when nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (clean.Length > 0 && Letters.Compose(clean[^1], c) is { } whole)
            {
                clean[^1] = whole;
            }
            else if (c == '\n')
            {
                // What a Windows line end leaves, and spaces that nobody sees.
                clean.Length -= clean.Length > 0 && clean[^1] == ' ' ? 1 : 0;
                clean.Append(c);
            }
            else if (char.IsWhiteSpace(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ' && clean[^1] != '\n')
                {
                    clean.Append(' ');
                }
            }
            else if (!char.IsControl(c))
            {
                clean.Append(c);
            }
        }

        var result = clean.ToString().Trim();
        return result.Length == 0 ? null : result;
    }

    /// <summary>For search columns and search words alike: lower case, no diacritics ("Søren Müller" → "soren muller"), one space between words.</summary>
    public static string Search(params IEnumerable<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            foreach (var c in Clean(part) ?? "")
            {
                Append(text, char.ToLowerInvariant(Letters.Plain(c)));
            }

            if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Lower case and trimmed, or null when it cannot be an address. Whether mail arrives only a mail can tell.</summary>
    public static string? Email(string? text)
    {
        var email = text?.Trim().ToLowerInvariant();
        var at = email?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return email is { Length: >= 3 and <= 254 } && at is > 0 and <= 64 && at == email.LastIndexOf('@') && at < email.Length - 1 &&
            email[^1] != '.' && email[at + 1] != '.' && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"' or '(' or ')')
            ? email
            : null;
    }

    /// <summary>A CSS colour as <c>#rrggbb</c> in lower case, or null when it is not one.</summary>
    public static string? Color(string? text) =>
        text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit) ? text.ToLowerInvariant() : null;

    private static void Append(StringBuilder text, char c)
    {
        switch (c)
        {
            case 'ß': text.Append("ss"); break;
            case 'ø': text.Append('o'); break;
            case 'ł': text.Append('l'); break;
            case 'đ' or 'ð': text.Append('d'); break;
            case 'æ': text.Append("ae"); break;
            case 'œ': text.Append("oe"); break;
            case 'þ': text.Append("th"); break;
            case 'ı': text.Append('i'); break;
            case '\n': text.Append(' '); break;
            default:
                if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                {
                    text.Append(c);
                }

                break;
        }
    }
}
