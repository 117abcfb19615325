using Microsoft.Playwright;

namespace Bookend.Browser;

/// <summary>One Chromium for the run (Debian's, named by BOOKEND_CHROMIUM); each test has windows of its own.</summary>
public static class Chromium
{
    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    /// <summary>A phone, upright.</summary>
    public static Task<IPage> Phone(bool javaScript = true, ColorScheme colors = ColorScheme.Light) => Page(390, 844, javaScript, colors);

    /// <summary>A tablet, lying.</summary>
    public static Task<IPage> Tablet(ColorScheme colors = ColorScheme.Light) => Page(1180, 820, javaScript: true, colors);

    private static async Task<IPage> Page(int width, int height, bool javaScript, ColorScheme colors)
    {
        var context = await (await Started.Value).NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            JavaScriptEnabled = javaScript,
            ColorScheme = colors,
            HasTouch = true,
            ReducedMotion = ReducedMotion.Reduce,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        context.SetDefaultTimeout(30_000);
        return await context.NewPageAsync();
    }

    private static async Task<IBrowser> Start()
    {
        var path = Environment.GetEnvironmentVariable("BOOKEND_CHROMIUM")
            ?? throw new InvalidOperationException("BOOKEND_CHROMIUM is not set: run the tests by ./test.");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}

public static class PageExtensions
{
    private static readonly string Axe = File.ReadAllText(Path.Combine(Server.Root, "web/node_modules/axe-core/axe.min.js"));

    /// <summary>WCAG 2.2 A and AA by axe: nothing serious or critical.</summary>
    public static async Task ShouldBeAccessible(this IPage page)
    {
        await page.EvaluateAsync(Axe);
        var found = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations
                .filter(v => v.impact === 'serious' || v.impact === 'critical')
                .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} (${n.failureSummary})`))
            """);
        found.ShouldBeEmpty(page.Url);
    }

    /// <summary>A picture for a person to look at, where BOOKEND_LOOKS names a folder.</summary>
    public static async Task Look(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("BOOKEND_LOOKS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    public static ILocator Test(this IPage page, string id) => page.GetByTestId(id);

    /// <summary>From a list that opens when the field is pressed.</summary>
    /// <param name="option">What it begins with.</param>
    public static async Task Choose(this IPage page, string field, string option)
    {
        await page.Test(field).ClickAsync();
        await page.GetByRole(AriaRole.Option, new PageGetByRoleOptions { NameRegex = new($"^{option}") }).First.ClickAsync();
    }
}
