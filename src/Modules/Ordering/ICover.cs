using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore.Infrastructure;
using NodaTime;

namespace Bookend.Ordering;

/// <summary>Something that the client has paid in advance and that could stand for a line.</summary>
/// <param name="Rank">Smaller is used first (expires sooner, is worth less elsewhere).</param>
/// <param name="Reason">Why it may be used, and why in this order: for the person at the desk.</param>
public sealed record CoverOffer(CoverRef Cover, string Name, int Rank, string Reason);

/// <summary>The price of a covered line: what one session is worth exactly, and its taxes (none when they were paid with the package).</summary>
/// <param name="UnitPrice">Minor units; replaces the catalogue's price.</param>
/// <param name="Label">What the receipt says: "10 × Facial, session 3".</param>
public sealed record CoverPrice(long UnitPrice, IReadOnlyList<TaxId>? TaxIds, string Label);

/// <summary>
/// Sessions of a pass, services included in a membership: they pay for one whole line of quantity 1. Register it as <c>ICover</c>. A refund
/// mirrors what <see cref="Redeem"/> has posted together with the line, so the session comes back by itself.
/// </summary>
public interface ICover
{
    /// <summary>Short and stable: <c>pass</c>, <c>membership</c>.</summary>
    string Source { get; }

    /// <summary>What the order's client (or her household) has that fits this line now, best first.</summary>
    Task<IReadOnlyList<CoverOffer>> Find(Reading reading, OrderSnapshot order, LineSnapshot line);

    /// <summary>Checks that it may be used for this line and says the price. Nothing is taken yet.</summary>
    Task<Result<CoverPrice>> Use(Work work, OrderSnapshot order, LineSnapshot line, string id);

    /// <summary>
    /// The order completes: postings that debit what we owed and credit <paramref name="against"/> by the line's gross price in legs that carry the line,
    /// and the session in its own unit.
    /// </summary>
    Task<Refusal?> Redeem(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry, Account against);

    /// <summary>Which of these visits, booked ahead, it could be kept for: a name for each, null where nothing fits by then.</summary>
    Task<IReadOnlyList<string?>> Foresee(Reading reading, ClientId client, IReadOnlyList<AheadVisit> visits) =>
        Task.FromResult<IReadOnlyList<string?>>(new string?[visits.Count]);

    /// <summary>Keeps the best that fits for a visit that is booked ahead, so that nothing else can use it. False: nothing fits.</summary>
    Task<Result<bool>> Keep(Work work, ClientId client, BookingId booking, AheadVisit visit) => Task.FromResult<Result<bool>>(false);

    /// <summary>What was kept for a visit is free again; nothing kept changes nothing.</summary>
    Task<Refusal?> Release(Work work, BookingId booking) => Task.FromResult<Refusal?>(null);

    /// <summary>What is kept for these visits, by name.</summary>
    Task<IReadOnlyList<KeptCover>> Kept(Reading reading, IReadOnlyList<BookingId> bookings) => Task.FromResult<IReadOnlyList<KeptCover>>([]);
}

/// <summary>A service that is booked for a date to come.</summary>
public readonly record struct AheadVisit(ServiceId Service, LocalDate Day);

public sealed record KeptCover(BookingId BookingId, string Name);

/// <summary>All that could pay for visits in advance, for whoever books them.</summary>
public sealed class Covers(IEnumerable<ICover> all)
{
    private readonly IReadOnlyList<ICover> all = [.. all];

    public static Covers Of(Reading reading) => reading.Db.GetService<Covers>();

    public async Task<IReadOnlyList<string?>> Foresee(Reading reading, ClientId client, IReadOnlyList<AheadVisit> visits)
    {
        var names = new string?[visits.Count];
        foreach (var cover in all)
        {
            var open = Enumerable.Range(0, visits.Count).Where(i => names[i] is null).ToList();
            foreach (var (i, name) in open.Zip(await cover.Foresee(reading, client, [.. open.Select(i => visits[i])])))
            {
                names[i] = name;
            }
        }

        return names;
    }

    /// <summary>What was kept for the visit goes back first: it may have another date now.</summary>
    public async Task<Refusal?> Keep(Work work, ClientId client, BookingId booking, IReadOnlyList<AheadVisit> services)
    {
        if (await Release(work, booking) is { } refusal)
        {
            return refusal;
        }

        foreach (var service in services)
        {
            foreach (var cover in all)
            {
                if ((await cover.Keep(work, client, booking, service)).Failed(out var no, out var isKept))
                {
                    return no;
                }

                if (isKept)
                {
                    break;
                }
            }
        }

        return null;
    }

    public async Task<Refusal?> Release(Work work, BookingId booking)
    {
        foreach (var cover in all)
        {
            if (await cover.Release(work, booking) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public async Task<ILookup<BookingId, string>> Kept(Reading reading, IReadOnlyList<BookingId> bookings)
    {
        var kept = new List<KeptCover>();
        foreach (var cover in all)
        {
            kept.AddRange(await cover.Kept(reading, bookings));
        }

        return kept.ToLookup(k => k.BookingId, k => k.Name);
    }
}
