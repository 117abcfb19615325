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

    /// <summary>A new id whose first 48 bits are the time in milliseconds, so that rows lie in the order they were made.</summary>
    public static TId New<TId>(Instant now)
        where TId : struct, IId<TId> => TId.From(NewGuid(now));

    public static Guid NewGuid(Instant now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        var ms = now.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(ms >> (40 - 8 * i));
        }

        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
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
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
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
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        id = TId.From(new Guid(bytes, bigEndian: true));
        return true;
    }
}
