using Bookend.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bookend.Pure.Schedule;

/// <summary>The algebra against the simplest thing that can be right: one bit per minute.</summary>
public sealed class IntervalSetTests
{
    private const int Minutes = 240;

    private static readonly Gen<Span> AnySpan =
        from start in Gen.Choose(0, Minutes)
        from length in Gen.Choose(-3, 40)
        select new Span(start, Math.Min(Minutes, start + length));

    private static readonly Arbitrary<Span[]> Spans = AnySpan.ArrayOf().ToArbitrary();

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(Seed.Cases(3000));

    [Fact]
    public void Is_what_the_bitmap_is() => Prop.ForAll(Spans, spans =>
        Bits(IntervalSet.Of(spans)).SequenceEqual(Bits(spans))).Check(Many);

    [Fact]
    public void Is_sorted_disjoint_and_melted() => Prop.ForAll(Spans, spans =>
    {
        var set = IntervalSet.Of(spans).Spans().ToArray();
        return set.All(s => !s.IsEmpty) && set.Zip(set.Skip(1)).All(p => p.First.End < p.Second.Start);
    }).Check(Many);

    [Fact]
    public void Union_intersection_and_difference() => Prop.ForAll(Spans, Spans, (a, b) =>
    {
        var (x, y) = (IntervalSet.Of(a), IntervalSet.Of(b));
        var (p, q) = (Bits(a), Bits(b));
        return Bits(x.Union(y)).SequenceEqual(p.Zip(q, (i, j) => i || j)) &&
            Bits(x.Intersect(y)).SequenceEqual(p.Zip(q, (i, j) => i && j)) &&
            Bits(x.Subtract(y)).SequenceEqual(p.Zip(q, (i, j) => i && !j)) &&
            x.Intersect(y).Equals(IntervalSet.Of(x.Intersect(y).Spans()));
    }).Check(Many);

    [Fact]
    public void Holds_and_overlaps() => Prop.ForAll(Spans, AnySpan.Where(s => !s.IsEmpty).ToArbitrary(), (spans, span) =>
    {
        var set = IntervalSet.Of(spans);
        var bits = Bits(spans)[(int)span.Start..(int)span.End];
        return set.Contains(span) == bits.All(b => b) && set.Overlaps(span) == bits.Any(b => b) && set.Contains(span.Start) == bits[0];
    }).Check(Many);

    private static bool[] Bits(IntervalSet set) => Bits([.. set.Spans()]);

    private static bool[] Bits(Span[] spans)
    {
        var bits = new bool[Minutes];
        foreach (var span in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                bits[i] = true;
            }
        }

        return bits;
    }
}
