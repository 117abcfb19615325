using System.Globalization;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Core.Schedule;

/// <summary>One rule, whether it holds, and why in the words of a good colleague.</summary>
public sealed record RuleAnswer(Rule Rule, bool Ok, string Detail);

/// <param name="Possible">All rules hold, warnings aside: it can be booked.</param>
public sealed record Explanation(bool Possible, IReadOnlyList<RuleAnswer> Rules)
{
    /// <summary>The first thing that is in the way, or null.</summary>
    public RuleAnswer? Why => Rules.FirstOrDefault(r => !r.Ok && r.Rule != Rule.OnGrid);
}

/// <summary>Puts a verdict into words. It decides nothing: <see cref="Availability.Judge{T}"/> has.</summary>
public static class Explain
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    public static Explanation Start(World world, Need need, Person person, Instant start)
    {
        world.MustReach(start);
        return Part(world, need, person, Micros.Of(start));
    }

    /// <summary>Of a visit that begins within reach; a part of it may begin after midnight.</summary>
    internal static Explanation Part(World world, Need need, Person person, long at)
    {
        var verdict = new AllRules();
        Availability.Judge(world, need, person, at, ref verdict);
        var words = new Words(world, need, person, at);
        return new Explanation(verdict.Possible, [.. verdict.Said.Select(s => new RuleAnswer(s.Rule, s.Holds, words.For(s.Rule, s.Holds, s.Cause)))]);
    }

    private sealed class Words(World world, Need need, Person person, long start)
    {
        private readonly LocalDate date = WallClock.Local(world.Zone, start).Date;

        public string For(Rule rule, bool holds, int cause) => rule switch
        {
            Rule.NotPast => holds ? "It lies ahead." : "This time has passed.",
            Rule.LeadTime => holds ? "It is early enough." : $"It can be booked until {Text(need.Lead)} before it starts.",
            Rule.Horizon => holds ? "It is near enough." : $"It can be booked at most {Text(need.Horizon)} ahead.",
            Rule.OpenHours => holds ? $"Open {Hours(world.Open)}." : Closed(),
            Rule.HasSkill => holds ? $"{person.Name} does this." : $"{person.Name} does not do this.",
            Rule.WorksThen => holds ? $"{person.Name} works {Hours(person.Works)}." : NotThere(),
            Rule.NotTaken => holds ? $"{person.Name} is free." : TakenBy(person.Name, person.Busy[cause]),
            Rule.RoomFree => holds ? $"{world.Pools[need.RoomKind!][cause].Name} is free." : NoRoom(),
            _ => holds ? "It starts on the grid." : $"Starts are usually offered every {world.GridMinutes} minutes.",
        };

        private string Closed()
        {
            var hours = Hours(world.Open);
            return hours.Length == 0 ? $"Closed on {Day()}." : $"Open {hours} on {Day()}.";
        }

        private string NotThere()
        {
            var hours = Hours(person.Works);
            return hours.Length == 0
                ? $"{person.Name} does not work on {Day()}."
                : $"{person.Name} works {hours} on {Day()}.";
        }

        private string TakenBy(string name, Claim claim) => claim.State switch
        {
            ClaimState.Blocked => $"{name} is away until {Time(claim.Taken.End)}{(string.IsNullOrEmpty(claim.Reason) ? "" : $" ({claim.Reason})")}.",
            ClaimState.Held => $"Somebody is just booking {name} from {Time(claim.Shown.Start)} to {Time(claim.Shown.End)}; it is kept until {Time(claim.Expires)}.",
            _ when claim.Shown.End == claim.Taken.End || start < claim.Shown.End => $"{name} is booked until {Time(claim.Shown.End)}.",
            _ => $"{name} is booked until {Time(claim.Shown.End)} and needs until {Time(claim.Taken.End)} to tidy up.",
        };

        private string NoRoom()
        {
            if (!world.Pools.TryGetValue(need.RoomKind!, out var pool) || pool.Count == 0)
            {
                return $"There is no {need.RoomKind} here.";
            }

            var taken = need.At(Micros.ToInstant(start)).Taken;
            return string.Join(" ", pool.Select(r => TakenBy(r.Name, r.Busy[r.Busy.FirstInTheWay(taken, need.NowMicros, need.Except)])));
        }

        private string Day() => date.ToString("dddd d MMMM", English);

        /// <summary>The stretches that begin or end on the date.</summary>
        private string Hours(IntervalSet set) =>
            string.Join(", ", set.Within(WallClock.Day(world.Zone, date)).Spans().Select(s => $"{Time(s.Start)}–{Time(s.End)}"));

        private string Time(long micros)
        {
            var local = WallClock.Local(world.Zone, micros);
            return local.Date == date || (local.Date == date.PlusDays(1) && local.TimeOfDay == LocalTime.Midnight)
                ? local.TimeOfDay.ToString("HH:mm", English)
                : local.ToString("ddd d MMM HH:mm", English);
        }

        private static string Text(Duration time) => time switch
        {
            _ when time.TotalDays >= 2 => $"{Math.Floor(time.TotalDays)} days",
            _ when time.TotalHours >= 2 => $"{Math.Floor(time.TotalHours)} hours",
            _ => $"{Math.Floor(time.TotalMinutes)} minutes",
        };
    }
}
