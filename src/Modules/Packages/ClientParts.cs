using Bookend.Clients;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Packages;

/// <summary>Sessions left, for the arrival card.</summary>
internal sealed class PassesOnCard : IClientCardPart
{
    public async Task Contribute(Reading reading, ClientId client, CardBuilder card)
    {
        var passes = (await PassFile.UsableBy(reading, client)).Where(p => p.Left > 0 && !p.IsOver(reading.Now));
        card.Balances.AddRange(passes.OrderBy(p => p.Row.ValidUntil ?? LocalDate.MaxIsoValue).ThenBy(p => p.Row.Id.Value).Select(p => new CardBalance(
            PassCover.Name, p.Terms.Name, $"{p.Left} of {p.Terms.Sessions} left", p.Row.ValidUntil, p.Row.Id.ToString())));
    }
}

/// <summary>What happened to passes, on the client's timeline.</summary>
internal sealed class PassesOnTimeline : ITimelinePart
{
    public async Task<IReadOnlyList<TimelineItem>> Items(Reading reading, ClientId client, Instant until, int limit)
    {
        var rows = await (
            from c in reading.Set<PassChangeRow>()
            join p in reading.Set<PassRow>() on c.PassId equals p.Id
            where c.ClientId == client && c.At <= until
            orderby c.At descending, c.Id descending
            select new { Change = c, p.Currency }).Take(limit).ToListAsync();
        return rows.ConvertAll(x => new TimelineItem(
            x.Change.At, TimelineKind.Pass, Title(x.Change.Kind), x.Change.Reason is null ? x.Change.Detail : $"{x.Change.Detail} ({x.Change.Reason})",
            x.Change.Value == 0 ? null : new Money(x.Change.Value, x.Currency), new TimelineSubject("pass", x.Change.PassId.ToString())));
    }

    private static string Title(PassChange kind) => kind switch
    {
        PassChange.Sold => "Package bought",
        PassChange.Activated => "Package activated",
        PassChange.Redeemed => "Session used",
        PassChange.Restored => "Session back",
        PassChange.Held => "Session kept",
        PassChange.Released => "Session free again",
        PassChange.Extended => "Package extended",
        PassChange.Expired => "Package expired",
        PassChange.Refunded => "Package given back",
        PassChange.Upgraded => "Package upgraded",
        PassChange.Shared => "Package shared",
        PassChange.Unshared => "Sharing ended",
        _ => "Package transferred",
    };
}
