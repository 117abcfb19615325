using System.Net;
using System.Text;

namespace Bookend.Messaging;

/// <summary>How a letter looks: the name or logo text on top and the business's own colour.</summary>
/// <param name="Accent"><c>#rrggbb</c>; anything else becomes our teal.</param>
public sealed record Brand(string LogoText, string Accent)
{
    public string SafeAccent => Accent is ['#', ..] && Accent.Length == 7 && Accent.Skip(1).All(char.IsAsciiHexDigit) ? Accent : "#0f5c5c";
}

/// <summary>A part of a letter; the same parts make its plain text and its HTML.</summary>
public abstract record Block
{
    public sealed record Paragraph(string Text) : Block;

    /// <summary>Label and value, side by side: "When" and "Monday …"; a line and its amount.</summary>
    public sealed record Rows(IReadOnlyList<(string Label, string Value)> Items) : Block;

    /// <summary>The one thing to do; at most one or two in a letter.</summary>
    public sealed record Button(string Text, string Url) : Block;

    public sealed record Small(string Text) : Block;
}

/// <summary>A letter to a client. HTML for mail programs: one table, styles inline, no picture and nothing to fetch, so that nobody is traced.</summary>
public sealed record Letter(Brand Brand, string Language, string Heading, IReadOnlyList<Block> Blocks)
{
    public string Text()
    {
        var text = new StringBuilder();
        text.Append(Brand.LogoText).Append("\n\n").Append(Heading).Append('\n');
        foreach (var block in Blocks)
        {
            text.Append('\n');
            switch (block)
            {
                case Block.Paragraph p:
                    text.Append(p.Text).Append('\n');
                    break;
                case Block.Small s:
                    text.Append(s.Text).Append('\n');
                    break;
                case Block.Button b:
                    text.Append(b.Text).Append(": ").Append(b.Url).Append('\n');
                    break;
                case Block.Rows rows:
                    foreach (var (label, value) in rows.Items)
                    {
                        text.Append(label).Append(": ").Append(value).Append('\n');
                    }

                    break;
            }
        }

        return text.ToString();
    }

    public string Html()
    {
        var ink = "color:#1d2426;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;font-size:16px;line-height:1.5";
        var html = new StringBuilder();
        html.Append($"<!doctype html><html lang=\"{E(Language)}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append($"<title>{E(Heading)}</title></head><body style=\"margin:0;background:#f6f4ef;{ink}\">")
            .Append("<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\"><tr><td align=\"center\" style=\"padding:24px 12px\">")
            .Append("<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"max-width:560px;background:#fffdf9;border-radius:10px;")
            .Append($"border-top:4px solid {Brand.SafeAccent}\"><tr><td style=\"padding:24px\">")
            .Append($"<p style=\"margin:0 0 16px;font-weight:600\">{E(Brand.LogoText)}</p><h1 style=\"margin:0 0 12px;font-size:22px;line-height:1.3\">{E(Heading)}</h1>");
        foreach (var block in Blocks)
        {
            html.Append(block switch
            {
                Block.Paragraph p => $"<p style=\"margin:0 0 16px\">{E(p.Text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>",
                Block.Small s => $"<p style=\"margin:0 0 12px;font-size:13px;color:#5b6467\">{E(s.Text)}</p>",
                Block.Button b => $"<p style=\"margin:0 0 16px\"><a href=\"{E(b.Url)}\" style=\"display:inline-block;padding:12px 18px;border-radius:10px;" +
                    $"background:{Brand.SafeAccent};color:{Contrast.TextOn(Brand.SafeAccent)};text-decoration:none;font-weight:600\">{E(b.Text)}</a></p>",
                Block.Rows rows => RowsHtml(rows),
                _ => "",
            });
        }

        return html.Append("</td></tr></table></td></tr></table></body></html>").ToString();
    }

    private static string RowsHtml(Block.Rows rows) =>
        "<table role=\"presentation\" width=\"100%\" cellspacing=\"0\" cellpadding=\"0\" style=\"margin:0 0 16px;border-top:1px solid #e4dfd4\">" +
        string.Concat(rows.Items.Select(i =>
            "<tr><td style=\"padding:8px 12px 8px 0;border-bottom:1px solid #e4dfd4;color:#5b6467\">" + E(i.Label) +
            "</td><td align=\"right\" style=\"padding:8px 0;border-bottom:1px solid #e4dfd4;font-variant-numeric:tabular-nums\">" + E(i.Value) + "</td></tr>")) +
        "</table>";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}

/// <summary>WCAG 2.2 contrast of two colours <c>#rrggbb</c>, 1 to 21.</summary>
public static class Contrast
{
    public static double Of(string a, string b)
    {
        var (light, dark) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>White or black, whichever reads better: one of them always has 4.5 (the worst grey leaves 4.58 to both).</summary>
    public static string TextOn(string background) => Of("#ffffff", background) >= Of("#000000", background) ? "#ffffff" : "#000000";

    /// <summary>The colour, moved towards black or white until it reads against the background with at least this contrast.</summary>
    public static string Readable(string color, string background, double least = 4.5)
    {
        var towards = Luminance(background) > 0.18 ? 0 : 255;
        var mixed = color;
        for (var step = 1; step <= 20 && Of(mixed, background) < least; step++)
        {
            var part = step / 20d;
            mixed = "#" + string.Concat(Channels(color).Select(c => ((int)Math.Round(c + (towards - c) * part)).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }

        return mixed;
    }

    private static double Luminance(string color)
    {
        var c = Channels(color).Select(v => v / 255d).Select(v => v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
    }

    private static IEnumerable<int> Channels(string color) => [.. Enumerable.Range(0, 3).Select(i => Convert.ToInt32(color.Substring(1 + 2 * i, 2), 16))];
}
