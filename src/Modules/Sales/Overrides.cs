using System.Text.Json;
using Bookend.Access;
using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Pricing;

namespace Bookend.Sales;

/// <summary>What was taken off a line by hand, and who stood for it.</summary>
/// <param name="PercentPpm">The most that was allowed: less than that needs nobody again.</param>
/// <param name="By">Who did it, by name.</param>
internal sealed record LineOverride(int PercentPpm, string By, string? CoSignedBy)
{
    public static LineOverride? Of(OrderLineRow row) => row.Override is null ? null : JsonSerializer.Deserialize<LineOverride>(row.Override, Json.Options);
}

/// <summary>How far a line is below its price by hand: another price, a discount on it, its share of the order's, or a deduction typed in.</summary>
internal readonly record struct TakenOff(long Off, long Of)
{
    private const long Million = 1_000_000;

    /// <summary>Rounded up, so that this share of the price is never less than what was taken off.</summary>
    public int Ppm => Off <= 0 || Of <= 0 ? (Off > 0 ? (int)Million : 0) : (int)Math.Min((long)(((Int128)Off * Million + Of - 1) / Of), Million);

    /// <summary>A share is given in whole minor units: half a cent more is still the same share.</summary>
    public bool Exceeds(int ppm) => Off > (long)(((Int128)Of * ppm + Million - 1) / Million);

    public static TakenOff By(Ticket ticket, OrderLineRow row)
    {
        if (row.CoverId is not null || row.Kind == LineKind.ServiceCharge || Lines.OfCapability(row.Kind))
        {
            return default;
        }

        var list = row.Quantity * row.UnitPrice;
        if (list < 0)
        {
            // Deductions count together, or many small ones would be a large one.
            return new TakenOff(
                -ticket.Goods.Sum(l => Math.Min(l.Row.Quantity * l.Row.UnitPrice, 0)), ticket.Goods.Sum(l => Math.Max(l.Row.Quantity * Math.Max(l.Row.UnitPrice, l.Row.Quoted ?? 0), 0)));
        }

        var quoted = Math.Max(row.Quantity * (row.Quoted ?? row.UnitPrice), list);
        return new TakenOff(quoted - list + row.OwnDiscount + row.SharedDiscount, quoted);
    }
}

/// <summary>Who may take how much off: the caller within the power of her role, beyond it with somebody who co-signs.</summary>
internal static class Overrides
{
    private const int Text = 300;

    /// <summary>Every line of an order that was changed by hand. Asked when it is priced.</summary>
    public static async Task<Refusal?> Check(Work work, Ticket ticket, string? coSign)
    {
        var more = new List<(TicketLine Line, TakenOff Taken)>();
        foreach (var line in ticket.Goods)
        {
            var taken = TakenOff.By(ticket, line.Row);
            if (taken.Off == 0)
            {
                line.Row.Override = null;
            }
            else if (LineOverride.Of(line.Row) is not { } before || taken.Exceeds(before.PercentPpm))
            {
                more.Add((line, taken));
            }
        }

        if (more.Count == 0)
        {
            return null;
        }

        if (more.Find(m => Reason(ticket, m.Line.Row) is null) is { Line: { } silent })
        {
            return SalesErrors.PriceReasonMissing.Because($"Please say why {silent.Row.Name} costs less than its price. Nothing was changed.");
        }

        var signing = await Signing.Of(work, ticket.Order);
        var most = more.MaxBy(m => m.Taken.Ppm);
        if ((await signing.Ask(coSign, p => !more.Exists(m => m.Taken.Exceeds(p.DiscountPpm)), p =>
                $"You may take off up to {Explain.Percent(p.DiscountPpm)}. This is {Explain.Percent(most.Taken.Ppm)} off {most.Line.Row.Name}.")).Failed(out var refusal, out var coSigned))
        {
            return refusal;
        }

        foreach (var (line, taken) in more)
        {
            Record(work, ticket, line.Row, taken, taken.Exceeds(signing.Own.DiscountPpm) ? coSigned : null);
        }

        return null;
    }

    /// <summary>Takes the service charge or the gratuity off an open order.</summary>
    public static async Task<Refusal?> Remove(Work work, Ticket ticket, ChargeKind kind, string? why, string? coSign, string at)
    {
        if (ChargeBook.Of(ticket.Order) is not { } book || book[kind] is not { } charge)
        {
            return SalesErrors.ChargeUnknown.At($"{at}/charge", "Nothing of this kind is added to this order.");
        }

        if (charge.Removed is not null)
        {
            return null;
        }

        if (Lines.Text(why, Lines.Reason, $"{at}/reason", $"Please say why {charge.Name} is taken off.").Failed(out var refusal, out var reason) ||
            (await (await Signing.Of(work, ticket.Order)).Ask(coSign, p => p.RemoveCharges, _ => $"You may not take {charge.Name} off by yourself.")).Failed(out refusal, out var coSigned))
        {
            return refusal;
        }

        book.With(kind, charge with { Removed = new ChargeRemoval(reason, work.Actor.Name, coSigned?.Name) }).Keep(ticket.Order);
        work.Log.Append(new OrderChargeRemoved(ticket.Order.Id, kind, coSigned?.Id));
        Audit.Record(work, "order.chargeRemoved", ticket.Order.Id.ToString(), $"{charge.Name}{With(coSigned?.Name)}: {reason}");
        return null;
    }

