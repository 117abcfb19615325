using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;

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

    /// <param name="at">Which part of all this is; the one before it is the guest's own, but for her first.</param>
    public PartStart Begin(GuestWish guest, int index, int at) => index == 0 ? new PartStart(-1, AtEnd: false, guest.AfterMinutes) : Starts switch
    {
        PartTiming.With => PartStart.With(at - 1),
        PartTiming.WhileProcessing when guest.Services[index - 1].Offer.Processing is [var free, ..] => PartStart.With(at - 1, free.After),
        _ => PartStart.AfterAll,
    };
}
