using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.AspNetCore.Mvc;

namespace Bookend.Sales;

/// <summary>What the client has paid in advance that fits the lines of an open order, best first.</summary>
internal static class ListCovers
{
    public readonly record struct Query(OrderId Id, [FromServices] IEnumerable<ICover> Sources);

    public sealed record Answer(IReadOnlyList<LineCovers> Lines);

    public sealed record LineCovers(LineId LineId, string Name, IReadOnlyList<CoverOffer> Covers);

    public static async Task<Result<Answer>> Handle(Reading reading, Query query)
    {
        if ((await Ticket.Load(reading, query.Id)).Failed(out var refusal, out var ticket))
        {
            return refusal;
        }

        var order = Snapshots.Of(ticket, ticket.Order.BusinessDate);
        var lines = new List<LineCovers>();
        foreach (var line in order.Lines.Where(l => l is { Cover: null, Quantity: 1, Kind: LineKind.Service or LineKind.Product }))
        {
            var fits = new List<CoverOffer>();
            foreach (var source in query.Sources)
            {
                fits.AddRange(await source.Find(reading, order, line));
            }

            lines.Add(new LineCovers(line.Id, line.Name, [.. fits.OrderBy(c => c.Rank)]));
        }

        return new Answer(lines);
    }
}
