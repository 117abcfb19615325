using NodaTime;

namespace Bookend.Simulation.Replay;

/// <summary>What the source's till printed, with what we expect to print: each tax rounded once per receipt, in cents.</summary>
internal sealed record Receipt(int Number, LocalDate Date, IReadOnlyList<SourceLine> Lines)
{
    public string Client => Lines[0].Client;

    public decimal ExactGst => Lines.Sum(l => l.Gst);

    public decimal ExactPst => Lines.Sum(l => l.Pst);

    public long Net => Cents.Of(Lines.Sum(l => l.Amount));

    public long Gst => Cents.Round(ExactGst);

    public long Pst => Cents.Round(ExactPst);

    public long Gross => Net + Gst + Pst;

    public static IReadOnlyList<Receipt> Of(IReadOnlyList<SourceLine> lines) =>
        [.. lines.GroupBy(l => (l.Receipt, l.Date)).Select(g => new Receipt(g.Key.Receipt, g.Key.Date, [.. g])).OrderBy(r => r.Date).ThenBy(r => r.Number)];
}

internal static class Cents
{
    /// <exception cref="FormatException">It is not a whole number of cents.</exception>
    public static long Of(decimal amount) => amount * 100 % 1 == 0 ? (long)(amount * 100) : throw new FormatException($"{amount} is no whole number of cents.");

    /// <summary>Half a cent goes away from zero.</summary>
    public static long Round(decimal amount) => (long)Math.Round(amount * 100, MidpointRounding.AwayFromZero);
}
