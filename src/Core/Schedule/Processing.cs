using System.Text.Json;
using Bookend.Core.Http;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>A stretch of a service in which nobody is needed (colour sets, dough rests): the person is free for others, the room is not.</summary>
/// <param name="After">Minutes from the start of the service, buffers not counted; work comes first, so at least 1.</param>
/// <param name="Minutes">At least 1.</param>
public sealed record Processing(int After, int Minutes)
{
    public int End => After + Minutes;
}

/// <summary>The processing times of one service or one visit: in order, with work between them.</summary>
public static class ProcessingTimes
{
    public const int Most = 6;

    /// <summary>Index of the first one that is not as it should be, or -1.</summary>
    public static int FirstFault(IReadOnlyList<Processing> times, int duration)
    {
        var worked = 0;
        for (var i = 0; i < times.Count; i++)
        {
            if (i == Most || times[i].After <= worked || times[i].Minutes < 1 || times[i].Minutes > duration || times[i].End > duration)
            {
                return i;
            }

            worked = times[i].End;
        }

        return -1;
    }

    /// <summary>For another length of the same: what is added or taken away is at the end.</summary>
    public static IReadOnlyList<Processing> Fit(IReadOnlyList<Processing> times, int duration) =>
        [.. times.Where(p => p.After < duration).Select(p => p with { Minutes = Math.Min(p.Minutes, duration - p.After) })];

    /// <summary>One after the other, as parts of one visit follow each other.</summary>
    public static IReadOnlyList<Processing> Join(IEnumerable<(int Duration, IReadOnlyList<Processing> Times)> parts)
    {
        var (all, begun) = (new List<Processing>(), 0);
        foreach (var (duration, times) in parts)
        {
            foreach (var time in times)
            {
                all.Add(time with { After = time.After + begun });
            }

            begun += duration;
        }

        return all;
    }

    public static string Text(IReadOnlyList<Processing> times) => times.Count == 0 ? "[]" : JsonSerializer.Serialize(times, Json.Options);

    public static IReadOnlyList<Processing> Read(string text) => text == "[]" ? [] : JsonSerializer.Deserialize<IReadOnlyList<Processing>>(text, Json.Options)!;

    /// <summary>The stretches in which the person is needed. The buffers are work; one that follows a processing time stands by itself.</summary>
    public static IReadOnlyList<Occupancy> Working(this Occupancy when, IReadOnlyList<Processing> times)
    {
        if (times.Count == 0)
        {
            return [when];
        }

        var (stretches, from, before) = (new List<Occupancy>(), when.Start, when.Before);
        foreach (var time in times)
        {
            stretches.Add(new Occupancy(from, when.Start + Duration.FromMinutes(time.After), before, Duration.Zero));
            (from, before) = (when.Start + Duration.FromMinutes(time.End), Duration.Zero);
        }

        if (from < when.End)
        {
            stretches.Add(new Occupancy(from, when.End, Duration.Zero, when.After));
        }
        else if (when.After > Duration.Zero)
        {
            stretches.Add(new Occupancy(when.End, when.TakenTo, Duration.Zero, Duration.Zero));
        }

        return stretches;
    }
}
