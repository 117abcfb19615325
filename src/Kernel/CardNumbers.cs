namespace Bookend.Kernel;

/// <summary>
/// Payment card numbers never enter this product. Every free text that people fill in near a payment goes through here:
/// 13 to 19 digits, in groups or not, that pass the check digit (ISO/IEC 7812-1, Luhn).
/// </summary>
public static class CardNumbers
{
    private const int Shortest = 13;
    private const int Longest = 19;

    public static bool IsIn(string? text)
    {
        if (text is null || text.Length < Shortest)
        {
            return false;
        }

        for (var start = 0; start < text.Length; start++)
        {
            if (BeginsGroup(text, start) && IsAt(text, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool BeginsGroup(string text, int at) => char.IsAsciiDigit(text[at]) && (at == 0 || !char.IsAsciiDigit(text[at - 1]));

    /// <summary>From one group of digits on, over single spaces, dots and hyphens: a card's date after its number must not hide it.</summary>
    private static bool IsAt(string text, int start)
    {
        Span<byte> digits = stackalloc byte[Longest];
        var count = 0;
        for (var i = start; i < text.Length && count <= Longest; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                if (count == Longest)
                {
                    return false;
                }

                digits[count++] = (byte)(text[i] - '0');
                var endsGroup = i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1]);
                if (endsGroup && count >= Shortest && PassesLuhn(digits[..count]))
                {
                    return true;
                }
            }
            else if (text[i] is not (' ' or '-' or '.') || !char.IsAsciiDigit(text[i - 1]))
            {
                return false;
            }
        }

        return false;
    }

    private static bool PassesLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i];
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }

        return sum % 10 == 0;
    }
}
