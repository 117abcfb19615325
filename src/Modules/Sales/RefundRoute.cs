using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Pricing;

namespace Bookend.Sales;

/// <summary>Where a refund goes: back to the payments it came from, never more to one than it paid. Pure.</summary>
/// <param name="Rounding">What cash goes out above (or below) the exact amount.</param>
internal sealed record RefundRoute(IReadOnlyList<PlannedTender> Tenders, long Rounding)
{
    private const int MaxTenders = 20;

    /// <param name="sources">The payments that it may go back to, with something left.</param>
    /// <param name="amount">What is to go out, exact to the minor unit.</param>
    /// <param name="rest">The last refund: the rounding that is left and goes out with it, so that all refunds together are what was paid.</param>
    /// <param name="credits">Methods that take a refund of any payment (store credit).</param>
    public static Result<RefundRoute> Decide(
        Ticket ticket, List<TenderRow> sources, long amount, long? rest, IReadOnlyList<RefundTenderInput> asked, IReadOnlySet<TenderMethod>? credits = null)
    {
        if (Check(ticket, asked) is { } wrong)
        {
            return wrong;
        }

        var wishes = asked.Count > 0 ? asked : Suggested(ticket, amount + (rest ?? 0), sources);
        var other = wishes.Where(t => t.Method != TenderMethod.Cash).ToList();
        var byCash = wishes.FirstOrDefault(t => t.Method == TenderMethod.Cash);
        var exact = amount - other.Sum(t => t.Amount.Amount);
        var coins = rest is { } last ? exact + last : byCash is null ? exact : Coins(ticket, exact, sources.Sum(t => t.Left) - amount + exact);
        var given = wishes.Where(t => t.Method == TenderMethod.Cash).Sum(t => t.Amount.Amount);
        if (given != coins && (byCash is null || given != exact))
        {
            return SalesErrors.RefundUnbalanced.At("/tenders", Unbalanced(ticket, amount - exact + coins, amount - exact, coins));
        }

        var parts = new List<PlannedTender>();
        var left = sources.ToDictionary(t => t.Id, t => t.Left);
        foreach (var wish in byCash is null ? other : other.Append(byCash with { Amount = ticket.Money(coins) }))
        {
            if (Spread(ticket, wish, sources, left, parts, credits?.Contains(wish.Method) == true) is { } refusal)
            {
                return refusal;
            }
        }

        return new RefundRoute(parts, coins - exact);
    }

    /// <summary>
    /// Cash in coins. What earlier refunds gave too much or too little is made good by this one, so that all of them together are never off
    /// by more than half a coin; and never more than was paid.
    /// </summary>
    private static long Coins(Ticket ticket, long cash, long left) =>
        Math.Clamp(Calculator.CashFor(cash - ticket.Order.RefundedRounding, ticket.Policy), 0, Math.Max(left, 0));

    /// <summary>Cards and terminals first, the rest in cash: money goes back the way it came.</summary>
    private static List<RefundTenderInput> Suggested(Ticket ticket, long amount, List<TenderRow> sources)
    {
        var wishes = new List<RefundTenderInput>();
        foreach (var source in sources.OrderBy(t => t.Method == TenderMethod.Cash))
        {
            var part = Math.Min(source.Left, amount);
            if (part > 0)
            {
                wishes.Add(new RefundTenderInput(source.Method, ticket.Money(part), source.Id));
                amount -= part;
            }
        }

        if (amount > 0)
        {
            wishes.Add(new RefundTenderInput(TenderMethod.Cash, ticket.Money(amount))); // more than was paid: refused where it is spread
        }

        return wishes;
    }

    private static Refusal? Check(Ticket ticket, IReadOnlyList<RefundTenderInput> asked)
    {
        if (asked.Count > MaxTenders)
        {
            return CommonErrors.Invalid.At("/tenders", $"A refund goes to at most {MaxTenders} tenders.");
        }

        for (var i = 0; i < asked.Count; i++)
        {
            if (asked[i].Amount.Currency != ticket.Currency || asked[i].Amount.Amount <= 0)
            {
                return CommonErrors.Invalid.At($"/tenders/{i}/amount", $"Give an amount in {ticket.Currency}, more than nothing.");
            }

            if (asked[i].Id is { } id && ticket.Tenders.Exists(t => t.Id == id))
            {
                return CommonErrors.Duplicate.At($"/tenders/{i}/id", "There is a payment with this id already.");
            }
        }

        return null;
    }

    /// <summary>
    /// A card only takes back what it paid; a terminal what terminals paid; cash may stand in for any money; store credit for everything. What
    /// was paid by a gift card, points or on account never comes back as money.
    /// </summary>
    private static Refusal? Spread(
        Ticket ticket, RefundTenderInput wish, List<TenderRow> sources, Dictionary<TenderId, long> left, List<PlannedTender> parts, bool isCredit)
    {
        var (named, amount, id) = (wish.TenderId, wish.Amount.Amount, wish.Id);
        var fitting = sources.Where(t => (wish.Method == TenderMethod.Cash && t.Method <= TenderMethod.Card) || isCredit ||
                (t.Method == wish.Method && (named is null || wish.Method == TenderMethod.Terminal || t.Id == named)))
            .OrderBy(t => t.Id == named ? 0 : t.Method == wish.Method ? 1 : 2);
        foreach (var source in fitting)
        {
            var part = Math.Min(amount, left[source.Id]);
            if (part > 0)
            {
                parts.Add(new PlannedTender(wish.Method, part, source, id));
                (left[source.Id], amount, id) = (left[source.Id] - part, amount - part, null);
            }
        }

        return amount > 0
            ? SalesErrors.RefundExceeds.At("/tenders", $"{ticket.Money(amount)} more than was paid this way. Give it back another way, or less.")
            : null;
    }

    private static string Unbalanced(Ticket ticket, long all, long other, long coins) => other == 0
        ? $"{ticket.Money(all)} is to go back."
        : $"{ticket.Money(all)} is to go back: beside {ticket.Money(other)} that leaves {ticket.Money(coins)} in cash.";
}
