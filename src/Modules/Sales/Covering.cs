using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;

namespace Bookend.Sales;

/// <summary>Lines that were paid in advance: by sessions of a pass, by a membership.</summary>
internal static class Covering
{
    private const int IdLength = 40;

    public static async Task<Refusal?> Cover(Counter counter, TicketLine line, CoverRef? cover, string pointer)
    {
        var (work, shop, ticket) = counter;
        if (cover is not { Source: { } name, Id: { Length: > 0 and <= IdLength } id } || Capabilities.Of(work).Cover(name) is not { } source)
        {
            return SalesErrors.CoverUnknown.At(pointer, "Say which pass or membership pays, by source and id.");
        }

        var row = line.Row;
        if (row.Quantity != 1 || row.Kind is not (LineKind.Service or LineKind.Product))
        {
            return SalesErrors.CoverUnfit.At(pointer, "A session pays for one service. Put each on a line of its own.");
        }

        if (row.CoverId is not null)
        {
            line = Uncover(ticket, line);
        }

        if (ticket.Price() is { } negative)
        {
            return negative;
        }

        if ((await source.Use(work, Snapshots.Of(ticket, shop.Today), Snapshots.Line(row), id)).Failed(out var refusal, out var price) ||
            (await shop.Rates(price.TaxIds ?? [], pointer)).Failed(out refusal, out var rates))
        {
            return refusal;
        }

        (row.BarePrice, row.BareTaxes) = (row.UnitPrice, row.Taxes);
        (row.CoverSource, row.CoverId, row.CoverLabel) = (name, id, price.Label);
        (row.UnitPrice, row.Discountable) = (price.UnitPrice, false);
        (row.DiscountPpm, row.DiscountAmount, row.DiscountReason) = (null, null, null);
        ticket.Retax(line, rates);
        return null;
    }

    /// <summary>The line is to be paid again, at the price that it had.</summary>
    public static TicketLine Uncover(Ticket ticket, TicketLine line)
    {
        var row = line.Row;
        if (row.CoverId is null)
        {
            return line;
        }

        (row.UnitPrice, row.Discountable) = (row.BarePrice!.Value, true);
        var rates = JsonSerializer.Deserialize<LineTax[]>(row.BareTaxes!, Json.Options)!;
        (row.CoverSource, row.CoverId, row.CoverLabel, row.BarePrice, row.BareTaxes) = (null, null, null, null, null);
        return ticket.Retax(line, rates);
    }

    /// <summary>The order completes: every covered line is paid by what covers it, against the receivable.</summary>
    public static async Task<Refusal?> Redeem(Work work, Ticket ticket, OrderSnapshot order, EntryDraft entry)
    {
        foreach (var line in order.Lines.Where(l => l.Cover is not null))
        {
            if (Capabilities.Of(work).Cover(line.Cover!.Source) is not { } source)
            {
                return SalesErrors.CoverUnknown.Because($"What paid for {line.Name} is not offered any more. Take it off the line.");
            }

            if (await source.Redeem(work, order, line, entry, Settlement.Receivable(ticket)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
