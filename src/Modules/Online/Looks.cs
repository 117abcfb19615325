using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Bookend.Messaging;
using Microsoft.AspNetCore.Http;

namespace Bookend.Online;

/// <summary>The one style sheet, and the few lines that carry a business's colour (inline styles are forbidden by our own policy).</summary>
internal static class Looks
{
    public const string Teal = "#0f5c5c";
    private const string Paper = "#fffdf9";
    private const string Night = "#1b2123";

    private static readonly byte[] Bytes = Read();

    private static readonly byte[] Zipped = Zip(Bytes);

    /// <summary>Content-addressed, so that it may be cached for ever.</summary>
    public static readonly string SheetPath = $"/assets/online.{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..12]}.css";

    public static string AccentPath(string accent) => $"/assets/accent.{accent[1..]}.css";

    public static IResult Sheet(HttpContext http)
    {
        http.Response.Headers.Vary = "Accept-Encoding";
        var zip = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        if (zip)
        {
            http.Response.Headers.ContentEncoding = "gzip";
        }

        return ForEver(http, zip ? Zipped : Bytes);
    }

    public static IResult Accent(HttpContext http, string hex) =>
        AccentSheet(hex) is { } css ? ForEver(http, System.Text.Encoding.UTF8.GetBytes(css)) : Results.NotFound();

    private static IResult ForEver(HttpContext http, byte[] css)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(css, "text/css; charset=utf-8");
    }

    /// <returns>Null when it is no colour.</returns>
    public static string? AccentSheet(string hex)
    {
        if (hex.Length != 6 || !hex.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var (day, night) = (Contrast.Readable($"#{hex}", Paper), Contrast.Readable($"#{hex}", Night));
        return $":root{{--accent:{day};--on-accent:{Contrast.TextOn(day)}}}\n" +
            $"@media(prefers-color-scheme:dark){{:root{{--accent:{night};--on-accent:{Contrast.TextOn(night)}}}}}\n";
    }

    private static byte[] Read()
    {
        using var stream = typeof(Looks).Assembly.GetManifestResourceStream("online.css")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.SmallestSize))
        {
            zip.Write(bytes);
        }

        return memory.ToArray();
    }
}
