using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Bookend.Simulation.Replay;

/// <param name="Reconciles">Every check holds.</param>
/// <param name="Hash">Of all that the business did, without ids: the same on every store.</param>
public sealed record ReplayReport(
    bool Reconciles, string Hash, IReadOnlyList<Check> Checks, IReadOnlyList<RoundingCause> Rounding, IReadOnlyList<FindingGroup> Findings,
    ReplayTimes Seconds, ReplayLogin Login)
{
    private const int Shown = 3;
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    public string ToText()
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"{"",-44}{"source",16}{"here",16}");
        foreach (var check in Checks)
        {
            Line($"{(check.Holds ? "ok " : "NO ")}{check.What,-41}{check.Source,16}{check.Here,16}  {check.Explanation}");
        }

        Line($"");
        Line($"What rounding did: tax once per rate and receipt here, never in the source");
        foreach (var cause in Rounding)
        {
            Line($"   {cause.What,-41}{cause.Receipts,16}{cause.Difference,16}");
        }

        Line($"");
        Line($"What is not as it stands in the source");
        foreach (var group in Findings)
        {
            Line($"   {group.Count,5}  {group.Kind}: {group.What}");
            foreach (var item in group.Items.Take(group.LeavesOut ? Shown : 0))
            {
                Line($"             {item.Subject}: {item.Detail}");
            }
        }

        Line($"");
        Line($"Seconds: {Seconds.Furnish:0.0} to furnish, {Seconds.Play:0.0} for the days, {Seconds.Read:0.0} to read it back; {Seconds.Steps} steps");
        Line($"Result  {Hash}");
        Line($"{(Reconciles ? "Everything reconciles." : "It does not reconcile.")}");
        return text.ToString();
    }
}

/// <param name="Source">As text, in the source's own precision.</param>
public sealed record Check(string What, string Source, string Here, bool Holds, string Explanation);

/// <param name="Difference">Sum of rounded less unrounded over these receipts.</param>
public sealed record RoundingCause(string What, int Receipts, decimal Difference);

/// <param name="LeavesOut">Something of the source is missing here.</param>
public sealed record FindingGroup(string Kind, int Count, bool LeavesOut, string What, IReadOnlyList<FindingItem> Items);

public sealed record FindingItem(string Subject, string Detail);

public sealed record ReplayTimes(double Furnish, double Play, double Read, int Steps);

/// <summary>To look at the business in the staff app: it is a test business.</summary>
public sealed record ReplayLogin(string Slug, string Email, string Password);
