using System.Buffers.Text;
using System.Security.Cryptography;
using Bookend.Kernel;

namespace Bookend.Online;

/// <summary>The text of a link or a cookie: the business and 128 random bits, base64url, 43 characters. Only the hash of the bits is kept.</summary>
internal static class Secrets
{
    private const int Part = 16;
    private const int Length = 43;

    public static (string Text, byte[] Hash) New(BusinessId business)
    {
        Span<byte> bytes = stackalloc byte[2 * Part];
        business.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes[Part..]);
        return (Base64Url.EncodeToString(bytes), SHA256.HashData(bytes[Part..]));
    }

    public static bool TryRead(string? text, out BusinessId business, out byte[] hash)
    {
        business = default;
        hash = [];
        Span<byte> bytes = stackalloc byte[2 * Part];
        if (text is not { Length: Length } || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text, bytes) != bytes.Length)
        {
            return false;
        }

        business = new BusinessId(new Guid(bytes[..Part], bigEndian: true));
        hash = SHA256.HashData(bytes[Part..]);
        return true;
    }
}
