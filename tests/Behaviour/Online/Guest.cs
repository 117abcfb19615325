using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Bookend.Behaviour.Online;

/// <summary>A browser without JavaScript: it follows links, fills in forms and keeps cookies.</summary>
internal sealed class Guest(Server server, string address) : IDisposable
{
    // What strangers may do in a minute is counted by address: tests do not use up each other's.
    private readonly HttpClient http = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true })
    {
        BaseAddress = server.Address, DefaultRequestHeaders = { { "X-Forwarded-For", address } },
    };

    public HttpResponseMessage Answer { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>What the address line shows.</summary>
    public string Address => Answer.RequestMessage!.RequestUri!.PathAndQuery;

    public string Heading => Page.QuerySelector("h1")!.TextContent.Trim();

    public string Main => Page.QuerySelector("main")!.TextContent;

    public string? Notice => Page.QuerySelector(".notice")?.TextContent;

    public Task Open(string path, int status = 200) => Load(new HttpRequestMessage(HttpMethod.Get, path), status);

    public Task Follow(string selector) => Open(Page.QuerySelector(selector)?.GetAttribute("href") ?? throw new InvalidOperationException($"No {selector} on {Address}: {Main}"));

    /// <summary>Clicks a submit button of the page's form (the first, if no value is given) after filling in fields.</summary>
    public Task Submit(string? name = null, string? value = null, int status = 200, params (string Name, string Value)[] fields) =>
        Load(Form(name, value, fields), status);

    /// <summary>The request that <see cref="Submit"/> would send; for sending it twice.</summary>
    public HttpRequestMessage Form(string? name, string? value, params (string Name, string Value)[] fields) => Form("main form", name, value, fields);

    /// <summary>As <see cref="Form"/>, for the form whose address ends so.</summary>
    public HttpRequestMessage FormOf(string action, string name, string value) => Form($"main form[action$='{action}']", name, value, []);

    private HttpRequestMessage Form(string selector, string? name, string? value, (string Name, string Value)[] fields)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form on {Address}: {Main}");
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var input in form.QuerySelectorAll("input, textarea"))
        {
            var key = input.GetAttribute("name")!;
            var given = fields.FirstOrDefault(f => f.Name == key && input.GetAttribute("type") is not ("hidden" or "checkbox" or "radio"));
            if (input.GetAttribute("type") is "checkbox" or "radio")
            {
                pairs.AddRange(fields.Where(f => f.Name == key && f.Value == input.GetAttribute("value")).Select(f => new KeyValuePair<string, string>(key, f.Value)));
            }
            else
            {
                pairs.Add(new(key, given.Name is null ? input.GetAttribute("value") ?? input.TextContent : given.Value));
            }
        }

        if (name is not null)
        {
            pairs.Add(new(name, value ?? form.QuerySelector($"button[name='{name}']")!.GetAttribute("value")!));
        }

        var action = form.GetAttribute("action")!;
        return form.Method == "post"
            ? new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(pairs) }
            : new HttpRequestMessage(HttpMethod.Get, $"{action}?{string.Join('&', pairs.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"))}");
    }

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    public async Task Load(HttpRequestMessage request, int status)
    {
        Answer = await http.SendAsync(request);
        var text = await Answer.Content.ReadAsStringAsync();
        ((int)Answer.StatusCode).ShouldBe(status, text);
        Answer.Content.Headers.ContentType!.ToString().ShouldBe("text/html; charset=utf-8");
        Page = new HtmlParser().ParseDocument(text);
    }

    public async Task<string> Download(string path) => Encoding.UTF8.GetString(await http.GetByteArrayAsync(path));

    public IReadOnlyList<string> Times => [.. Page.QuerySelectorAll("button[name=start]").Select(b => b.GetAttribute("value")!)];

    public void Dispose() => http.Dispose();
}
