using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>"Why is this slot not offered?", answered by the function that decides.</summary>
internal static class ExplainSlot
{
    public sealed record Query(string? SiteId, string? ServiceId, string? AddOnIds, string? MemberId, string? Start, string? More);

    /// <param name="People">For a visit of one service: everybody who could be asked.</param>
    /// <param name="Why">For a visit of several: the first thing in the way of all of them together.</param>
    public sealed record View(bool Possible, IReadOnlyList<PersonAnswer> People, string? Why = null);

    public sealed record PersonAnswer(MemberId MemberId, string Name, bool Possible, IReadOnlyList<RuleAnswer> Rules);

    public static async Task<Result<View>> Handle(Reading reading, Query query)
    {
        if (SlotQuery.Of(query.SiteId, query.ServiceId, query.AddOnIds, query.MemberId).Failed(out var refusal, out var asked) ||
            Times.Moment(query.Start, "/query/start").Failed(out refusal, out var start) ||
            SlotQuery.More(query.More).Failed(out refusal, out var more) ||
            (await Offer.Load(reading, asked.Wish, asked.Member)).Failed(out refusal, out var offer))
        {
            return refusal;
        }

        if (more.Count > 0)
        {
            return await Several(reading, new PartWish(offer, asked.Member, PartTiming.After), more, start);
        }

        var people = offer.People;
        var need = offer.Need(asked.Member, BookingPolicy.Desk, reading.Now);
        var date = start.InZone(offer.Site.Zone).Date;
        var asks = people.Select(p => p.ResourceId).ToHashSet();
        var world = await Worlds.Read(reading, offer, date, date, asks.Contains);
        var answers = people.Where(p => world.Find(p.ResourceId) is not null)
            .Select(p => Answer(p.Id, p.Name, Explain.Start(world, need, world.Find(p.ResourceId)!, start), start, reading.Now)).ToList();
        return new View(answers.Exists(a => a.Possible), answers);
    }

    private static async Task<Result<View>> Several(Reading reading, PartWish first, IReadOnlyList<MorePart> more, Instant start)
    {
        if ((await PartWish.Load(reading, first, more)).Failed(out var refusal, out var wishes))
        {
            return refusal;
        }

        var date = start.InZone(first.Offer.Site.Zone).Date;
        var parts = GuestWish.Shape(GuestWish.Alone(wishes), BookingPolicy.Desk, reading.Now);
        var world = await Worlds.Read(reading, first.Offer.Site, parts, date, date);
        var why = Visits.WhyNot(world, parts, start, rule => BookingPolicy.Desk.Waives(rule, start, reading.Now));
        return new View(why is null, [], why is null ? null : PartSeating.Words(why, wishes));
    }

    private static PersonAnswer Answer(MemberId id, string name, Explanation said, Instant start, Instant now)
    {
        // What the desk's policy waives does not stand in the way: the same words as at commit.
        var rules = said.Rules.Select(r => !r.Ok && r.Rule != Rule.OnGrid && BookingPolicy.Desk.Waives(r.Rule, start, now)
            ? r with { Ok = true, Detail = "It has begun already; the desk may still write it down." }
            : r).ToList();
        return new PersonAnswer(id, name, rules.TrueForAll(r => r.Ok || r.Rule == Rule.OnGrid), rules);
    }
}
