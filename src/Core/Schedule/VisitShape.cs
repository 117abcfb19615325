using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>When a part of a visit begins.</summary>
/// <param name="Of">Index of an earlier part; -1: the visit itself.</param>
/// <param name="AtEnd">True: when that part ends, or all earlier parts of the same guest; false: when it begins.</param>
/// <param name="Minutes">So much later: the manicure begins when the colour has been put on.</param>
public readonly record struct PartStart(int Of, bool AtEnd, int Minutes = 0)
{
    public static readonly PartStart WithVisit = new(-1, AtEnd: false);

    public static readonly PartStart AfterAll = new(-1, AtEnd: true);

    public static PartStart After(int part) => new(part, AtEnd: true);

    public static PartStart With(int part, int minutes = 0) => new(part, AtEnd: false, minutes);
}

/// <summary>Things of a pool that a part needs from its beginning to its end.</summary>
/// <param name="Only">Those of the kind that will do; null: any.</param>
public sealed record PoolNeed(string Kind, int Count = 1, IReadOnlySet<ResourceId>? Only = null);

/// <summary>One service in a visit.</summary>
/// <param name="ways">How it can be done: by whom and how long it takes them, each person in one way. Lead and horizon of a way are judged at the start of the part.</param>
/// <param name="crew">So many people do it together, in the same way.</param>
/// <param name="guest">Of a party; one guest's parts are done by the same person if possible, without tidying up between them.</param>
public sealed class Part(IReadOnlyList<Need> ways, PartStart start, int crew = 1, IReadOnlyList<PoolNeed>? pools = null, int guest = 0)
{
    public IReadOnlyList<Need> Ways { get; } = ways;

    public PartStart Start { get; } = start;

    public int Crew { get; } = crew;

    public IReadOnlyList<PoolNeed> Pools { get; } = pools ?? [];

    public int Guest { get; } = guest;
}

/// <summary>A part that has found its time, its people and its things.</summary>
/// <param name="Items">In the order of the part's pools.</param>
public sealed record PlacedPart(Need Way, Instant Start, IReadOnlyList<ResourceId> People, IReadOnlyList<ResourceId> Items, int Guest = 0)
{
    public Instant End => Start + Way.Length;

    internal IEnumerable<Ask> Asks() =>
        People.SelectMany(p => Way.At(Start).Working(Way.Processing).Select(w => new Ask(p, w))).Concat(Items.Select(i => new Ask(i, Way.At(Start))));
}

public sealed record PlacedVisit(IReadOnlyList<PlacedPart> Parts)
{
    public Instant Start => Parts.Min(p => p.Start);

    public Instant End => Parts.Max(p => p.End);

    /// <summary>What is taken.</summary>
    public IReadOnlyList<Ask> Asks() => [.. Parts.Select(p => p.Guest).Distinct().SelectMany(Asks)];

    public IReadOnlyList<PlacedPart> Of(int guest) => [.. Parts.Where(p => p.Guest == guest)];

    /// <summary>What is taken for one guest.</summary>
    public IReadOnlyList<Ask> Asks(int guest) => Joined(Of(guest).SelectMany(p => p.Asks()));

    /// <summary>Where one goes from part to part without a break between, it is one stretch: the buffer between them is not needed.</summary>
    public static IReadOnlyList<Ask> Joined(IEnumerable<Ask> parts)
    {
        var asks = new List<Ask>();
        foreach (var resource in parts.GroupBy(a => a.Resource))
        {
            Ask? open = null;
            foreach (var ask in resource.OrderBy(a => a.When.TakenFrom).ThenBy(a => a.When.TakenTo))
            {
                if (open is { } last && ask.When.TakenFrom <= last.When.TakenTo)
                {
                    open = new Ask(resource.Key, Join(last.When, ask.When));
                    continue;
                }

                asks.AddRange(open is { } done ? [done] : []);
                open = ask;
            }

            asks.Add(open!.Value);
        }

        return asks;
    }

    private static Occupancy Join(Occupancy a, Occupancy b)
    {
        var (start, end) = (Instant.Min(a.Start, b.Start), Instant.Max(a.End, b.End));
        return new Occupancy(start, end, start - Instant.Min(a.TakenFrom, b.TakenFrom), Instant.Max(a.TakenTo, b.TakenTo) - end);
    }
}
