using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Booking;

/// <summary>One service of a visit of several, made good by the catalogue.</summary>
/// <param name="Member">Who is asked for; null: anyone.</param>
internal sealed record PartWish(Offer Offer, MemberId? Member, PartTiming Starts)
{
    /// <summary>Further services of one visit; nobody stays longer.</summary>
    public const int Most = 7;

    public static async Task<Result<IReadOnlyList<PartWish>>> Load(Reading reading, PartWish first, IReadOnlyList<MorePart> more)
    {
        if (more.Count > Most)
        {
            return CommonErrors.Invalid.At("/more", $"A visit has at most {Most + 1} services.");
        }

        var wishes = new List<PartWish> { first };
        foreach (var (i, part) in more.Index())
        {
            if ((await Offer.Load(reading, new Wish(first.Offer.Site.Id, part.ServiceId, part.AddOnIds ?? []), part.MemberId)).Failed(out var refusal, out var offer))
            {
                return refusal with { Errors = [.. refusal.Errors.Select(e => e with { Pointer = $"/more/{i}{e.Pointer}" })] };
            }

            if (part.Starts == PartTiming.WhileProcessing && wishes[^1].Offer.Processing.Count == 0)
            {
                return CommonErrors.Invalid.At($"/more/{i}/starts", $"{wishes[^1].Offer.Service.Name} has no processing time.");
            }

            wishes.Add(new PartWish(offer, part.MemberId, part.Starts));
        }

        return wishes;
    }

    /// <summary>For a visit that moves: its further services as they were promised, by who does them.</summary>
    public static async Task<Result<IReadOnlyList<PartWish>>> Promised(Reading reading, PartWish first, Visit visit)
    {
        var wishes = new List<PartWish> { first };
        foreach (var part in visit.Parts)
        {
            if ((await Offer.Promised(reading, visit.Row, part)).Failed(out var refusal, out var offer))
            {
                return refusal;
            }

            wishes.Add(new PartWish(offer, part.MemberId, part.Starts));
        }

        return wishes;
    }

    /// <summary>Lead and horizon are asked of the visit's start; what follows may lie beyond the last day that can be booked.</summary>
    public static IReadOnlyList<Part> Shape(IReadOnlyList<PartWish> wishes, BookingPolicy policy, Instant now, ClaimOwner except = default)
    {
        var later = policy with { Lead = Duration.Zero, Horizon = BookingPolicy.Desk.Horizon + policy.Horizon };
        return [.. wishes.Select((w, i) => new Part(
            [w.Offer.Need(w.Member, i == 0 ? policy : later, now, except, withRoom: false)], w.Begin(wishes, i),
            pools: w.Offer.Service.RoomKind is { } kind ? [new PoolNeed(kind)] : null))];
    }

    private PartStart Begin(IReadOnlyList<PartWish> wishes, int index) => index == 0 ? PartStart.WithVisit : Starts switch
    {
        PartTiming.With => PartStart.With(index - 1),
        PartTiming.WhileProcessing when wishes[index - 1].Offer.Processing is [var free, ..] => PartStart.With(index - 1, free.After),
        _ => PartStart.AfterAll,
    };
}
