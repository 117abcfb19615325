using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace Bookend.StoredValue;

/// <summary>The card as a picture to print or enclose: SVG, as large as a bank card, with a QR code that the till scans. Pure.</summary>
internal static class CardPaper
{
    private const int Width = 856;
    private const int Height = 540;
    private const int Side = 220;

    public static string Svg(string business, string accent, string title, string value, string code, string? validUntil, string? recipient)
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"85.6mm\" height=\"54mm\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{E(title)} {E(value)}\" ")
            .Append("font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,sans-serif\" fill=\"#1d2426\">")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" rx=\"28\" fill=\"#fffdf9\"/><rect width=\"{Width}\" height=\"18\" fill=\"{Accent(accent)}\"/>");
        Line(svg, 100, 40, 600, business);
        Line(svg, 160, 28, 400, title);
        Line(svg, 270, 72, 700, value);
        Line(svg, 350, 26, 400, recipient);
        Line(svg, 400, 24, 400, validUntil);
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"48\" y=\"490\" font-size=\"42\" font-weight=\"600\" font-family=\"ui-monospace,Menlo,Consolas,monospace\" letter-spacing=\"2\">{E(code)}</text>");
        Qr(svg, code);
        return svg.Append("</svg>").ToString();
    }

    private static void Line(StringBuilder svg, int y, int size, int weight, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            var shown = text.Length > 40 ? text[..40] : text;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"48\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\">{E(shown)}</text>");
        }
    }

    /// <summary>Dark modules as one path; the quiet zone of four modules is the card's own paper.</summary>
    private static void Qr(StringBuilder svg, string code)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(code, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        svg.Append(CultureInfo.InvariantCulture, $"<path transform=\"translate({Width - Side - 40} 60) scale({Side / (double)rows.Count:0.####})\" fill=\"#000\" d=\"");
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                {
                    svg.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        svg.Append("\"/>");
    }

    private static string Accent(string accent) => accent is ['#', ..] && accent.Length == 7 && accent.Skip(1).All(char.IsAsciiHexDigit) ? accent : "#0f5c5c";

    private static string E(string text) => WebUtility.HtmlEncode(text);
}
