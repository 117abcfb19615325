using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Bookend.Pricing;

namespace Bookend.Sales;

/// <summary>What is due and what a tender takes. Pure.</summary>
internal static class Till
{
    /// <summary>Gross and tips less what sessions cover and what is paid, promised by a card under way, or rounded away by cash.</summary>
    public static long Due(Ticket ticket)
    {
        return ticket.Order.ToPay + RoundingSoFar(ticket) - ticket.Payments.Where(t => t.Counts).Sum(t => t.Kept);
    }

    /// <summary>
    /// Rounding arises when cash pays the last part: the drawer gets the nearest sum of coins, and the difference is no debt.
    /// Until then there is none.
    /// </summary>
    public static long RoundingSoFar(Ticket ticket)
    {
        var counted = ticket.Payments.Where(t => t.Counts).ToList();
        if (!counted.Exists(t => t.Method == TenderMethod.Cash))
        {
            return 0;
        }

        var cash = Cash(ticket);
        var due = ticket.Order.ToPay - (counted.Sum(t => t.Kept) - cash);
        return cash == Calculator.CashFor(due, ticket.Policy) || 2 * Math.Abs(cash - due) < ticket.Policy.CashStep ? cash - due : 0;
    }

    private static long Cash(Ticket ticket) => ticket.Payments.Where(t => t is { Counts: true, Method: TenderMethod.Cash }).Sum(t => t.Kept);

    /// <summary>
    /// A payment as asked for. Cash that covers what is due takes exactly that, rounded to coins; more than that is tendered and comes back
    /// as change. Nothing else may be more than is due.
    /// </summary>
    public static Result<TenderRow> Take(Ticket ticket, TenderInput input, string pointer, TenderRow row)
    {
        var due = Due(ticket);
        if (input.Method != TenderMethod.Cash)
        {
            row.Amount = row.Tendered = input.Amount.Amount;
            row.State = input.Method == TenderMethod.Card ? TenderState.Pending : TenderState.Captured;
            return row.Amount <= due
                ? row
                : SalesErrors.Overpaid.At($"{pointer}/amount", $"Only {ticket.Money(due)} is due. Nothing was charged.");
        }

        var before = Cash(ticket);
        var closing = Calculator.CashFor(due + before, ticket.Policy) - before;
        var closes = due > 0 && input.Amount.Amount >= Math.Min(due, closing);
        row.Amount = closes ? closing : input.Amount.Amount;
        row.Tendered = Math.Max(input.Tendered?.Amount ?? input.Amount.Amount, row.Amount);
        row.State = TenderState.Captured;
        if (due <= 0)
        {
            return SalesErrors.Overpaid.At($"{pointer}/amount", "Nothing is due on this order.");
        }

        return input.Tendered is { } tendered && tendered.Amount < row.Amount
            ? CommonErrors.Invalid.At($"{pointer}/tendered", $"{tendered} is less than the {ticket.Money(row.Amount)} to be paid.")
            : row;
    }
}

/// <param name="Amount">What it shall pay, not below the smallest unit.</param>
/// <param name="Tendered">Cash put on the counter, when it is more.</param>
/// <param name="Reference">What the terminal printed.</param>
/// <param name="Token">The card provider's.</param>
internal sealed record TenderInput(
    TenderMethod Method, Money Amount, TenderId? Id = null, TillId? TillId = null, Money? Tendered = null, string? Reference = null, string? Token = null);
