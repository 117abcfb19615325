using System.Globalization;
using System.Text;
using Xunit;

namespace Bookend.Pure.Messaging;

/// <summary>Reads iCalendar strictly by RFC 5545, written from the RFC and not from our writer: what it refuses, a calendar may refuse.</summary>
internal sealed class CalendarReader
{
    private readonly List<(string Name, Dictionary<string, string> Parameters, string Value)> lines = [];

    public CalendarReader(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var raw = text[..^2].Split("\r\n");
        Assert.All(raw, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 1, 75));
        Assert.All(raw, l => Assert.DoesNotContain(l, c => char.IsControl(c)));
        foreach (var line in raw.Aggregate(new List<string>(), Unfold))
        {
            lines.Add(Parse(line));
        }

        var open = new Stack<string>();
        foreach (var (name, _, value) in lines)
        {
            if (name == "BEGIN")
            {
                open.Push(value);
            }
            else if (name == "END")
            {
                Assert.Equal(open.Pop(), value);
            }
        }

        Assert.Empty(open);
    }

    public string Text(string name) => Unescape(Line("VEVENT", name).Value);

    public string Raw(string component, string name) => Line(component, name).Value;

    public string Parameter(string name, string parameter) => Line("VEVENT", name).Parameters[parameter];

    public bool Has(string name) => lines.Any(l => l.Name == name);

    /// <summary>The moment that a calendar program makes of it, with nothing but the rules in the file.</summary>
    public DateTimeOffset Moment(string name)
    {
        var (_, parameters, value) = Line("VEVENT", name);
        if (value.EndsWith('Z'))
        {
            return new DateTimeOffset(Local(value[..^1]), TimeSpan.Zero);
        }

        Assert.Equal(Raw("VTIMEZONE", "TZID"), parameters["TZID"]);
        var local = Local(value);
        var rules = Observances();
        Assert.NotEmpty(rules);

        // The rule in force is the last whose onset is not after it; onsets are wall time of the offset before.
        var rule = rules.Where(r => r.Onset <= local).OrderBy(r => r.Onset).LastOrDefault();
        Assert.NotEqual(default, rule);

        // A time that comes twice is meant before the change.
        var before = rules.FirstOrDefault(r => r.Onset > local - (r.From - r.To) && r.Onset <= local && r.To < r.From);
        return new DateTimeOffset(local, before != default && local < before.Onset ? before.From : rule.To);
    }

    private List<(DateTime Onset, TimeSpan From, TimeSpan To)> Observances()
    {
        var found = new List<(DateTime, TimeSpan, TimeSpan)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is { Name: "BEGIN", Value: "STANDARD" or "DAYLIGHT" })
            {
                var part = lines.Skip(i).TakeWhile(l => l.Name != "END").ToDictionary(l => l.Name, l => l.Value);
                found.Add((Local(part["DTSTART"]), Offset(part["TZOFFSETFROM"]), Offset(part["TZOFFSETTO"])));
            }
        }

        return found;
    }

    private (string Name, Dictionary<string, string> Parameters, string Value) Line(string component, string name)
    {
        var depth = new Stack<string>();
        foreach (var line in lines)
        {
            if (line.Name == "BEGIN")
            {
                depth.Push(line.Value);
            }
            else if (line.Name == "END")
            {
                depth.Pop();
            }
            else if (line.Name == name && depth.Peek() == component)
            {
                return line;
            }
        }

        throw new InvalidOperationException($"There is no {name} in {component}.");
    }

    private static List<string> Unfold(List<string> whole, string line)
    {
        if (line[0] is ' ' or '\t')
        {
            whole[^1] += line[1..];
        }
        else
        {
            whole.Add(line);
        }

        return whole;
    }

    private static (string, Dictionary<string, string>, string) Parse(string line)
    {
        var parameters = new Dictionary<string, string>();
        var at = line.IndexOfAny([';', ':']);
        var name = line[..at];
        Assert.All(name, c => Assert.True(char.IsAsciiLetterUpper(c) || c == '-'));
        while (line[at] == ';')
        {
            var equals = line.IndexOf('=', at);
            var isQuoted = line[equals + 1] == '"';
            var end = isQuoted ? line.IndexOf('"', equals + 2) + 1 : line.IndexOfAny([';', ':', ','], equals);
            parameters[line[(at + 1)..equals]] = line[(equals + 1)..end].Trim('"').Replace("^'", "\"", StringComparison.Ordinal).Replace("^^", "^", StringComparison.Ordinal);
            at = end;
        }

        Assert.Equal(':', line[at]);
        return (name, parameters, line[(at + 1)..]);
    }

    private static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ',' or ';', $"An unescaped {value[i]} in {value}");
            text.Append(value[i] != '\\' ? value[i] : value[++i] is 'n' or 'N' ? '\n' : value[i] is '\\' or ',' or ';' ? value[i] : throw new FormatException(value));
        }

        return text.ToString();
    }

    private static DateTime Local(string text) => DateTime.ParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static TimeSpan Offset(string text)
    {
        var span = TimeSpan.ParseExact(text[1..], text.Length == 5 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
        return text[0] == '-' ? -span : span;
    }
}
