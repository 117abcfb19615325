using System.Net;
using System.Text.RegularExpressions;

namespace Bookend.Simulation;

/// <summary>The public pages as a browser without JavaScript sees them: it takes a form with all its unseen fields, fills in its own and sends it.</summary>
public sealed partial class Pages : IDisposable
{
    private readonly HttpClient http;

    private string page = "";

    public Pages(Uri address) =>
        http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public async Task Open(string path) => page = await http.GetStringAsync(path);

    /// <summary>Sends the page's first form. Throws unless a page came that is no complaint.</summary>
    public async Task Submit(params (string Name, string Value)[] fields)
    {
        var form = FirstForm().Match(page);
        var unseen = Hidden().Matches(form.Groups[2].Value).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value)));
        using var content = new FormUrlEncodedContent(unseen.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        using var answer = await http.PostAsync(WebUtility.HtmlDecode(form.Groups[1].Value), content);
        answer.EnsureSuccessStatusCode();
        page = await answer.Content.ReadAsStringAsync();
        if (page.Contains("role=\"alert\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} says: {Alert().Match(page).Groups[1].Value}");
        }
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("""role="alert"[^>]*>([^<]*)""")]
    private static partial Regex Alert();

    [GeneratedRegex("""<form method="post" action="([^"]+)"[^>]*>(.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex FirstForm();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
