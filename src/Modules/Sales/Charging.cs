using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;

namespace Bookend.Sales;

public enum ChargeKind
{
    Service,
    Gratuity,
}

internal sealed record ChargeRemoval(string Reason, string By, string? CoSignedBy);

/// <summary>A rule of the site as it was when the order was opened.</summary>
/// <param name="Agreed">Of a part of a split order: its part of what the whole was charged, for lines worth <paramref name="AgreedOn"/>.</param>
internal sealed record OrderCharge(
    string Name, int PercentPpm, int? PartyFrom, ChargeTo To, IReadOnlyList<LineTax> Taxes, long Agreed = 0, long AgreedOn = 0, ChargeRemoval? Removed = null)
{
    public bool AppliesTo(int? party) => Removed is null && (PartyFrom is null || party >= PartyFrom);

    public Added? Asked(int? party) => AppliesTo(party) ? new Added(PercentPpm, Agreed, AgreedOn) : null;
}

/// <summary>A member, by the name that she has now.</summary>
internal sealed record Heir(MemberId Id, string Name);

/// <summary>What the site adds to an order.</summary>
/// <param name="Heir">Who gets what belongs to the team of a line that names nobody.</param>
internal sealed record ChargeBook(int Version, OrderCharge? Service, OrderCharge? Gratuity, Heir? Heir = null)
{
    public static ChargeBook? Of(OrderRow order) => order.Charges is null ? null : JsonSerializer.Deserialize<ChargeBook>(order.Charges, Json.Options);

    public void Keep(OrderRow order) => order.Charges = JsonSerializer.Serialize(this, Json.Options);

    public OrderCharge? this[ChargeKind kind] => kind == ChargeKind.Service ? Service : Gratuity;

    public ChargeBook With(ChargeKind kind, OrderCharge charge) => kind == ChargeKind.Service ? this with { Service = charge } : this with { Gratuity = charge };
}

/// <summary>Service charge and automatic gratuity: they follow the lines of an open order by themselves.</summary>
internal static class Charging
{
    /// <summary>Not fees, not what was paid in advance, not value that is sold for what it is worth.</summary>
    public static bool Bears(OrderLineRow row) => row.CoverId is null && row.Kind is LineKind.Service or LineKind.Product or LineKind.Custom;

    /// <summary>A fresh order takes the rules of the day with it.</summary>
    public static async Task<Refusal?> Begin(Work work, Shop shop, OrderRow order)
    {
        var rules = await TillRules.OfSite(work, order.SiteId);
        if (rules is { ServiceCharge: null, Gratuity: null })
        {
            return null;
        }

        if ((await shop.Rates(rules.ServiceCharge?.TaxIds ?? [], "/siteId")).Failed(out var refusal, out var taxes))
        {
            return refusal;
        }

        var service = rules.ServiceCharge is { } s ? new OrderCharge(s.Name, s.PercentPpm, s.PartyFrom, s.To, taxes) : null;
        var gratuity = rules.Gratuity is { } g ? new OrderCharge(g.Name, g.PercentPpm, g.PartyFrom, ChargeTo.Staff, []) : null;
        new ChargeBook(rules.Version, service, gratuity).Keep(order);
        return null;
    }

    /// <summary>Whoever the order is of, or who has it in her hands first, gets what belongs to the team and names nobody.</summary>
    public static async Task Prepare(Work work, OrderRow order)
    {
        if (ChargeBook.Of(order) is not { } book || (order.MemberId ?? book.Heir?.Id ?? work.Actor.Member) is not { } id || id == book.Heir?.Id)
        {
            return;
        }

        if ((await Bookend.Team.Public.Names(work, [id])).TryGetValue(id, out var name))
        {
            (book with { Heir = new Heir(id, name) }).Keep(order);
        }
    }

