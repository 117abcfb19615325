using System.Buffers.Text;
using System.Security.Cryptography;
using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>
/// The text of a receipt's public link: the business and 128 random bits, base64url, 43 characters. The secret is kept as it is, because
/// a receipt can be printed and sent again; it opens this one receipt and nothing else.
/// </summary>
internal static class ReceiptToken
{
    private const int Part = 16;
    public const int SecretLength = 22;

    public static string NewSecret()
    {
        Span<byte> bytes = stackalloc byte[Part];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    public static string Text(ReceiptRow receipt)
    {
        Span<byte> bytes = stackalloc byte[2 * Part];
        receipt.BusinessId.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        Base64Url.DecodeFromChars(receipt.Secret, bytes[Part..]);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string? text, out BusinessId business, out string secret)
    {
        business = default;
        secret = "";
        Span<byte> bytes = stackalloc byte[2 * Part];
        if (text is not { Length: 43 } || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text, bytes) != bytes.Length)
        {
            return false;
        }

        business = new BusinessId(new Guid(bytes[..Part], bigEndian: true));
        secret = Base64Url.EncodeToString(bytes[Part..]);
        return true;
    }
}