    /// <summary>The site's rule holds for this order again. More money, so nobody is asked.</summary>
    public static Refusal? Restore(Ticket ticket, ChargeKind kind, string at)
    {
        if (ChargeBook.Of(ticket.Order) is not { } book || book[kind] is not { } charge)
        {
            return SalesErrors.ChargeUnknown.At($"{at}/charge", "Nothing of this kind is added to this order.");
        }

        book.With(kind, charge with { Removed = null }).Keep(ticket.Order);
        return null;
    }

    /// <summary>For the house's copy of the receipt.</summary>
    public static IReadOnlyList<string> OnReceipt(Ticket ticket)
    {
        var text = new List<string>();
        foreach (var row in ticket.Goods.Select(l => l.Row))
        {
            if (LineOverride.Of(row) is { } o && TakenOff.By(ticket, row) is { Off: > 0 } taken)
            {
                text.Add(Cut($"{row.Name}: {ticket.Money(taken.Off)} ({Explain.Percent(taken.Ppm)}) taken off by {o.By}{With(o.CoSignedBy)}: {Reason(ticket, row)}"));
            }
        }

        foreach (var charge in new[] { ChargeBook.Of(ticket.Order)?.Service, ChargeBook.Of(ticket.Order)?.Gratuity })
        {
            if (charge?.Removed is { } removed)
            {
                text.Add(Cut($"{charge.Name} taken off by {removed.By}{With(removed.CoSignedBy)}: {removed.Reason}"));
            }
        }

        return text;
    }

    private static void Record(Work work, Ticket ticket, OrderLineRow row, TakenOff taken, CoSigner? coSigned)
    {
        row.Override = JsonSerializer.Serialize(new LineOverride(taken.Ppm, work.Actor.Name, coSigned?.Name), Json.Options);
        work.Log.Append(new OrderOverridden(ticket.Order.Id, row.Id, taken.Ppm, ticket.Money(taken.Off), coSigned?.Id));
        Audit.Record(
            work, "order.override", ticket.Order.Id.ToString(),
            $"{row.Name}: {ticket.Money(taken.Off)} ({Explain.Percent(taken.Ppm)}) off{With(coSigned?.Name)}: {Reason(ticket, row)}");
    }

    /// <summary>A deduction that somebody typed in says by its name what it is.</summary>
    private static string? Reason(Ticket ticket, OrderLineRow row)
    {
        var list = row.Quantity * row.UnitPrice;
        if (list < 0)
        {
            return row.PriceReason ?? row.Name;
        }

        var price = row.Quoted is { } quoted && quoted > row.UnitPrice ? row.PriceReason : "";
        var own = row.OwnDiscount > 0 ? row.DiscountReason : "";
        var shared = row.SharedDiscount > 0 ? ticket.Order.DiscountReason : "";
        return price is null || own is null || shared is null ? null : string.Join("; ", new[] { price, own, shared }.Where(r => r.Length > 0));
    }

    private static string With(string? coSigner) => coSigner is null ? "" : $", co-signed by {coSigner}";

    private static string Cut(string text) => text.Length > Text ? text[..Text] : text;
}

internal sealed record CoSigner(MemberId Id, string Name);

/// <summary>The caller's power at this site, and that of whoever co-signs. Programs act for their owner.</summary>
internal sealed class Signing
{
    private readonly Work work;
    private readonly OrderId order;
    private readonly TillRules rules;

    private Signing(Work work, OrderId order, TillRules rules, RolePower own) => (this.work, this.order, this.rules, Own) = (work, order, rules, own);

    public RolePower Own { get; }

    public static async Task<Signing> Of(Work work, OrderRow order)
    {
        var rules = await TillRules.OfSite(work, order.SiteId);
        var role = work.Actor.Member is { } member ? await Roles.Of(work, member) : Core.Role.Owner;
        return new Signing(work, order.Id, rules, rules.Of(role ?? Core.Role.Staff));
    }

    /// <returns>Null: nobody had to. Or <c>co_sign_needed</c>, <c>co_sign_expired</c>, <c>co_sign_short</c>.</returns>
    public async Task<Result<CoSigner?>> Ask(string? token, Func<RolePower, bool> may, Func<RolePower, string> why)
    {
        if (may(Own))
        {
            return (CoSigner?)null;
        }

        if (token is null)
        {
            return SalesErrors.CoSignNeeded.Because($"{why(Own)} Somebody who may co-signs, or does it in a session of her own. Nothing was changed.");
        }

        if ((await CoSigns.Use(work, token, order.ToString())).Failed(out var refusal, out var member))
        {
            return refusal;
        }

        var name = (await Bookend.Team.Public.Names(work, [member])).GetValueOrDefault(member, "");
        var power = rules.Of(await Roles.Of(work, member) ?? Core.Role.Staff);
        return may(power)
            ? new CoSigner(member, name)
            : SalesErrors.CoSignShort.Because($"{name} may not do this either. Nothing was changed; please ask somebody else.");
    }
}
