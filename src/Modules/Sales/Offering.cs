using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;
using NodaTime;

namespace Bookend.Sales;

/// <summary>The offers of an order as last chosen.</summary>
internal sealed record OfferBook(IReadOnlyList<Offer> Chosen, IReadOnlyList<NoOffer> Missed)
{
    public static readonly OfferBook Empty = new([], []);

    public static OfferBook Of(OrderRow order) => order.Offers is null ? Empty : JsonSerializer.Deserialize<OfferBook>(order.Offers, Json.Options)!;
}

/// <summary>Prices an open order: asks for offers, takes the best allowed combination, and works out every figure anew.</summary>
internal static class Offering
{
    public const int CodesLength = 400;
    private const int CodeLength = 32;
    private const int MaxCodes = 10;

    public static IReadOnlyList<string> Codes(OrderRow order) => order.Codes?.Split('\n') ?? [];

    /// <summary>After any change of lines, client or codes. Where nothing offers anything it costs nothing.</summary>
    public static async Task<Refusal?> Price(Work work, Ticket ticket, LocalDate day)
    {
        await Charging.Prepare(work, ticket.Order);
        var sources = Capabilities.Of(work).Offers;
        if (sources.Count == 0)
        {
            return ticket.Price();
        }

        foreach (var line in ticket.Lines)
        {
            (line.Row.OfferDiscount, line.Row.OfferReason) = (0, null);
        }

        _ = ticket.Price(); // a refusal here may be healed by what follows; the last word is below
        var (apply, missed) = (new List<Offer>(), new List<NoOffer>());
        var order = Snapshots.Of(ticket, day);
        var (codes, known) = (Codes(ticket.Order), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var source in sources)
        {
            var found = await source.Find(work, order, codes);
            apply.AddRange(found.Apply);
            missed.AddRange(found.Missed);
            known.UnionWith(found.Known ?? []);
        }

        missed.AddRange(codes.Where(c => !known.Contains(c)).Select(c => new NoOffer("order", "", c, "There is no promotion with this code.", "unknownCode")));

        if (apply.Count == 0 && missed.Count == 0)
        {
            ticket.Order.Offers = null;
            return ticket.Price();
        }

        var choice = OfferChoice.Best(apply, [.. ticket.Lines.Where(l => l.Row.Discountable).Select(l => (l.Row.Id, l.Row.Quantity * l.Row.UnitPrice))], ticket.Currency);
        foreach (var line in ticket.Lines)
        {
            var parts = choice.Chosen.Where(o => o.Parts.Any(p => p.LineId == line.Row.Id)).ToList();
            line.Row.OfferDiscount = parts.Sum(o => o.Parts.Where(p => p.LineId == line.Row.Id).Sum(p => p.Amount));
            line.Row.OfferReason = parts.Count == 0 ? null : Cut(string.Join("; ", parts.Select(o => o.Name)));
        }

        ticket.Order.Offers = JsonSerializer.Serialize(new OfferBook(choice.Chosen, [.. missed, .. choice.Missed.Select(m => m.Said)]), Json.Options);
        return ticket.Price();
    }

    /// <summary>The order completes: limits are counted, points are taken.</summary>
    public static async Task<Refusal?> Use(Work work, OrderRow row, OrderSnapshot order, EntryDraft entry)
    {
        if (row.Offers is null)
        {
            return null;
        }

        foreach (var offer in OfferBook.Of(row).Chosen)
        {
            foreach (var source in Capabilities.Of(work).Offers)
            {
                if (await source.Used(work, order, offer, entry) is { } refusal)
                {
                    return refusal;
                }
            }
        }

        return null;
    }

    public static Refusal? AddCode(OrderRow order, string? text, string pointer)
    {
        if (Lines.Text(text, CodeLength, pointer, "Please give the code.").Failed(out var refusal, out var code))
        {
            return refusal;
        }

        var codes = Codes(order);
        if (codes.Contains(code, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (codes.Count >= MaxCodes)
        {
            return CommonErrors.Invalid.At(pointer, $"An order has at most {MaxCodes} codes.");
        }

        order.Codes = string.Join('\n', codes.Append(code));
        return null;
    }

    public static void RemoveCode(OrderRow order, string? code)
    {
        var rest = Codes(order).Where(c => !string.Equals(c, code, StringComparison.OrdinalIgnoreCase)).ToList();
        order.Codes = rest.Count == 0 ? null : string.Join('\n', rest);
    }

    private static string Cut(string text) => text.Length > Lines.Reason ? text[..Lines.Reason] : text;
}
