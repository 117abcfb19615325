using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace Bookend.Kernel;

/// <summary>A typed id: a UUIDv7 that prints as a TypeID (<c>bkg_01h2xcejqtf2nbrexx3vqjhp41</c>), see github.com/jetify-com/typeid.</summary>
public interface IId
{
    Guid Value { get; }
}

public interface IId<TSelf> : IId
    where TSelf : struct, IId<TSelf>
{
    static abstract string Prefix { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Text form and creation of ids. The text is <c>prefix_</c> and 26 characters of Crockford base 32, big end first.</summary>
public static class Ids
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int TailBits = 74;

    private static readonly Lock Order = new();
    private static long lastTime = long.MinValue;
    private static UInt128 lastTail;

    /// <summary>
    /// A new id: 48 bits of time in milliseconds, then chance. Within one millisecond each id of this process follows the one before by a step of chance
    /// (RFC 9562 section 6.2, method 2), so rows and the pages of their indexes lie in the order they were made, also while a test clock stands still.
    /// </summary>
    public static TId New<TId>(Instant now)
        where TId : struct, IId<TId> => TId.From(NewGuid(now));

    public static Guid NewGuid(Instant now)
    {
        Span<byte> chance = stackalloc byte[16];
        RandomNumberGenerator.Fill(chance);
        var ms = now.ToUnixTimeMilliseconds();
        UInt128 tail;
        lock (Order)
        {
            tail = ms == lastTime ? lastTail + 1 + BinaryPrimitives.ReadUInt32BigEndian(chance) : FirstTail(chance);
            tail = tail >> TailBits == 0 ? tail : FirstTail(chance);
            (lastTime, lastTail) = (ms, tail);
        }

        var bits = ((UInt128)(ulong)ms << 80) | ((UInt128)7 << 76) | ((tail >> 62) << 64) | ((UInt128)0b10 << 62) | (tail & ((1ul << 62) - 1));
        BinaryPrimitives.WriteUInt128BigEndian(chance, bits);
        return new Guid(chance, bigEndian: true);
    }

    /// <summary>The id that a text always gives: a retried step of a job makes the same row and not a second one.</summary>
    public static TId Derived<TId>(string text)
        where TId : struct, IId<TId>
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return TId.From(new Guid(hash[..16], bigEndian: true));
    }

    public static string Text<TId>(TId id)
        where TId : struct, IId<TId> => Text(TId.Prefix, id.Value);

    public static string Text(string prefix, Guid value)
    {
        Span<byte> bytes = stackalloc byte[16];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        var number = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        Span<char> text = stackalloc char[prefix.Length + 27];
        prefix.CopyTo(text);
        text[prefix.Length] = '_';
        for (var i = text.Length - 1; i > prefix.Length; i--)
        {
            text[i] = Alphabet[(int)(number & 31)];
            number >>= 5;
        }

        return new string(text);
    }

    public static bool TryParse<TId>(string? text, out TId id)
        where TId : struct, IId<TId>
    {
        id = default;
        var prefix = TId.Prefix;
        if (text is null || text.Length != prefix.Length + 27 || text[prefix.Length] != '_' ||
            !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        UInt128 number = 0;
        for (var i = prefix.Length + 1; i < text.Length; i++)
        {
            var digit = Alphabet.IndexOf(text[i], StringComparison.Ordinal);
            if (digit < 0 || (i == prefix.Length + 1 && digit > 7))
            {
                return false;
            }

            number = (number << 5) | (uint)digit;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        id = TId.From(new Guid(bytes, bigEndian: true));
        return true;
    }

    private static UInt128 FirstTail(ReadOnlySpan<byte> chance) => BinaryPrimitives.ReadUInt128BigEndian(chance) >> (128 - TailBits);
}
