using System.Security.Cryptography;
using System.Text;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Bookend.Online;

/// <summary>/c/{token}.ics: a calendar that somebody subscribes to. Programs ask every quarter of an hour, so what has not changed is not sent again.</summary>
internal static class ShowFeed
{
    private const string Extension = ".ics";

    public static async Task<IResult> Handle(Call call)
    {
        var file = call.Path("file");
        if (!file.EndsWith(Extension, StringComparison.Ordinal) || !LinkToken.TryRead(file[..^Extension.Length], out var link))
        {
            return Answers.NotFound(call);
        }

        var text = await call.Read<string>(link.Business, async reading =>
            await Feeds.Public.Text(reading, link) is { } feed ? feed : CommonErrors.NotFound.Because("There is no such calendar."));
        if (text.Failed(out _, out var content))
        {
            return Answers.NotFound(call);
        }

        var bytes = Encoding.UTF8.GetBytes(content);
        call.Http.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