    /// <summary>The charge's line and the gratuity's tips as the calculator says; pure.</summary>
    public static void Put(Ticket ticket, ChargeBook? book, IReadOnlyList<TicketLine> goods, PricedBasket priced)
    {
        if (book is null)
        {
            return;
        }

        PutTips(ticket, book, goods, priced.Gratuity);
        var line = ticket.Service;
        if (priced.Service is null || !goods.Any(l => Bears(l.Row)))
        {
            if (line is not null)
            {
                ticket.Remove(line);
            }

            return;
        }

        if (line is null)
        {
            var row = new OrderLineRow
            {
                BusinessId = ticket.Order.BusinessId, Id = Ids.Derived<LineId>($"{ticket.Order.Id}:service"), OrderId = ticket.Order.Id, Kind = LineKind.ServiceCharge,
                Name = book.Service!.Name, Quantity = 1, Discountable = false,
            };
            ticket.Add(line = new TicketLine(row, book.Service.Taxes));
        }

        line.Row.UnitPrice = priced.Service.List;
        Ticket.Charge(line, priced.Service);
    }

    private static void PutTips(Ticket ticket, ChargeBook book, IReadOnlyList<TicketLine> goods, IReadOnlyList<long> parts)
    {
        var owed = ByMember(book, goods, parts).Where(p => p.Heir is not null && p.Amount > 0).ToDictionary(p => p.Heir!.Id);
        foreach (var tip in ticket.Tips.Where(t => t.Auto && !owed.ContainsKey(t.MemberId)).ToList())
        {
            ticket.Remove(tip);
        }

        foreach (var (member, part) in owed)
        {
            var tip = ticket.Tips.Find(t => t.Auto && t.MemberId == member);
            if (tip is null)
            {
                ticket.Add(tip = new OrderTipRow
                {
                    BusinessId = ticket.Order.BusinessId, Id = Ids.Derived<LineId>($"{ticket.Order.Id}:gratuity:{member}"), OrderId = ticket.Order.Id, MemberId = member,
                    MemberName = part.Heir!.Name, Auto = true,
                });
            }

            tip.Amount = part.Amount;
        }
    }

    /// <summary>Where the price of the charge goes without its tax.</summary>
    public static IReadOnlyList<LineCredit> Credits(Ticket ticket, OrderLineRow row)
    {
        var book = ChargeBook.Of(ticket.Order);
        if (book?.Service is not { To: ChargeTo.Staff })
        {
            return [new LineCredit(Accounts.Service.Of(ticket.Order.SiteId, ticket.Currency), row.Net)];
        }

        var weights = ticket.Goods.Select(l => Bears(l.Row) ? Math.Max(Left(l.Row), 0) : 0).ToArray();
        var parts = weights.Sum() > 0 ? Rounding.Allocate(row.Net, weights) : [];
        return [.. ByMember(book, ticket.Goods, parts).Where(p => p.Amount != 0).Select(p => new LineCredit(
            p.Heir is { } heir ? Accounts.Tips.Of(heir.Id, ticket.Currency) : Accounts.Tips.Of(ticket.Currency), p.Amount))];
    }

    /// <summary>Each line's part is its member's; where it names nobody, the heir's, or another's on the order.</summary>
    private static List<(Heir? Heir, long Amount)> ByMember(ChargeBook book, IReadOnlyList<TicketLine> goods, IReadOnlyList<long> parts)
    {
        static Heir? Of(OrderLineRow row) => row.MemberId is { } id ? new Heir(id, row.MemberName ?? "") : null;
        var heir = book.Heir ?? goods.Select(l => Of(l.Row)).FirstOrDefault(h => h is not null);
        return [.. parts.Select((part, i) => (Heir: Of(goods[i].Row) ?? heir, Part: part)).GroupBy(p => p.Heir?.Id)
            .Select(g => (g.First().Heir, g.Sum(p => p.Part)))];
    }

    /// <summary>What the lines that bear charges come to, after discounts.</summary>
    private static long Base(Ticket ticket) => Calculator.Bearing(ticket.Goods.Where(l => Bears(l.Row)).Select(l => Left(l.Row)));

    private static long Left(OrderLineRow row) => row.Quantity * row.UnitPrice - row.Off;

    /// <summary>What the whole was charged before it was split, for <see cref="Share"/>.</summary>
    public static (long Service, long Gratuity) Whole(Ticket ticket) => (ticket.Service?.Row.UnitPrice ?? 0, ticket.Tips.Where(t => t.Auto).Sum(t => t.Amount));

