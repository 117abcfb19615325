using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Bookend.Load;

/// <param name="Bar">What it should be, in words; empty: only told.</param>
internal sealed record Figure(string Part, string What, string Value, string Bar, bool? Met);

/// <summary>Collects figures; prints them as markdown and keeps them as JSON.</summary>
internal sealed class Report
{
    private readonly List<Figure> figures = [];

    public void Add(string part, string what, string value, string bar = "", bool? met = null)
    {
        figures.Add(new Figure(part, what, value, bar, met));
        Console.WriteLine($"  {part}: {what}: {value}{(met is null ? "" : met.Value ? $"  (bar {bar}: met)" : $"  (bar {bar}: MISSED)")}");
    }

    public void Add(string part, string what, LoadResult load, string bar = "", bool? met = null) => Add(part, what, Text(load), bar, met);

    public static string Text(LoadResult load) => string.Create(
        CultureInfo.InvariantCulture,
        $"{load.PerSecond:0} /s, p50 {load.At(0.5):0.0} ms, p99 {load.At(0.99):0.0} ms{(load.Failed > 0 ? $", {load.Failed} failed" : "")}");

    public string Markdown()
    {
        var text = new StringBuilder("| part | what | measured | bar |\n|---|---|---|---|\n");
        foreach (var f in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {f.Part} | {f.What} | {f.Value} | {f.Bar}{(f.Met is null ? "" : f.Met.Value ? " ✓" : " **missed**")} |\n");
        }

        return text.ToString();
    }

    public string Json() => JsonSerializer.Serialize(figures, JsonSerializerOptions.Web);
}
