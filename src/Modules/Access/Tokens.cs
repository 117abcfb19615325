using System.Security.Cryptography;
using Bookend.Kernel;

namespace Bookend.Access;

/// <summary>
/// Secrets that carry their business: <c>prefix_{26 characters of business}{43 characters of 256 random bits}</c>.
/// Only the SHA-256 is stored; a random secret of that size needs no slow hash.
/// </summary>
internal static class Tokens
{
    private const int BusinessLength = 26;
    private const int SecretLength = 43;

    public static (string Token, byte[] Hash) New(string prefix, BusinessId business)
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        return ($"{prefix}_{Ids.Text(business)[4..]}{Base64Url(secret)}", SHA256.HashData(secret));
    }

    public static bool TryParse(string prefix, string? token, out BusinessId business, out byte[] hash)
    {
        business = default;
        hash = [];
        if (token is null || token.Length != prefix.Length + 1 + BusinessLength + SecretLength ||
            !token.StartsWith(prefix + "_", StringComparison.Ordinal) ||
            !BusinessId.TryParse($"{BusinessId.Prefix}_{token.AsSpan(prefix.Length + 1, BusinessLength)}", out business))
        {
            return false;
        }

        var text = token[(prefix.Length + 1 + BusinessLength)..].Replace('-', '+').Replace('_', '/') + "=";
        var secret = new byte[32];
        if (!Convert.TryFromBase64String(text, secret, out var written) || written != 32)
        {
            return false;
        }

        hash = SHA256.HashData(secret);
        return true;
    }

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
