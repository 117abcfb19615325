namespace Bookend.Kernel;

/// <summary>
/// A set of moments as sorted, disjoint, non-touching spans. Immutable. Adjacent spans melt into one, so that
/// 22:00–24:00 and 00:00–02:00 hold a visit across midnight.
/// </summary>
public sealed class IntervalSet : IEquatable<IntervalSet>
{
    public static readonly IntervalSet Empty = new([], []);

    public static readonly IntervalSet Always = new([long.MinValue], [long.MaxValue]);

    private readonly long[] starts;
    private readonly long[] ends;

    private IntervalSet(long[] starts, long[] ends)
    {
        this.starts = starts;
        this.ends = ends;
    }

    public int Count => starts.Length;

    public Span this[int index] => new(starts[index], ends[index]);

    /// <summary>Spans in any order, overlapping or empty as they come.</summary>
    public static IntervalSet Of(IEnumerable<Span> spans)
    {
        var sorted = spans.Where(s => !s.IsEmpty).ToArray();
        Array.Sort(sorted, static (a, b) => a.Start.CompareTo(b.Start));
        var made = new Maker(sorted.Length);
        foreach (var span in sorted)
        {
            made.Add(span.Start, span.End);
        }

        return made.Done();
    }

    public static IntervalSet Of(params Span[] spans) => Of(spans.AsEnumerable());

    /// <summary>Some span holds all of it. An empty span is held where its moment is.</summary>
    public bool Contains(Span span)
    {
        var at = FirstEndingAfter(span.Start);
        return at < starts.Length && starts[at] <= span.Start && span.End <= ends[at];
    }

    public bool Contains(long moment)
    {
        var at = FirstEndingAfter(moment);
        return at < starts.Length && starts[at] <= moment;
    }

    public bool Overlaps(Span span)
    {
        var at = FirstEndingAfter(span.Start);
        return at < starts.Length && starts[at] < span.End && !span.IsEmpty;
    }

    public IntervalSet Union(IntervalSet other) => Of(Spans().Concat(other.Spans()));

    public IntervalSet Intersect(IntervalSet other)
    {
        var made = new Maker(Count + other.Count);
        for (int i = 0, j = 0; i < Count && j < other.Count;)
        {
            var start = Math.Max(starts[i], other.starts[j]);
            var end = Math.Min(ends[i], other.ends[j]);
            if (start < end)
            {
                made.Add(start, end);
            }

            if (ends[i] < other.ends[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return made.Done();
    }

    public IntervalSet Subtract(IntervalSet other)
    {
        var made = new Maker(Count + other.Count);
        var j = 0;
        for (var i = 0; i < Count; i++)
        {
            var from = starts[i];
            while (j < other.Count && other.ends[j] <= from)
            {
                j++;
            }

            // A span of the other set may reach into several of ours, so j stays on it.
            for (var k = j; k < other.Count && other.starts[k] < ends[i]; k++)
            {
                if (other.starts[k] > from)
                {
                    made.Add(from, other.starts[k]);
                }

                from = Math.Max(from, other.ends[k]);
            }

            if (from < ends[i])
            {
                made.Add(from, ends[i]);
            }
        }

        return made.Done();
    }

    /// <summary>The part inside a window.</summary>
    public IntervalSet Within(Span window) => Intersect(Of(window));

    public IEnumerable<Span> Spans()
    {
        for (var i = 0; i < starts.Length; i++)
        {
            yield return new Span(starts[i], ends[i]);
        }
    }

    public bool Equals(IntervalSet? other) =>
        other is not null && starts.AsSpan().SequenceEqual(other.starts) && ends.AsSpan().SequenceEqual(other.ends);

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode() => Count == 0 ? 0 : HashCode.Combine(Count, starts[0], ends[^1]);

    public override string ToString() => string.Join(" ", Spans().Select(s => $"[{s.Start},{s.End})"));

    /// <summary>Index of the first span that ends after the moment; <see cref="Count"/> when none does.</summary>
    private int FirstEndingAfter(long moment)
    {
        var low = 0;
        var high = ends.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (ends[middle] <= moment)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Takes spans by rising start and melts what touches.</summary>
    private sealed class Maker(int capacity)
    {
        private readonly List<long> starts = new(capacity);
        private readonly List<long> ends = new(capacity);

        public void Add(long start, long end)
        {
            if (ends.Count > 0 && start <= ends[^1])
            {
                ends[^1] = Math.Max(ends[^1], end);
                return;
            }

            starts.Add(start);
            ends.Add(end);
        }

        public IntervalSet Done() => starts.Count == 0 ? Empty : new IntervalSet([.. starts], [.. ends]);
    }
}
