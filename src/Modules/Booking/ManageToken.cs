using System.Security.Cryptography;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>A key to one visit, as it stands in a link. Only its hash is kept: who reads the database cannot open a visit.</summary>
internal sealed class ManageTokenRow
{
    public BusinessId BusinessId { get; set; }

    /// <summary>SHA-256 of the secret part.</summary>
    public byte[] Hash { get; set; } = [];

    public BookingId BookingId { get; set; }

    public Instant IssuedAt { get; set; }
}

/// <summary>The text of a link: the business and 128 random bits, base64url, 43 characters.</summary>
internal static class ManageToken
{
    private const int Part = 16;

    public static string Issue(Work work, BookingId booking)
    {
        Span<byte> bytes = stackalloc byte[2 * Part];
        work.Business.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        RandomNumberGenerator.Fill(bytes[Part..]);
        work.Append(new ManageTokenRow
        {
            BusinessId = work.Business,
            Hash = SHA256.HashData(bytes[Part..]),
            BookingId = booking,
            IssuedAt = work.Now,
        });
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    public static bool TryRead(string? text, out BusinessId business, out byte[] hash)
    {
        business = default;
        hash = [];
        Span<byte> bytes = stackalloc byte[2 * Part];
        if (text is not { Length: 43 } || !System.Buffers.Text.Base64Url.IsValid(text) ||
            System.Buffers.Text.Base64Url.DecodeFromChars(text, bytes) != bytes.Length)
        {
            return false;
        }

        business = new BusinessId(new Guid(bytes[..Part], bigEndian: true));
        hash = SHA256.HashData(bytes[Part..]);
        return true;
    }
}
