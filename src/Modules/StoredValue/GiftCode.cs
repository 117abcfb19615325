using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>
/// What stands on a gift card: 15 characters and a check character, in fours (<c>K7QM-2XRT-9HWC-4FNB</c>). No 0 and O, 1 and I, and no L:
/// they sound or look alike. Cards that another system has issued keep their codes, whatever these look like. Pure.
/// </summary>
internal static class GiftCode
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    public const int Length = 16;
    public const int Shortest = 4;
    public const int Longest = 40;
    public const int Shown = 4;
    private const int Prime = 31;
    private const int Body = Length - 1;

    /// <summary>What is compared and hashed: letters and digits only, upper case. Null: this cannot be a code.</summary>
    public static string? Normal(string? typed)
    {
        if (typed is null || typed.Length > 2 * Longest)
        {
            return null;
        }

        var normal = new StringBuilder(typed.Length);
        foreach (var c in typed)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                normal.Append(char.ToUpperInvariant(c));
            }
            else if (!char.IsWhiteSpace(c) && c is not ('-' or '.' or '_' or '/'))
            {
                return null;
            }
        }

        return normal.Length is >= Shortest and <= Longest ? normal.ToString() : null;
    }

    /// <summary>As it is printed and read out: in fours.</summary>
    public static string Spaced(string normal) => string.Join('-', normal.Chunk(4).Select(c => new string(c)));

    public static string Last(string normal) => normal[^Shown..];

    /// <summary>Looks like one of ours, but its check character says that it was mistyped.</summary>
    public static bool IsMistyped(string normal) => normal.Length == Length && normal.All(Alphabet.Contains) && normal[Body] != Check(normal.AsSpan(0, Body));

    /// <summary>
    /// The code of a card: the same for the same key, card and turn, so that it need not be kept to be printed again. 31^15 is 2^74: nobody
    /// finds one by trying.
    /// </summary>
    /// <param name="turn">Rises when the code was taken already.</param>
    public static string Of(byte[] key, GiftCardId card, int turn)
    {
        Span<byte> mac = stackalloc byte[32];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"code {Ids.Text(card)} {turn}"), mac);
        var number = BinaryPrimitives.ReadUInt128BigEndian(mac);
        Span<char> code = stackalloc char[Length];
        for (var i = 0; i < Body; i++)
        {
            code[i] = Alphabet[(int)(number % Prime)];
            number /= Prime;
        }

        code[Body] = Check(code[..Body]);
        return new string(code);
    }

    /// <summary>What is stored instead of the code.</summary>
    public static byte[] Hash(byte[] key, string normal) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"hash {normal}"));

    /// <summary>
    /// Σ place × value ≡ 0 (mod 31), places 1 to 16. 31 is a prime greater than every place, so one wrong character, or two that changed
    /// places, never go unseen.
    /// </summary>
    private static char Check(ReadOnlySpan<char> body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += (i + 1) * Alphabet.IndexOf(body[i], StringComparison.Ordinal);
        }

        // 16 × c ≡ −sum; the inverse of 16 modulo 31 is 2.
        return Alphabet[(Prime - sum % Prime) * 2 % Prime];
    }
}
