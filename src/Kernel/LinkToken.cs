using System.Buffers.Text;
using System.Security.Cryptography;

namespace Bookend.Kernel;

/// <summary>The secret of a public link or of a guest's cookie: the business and 128 random bits. As text 43 characters of base64url, RFC 4648 section 5.</summary>
public readonly struct LinkToken
{
    public const int SecretLength = 22;
    private const int Part = 16;
    private const int TextLength = 43;
    private readonly Guid bits;

    private LinkToken(BusinessId business, Guid bits)
    {
        Business = business;
        this.bits = bits;
    }

    public BusinessId Business { get; }

    public string Text
    {
        get
        {
            Span<byte> bytes = stackalloc byte[2 * Part];
            Business.Value.TryWriteBytes(bytes, bigEndian: true, out _);
            bits.TryWriteBytes(bytes[Part..], bigEndian: true, out _);
            return Base64Url.EncodeToString(bytes);
        }
    }

    /// <summary>SHA-256 of the bits: what is kept of a link that is never shown again. Who reads the database cannot open it.</summary>
    public byte[] Hash => SHA256.HashData(bits.ToByteArray(bigEndian: true));

    /// <summary>The bits themselves, <see cref="SecretLength"/> characters: what is kept of a link that must be shown again.</summary>
    public string Secret => Base64Url.EncodeToString(bits.ToByteArray(bigEndian: true));

    public static LinkToken New(BusinessId business) => new(business, new Guid(RandomNumberGenerator.GetBytes(Part)));

    public static LinkToken Of(BusinessId business, string secret) => new(business, new Guid(Base64Url.DecodeFromChars(secret), bigEndian: true));

    public static bool TryRead(string? text, out LinkToken token)
    {
        Span<byte> bytes = stackalloc byte[2 * Part];
        if (text is not { Length: TextLength } || !Base64Url.IsValid(text) || Base64Url.DecodeFromChars(text, bytes) != bytes.Length)
        {
            token = default;
            return false;
        }

        token = new LinkToken(new BusinessId(new Guid(bytes[..Part], bigEndian: true)), new Guid(bytes[Part..], bigEndian: true));
        return true;
    }
}