    /// <summary>The parts of a split order pay together what the whole was charged, by what their lines come to.</summary>
    public static void Share(IReadOnlyList<Ticket> parts, (long Service, long Gratuity) whole)
    {
        var bases = parts.Select(Base).ToArray();
        if (bases.Sum() == 0 || whole == default)
        {
            return;
        }

        var (service, gratuity) = (Rounding.Allocate(whole.Service, bases), Rounding.Allocate(whole.Gratuity, bases));
        for (var i = 0; i < parts.Count; i++)
        {
            var book = ChargeBook.Of(parts[i].Order)!;
            (book with
            {
                Service = book.Service is { } s ? s with { Agreed = service[i], AgreedOn = bases[i] } : null,
                Gratuity = book.Gratuity is { } g ? g with { Agreed = gratuity[i], AgreedOn = bases[i] } : null,
            }).Keep(parts[i].Order);
        }
    }

    public static IReadOnlyList<ChargeView> View(Ticket ticket)
    {
        if (ChargeBook.Of(ticket.Order) is not { } book)
        {
            return [];
        }

        var gratuity = ticket.Tips.Where(t => t.Auto).Sum(t => t.Amount);
        var nobody = book.Gratuity?.AppliesTo(ticket.Order.Party) == true && gratuity == 0 && Base(ticket) > 0
            ? "Nobody is named on this order who could get it. Put a person on a line."
            : null;
        ChargeView Of(ChargeKind kind, OrderCharge c, long amount, string? note) => new(
            kind, c.Name, c.PercentPpm, ticket.Money(amount), c.AppliesTo(ticket.Order.Party), c.PartyFrom, c.To,
            c.Removed is { } r ? new ChargeRemovalView(r.Reason, r.By, r.CoSignedBy) : null, note);
        return
        [
            .. book.Service is { } s ? [Of(ChargeKind.Service, s, ticket.Service?.Row.Gross ?? 0, null)] : Array.Empty<ChargeView>(),
            .. book.Gratuity is { } g ? [Of(ChargeKind.Gratuity, g, gratuity, nobody)] : Array.Empty<ChargeView>(),
        ];
    }

    public static IReadOnlyList<ReceiptCharge> OnReceipt(Ticket ticket)
    {
        var (book, order) = (ChargeBook.Of(ticket.Order), ticket.Order);
        ReceiptCharge Of(ChargeKind kind, OrderCharge c, long amount) => new(kind, c.Name, c.PercentPpm, Base(ticket), amount, c.To, c.PartyFrom is null ? null : order.Party);
        var (service, gratuity) = (ticket.Service?.Row.Gross ?? 0, ticket.Tips.Where(t => t.Auto).Sum(t => t.Amount));
        return
        [
            .. service == 0 ? Array.Empty<ReceiptCharge>() : [Of(ChargeKind.Service, book!.Service!, service)],
            .. gratuity == 0 ? Array.Empty<ReceiptCharge>() : [Of(ChargeKind.Gratuity, book!.Gratuity!, gratuity)],
        ];
    }

    /// <summary>What goes back of the charge with lines that bore it: by their share of them all, and the rest with the last.</summary>
    public static PlannedLine? Follows(Ticket ticket, IReadOnlyList<PlannedLine> planned)
    {
        if (ticket.Service?.Row is not { } charge || charge.RefundedQuantity > 0 || planned.Any(p => p.LineId == charge.Id))
        {
            return null;
        }

        var bearing = ticket.Goods.Select(l => l.Row).Where(Bears).ToList();
        PlannedLine? Of(OrderLineRow row) => planned.FirstOrDefault(p => p.LineId == row.Id);
        if (!bearing.Exists(r => Of(r) is not null))
        {
            return null;
        }

        var (whole, left) = (bearing.Sum(r => r.Gross), charge.Gross - charge.RefundedGross);
        var isLast = bearing.TrueForAll(r => r.RefundedQuantity + (Of(r)?.Quantity ?? 0) == r.Quantity);
        var back = Math.Clamp(bearing.Sum(r => r.RefundedGross + (Of(r)?.Gross ?? 0)), 0, Math.Max(whole, 0));
        var part = isLast ? left : whole <= 0 ? 0 : Math.Clamp(Rounding.MulDiv(charge.Gross, back, whole) - charge.RefundedGross, 0, left);
        return part == 0 && !isLast ? null : new PlannedLine(charge.Id, false, part == left ? 1 : 0, part);
    }
}
