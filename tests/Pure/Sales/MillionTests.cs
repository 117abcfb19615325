using Bookend.Pricing;
using Bookend.Sales;
using Xunit;

namespace Bookend.Pure.Sales;

public sealed class MillionTests
{
    private static readonly int Orders = Seed.Cases(1_000_000);

    /// <summary>
    /// Mixed lines, promotions, discounts, service charges, gratuities, taxes, sessions, tips, split tenders, three currencies: the parts are the total, the tenders are the
    /// total, every leg of the books is zero in every unit (the books check that themselves), and what the order says is what the ledger says.
    /// </summary>
    [Fact]
    public void A_million_orders_add_up()
    {
        var seed = Seed.Take();
        var (charged, tipped) = (0, 0);
        Parallel.For(0, Orders, i =>
        {
            var sale = new RandomSale(new Random(unchecked(seed * 17 + i)));
            sale.Complete();
            var (order, lines) = (sale.Ticket.Order, sale.Ticket.Lines);
            var parts = lines.TrueForAll(l => l.Row.Gross == l.Row.Net + l.Row.Tax && l.Taxes.Sum(t => t.Amount) == l.Row.Tax)
                && lines.Sum(l => l.Row.Net) == order.Net && lines.Sum(l => l.Row.Tax) == order.Tax && lines.Sum(l => l.Row.Gross) == order.Gross;
            var discounts = lines.TrueForAll(l =>
                l.Row.Quantity * l.Row.UnitPrice - l.Row.Off == (order.TaxIncluded ? l.Row.Gross : l.Row.Net));
            var service = sale.Ticket.Service?.Row;
            var ofStaff = service is not null && ChargeBook.Of(order)!.Service!.To == ChargeTo.Staff ? service.Net : 0;
            var ofHouse = (service?.Net ?? 0) - ofStaff;
            Interlocked.Add(ref charged, service is { Net: > 0 } ? 1 : 0);
            Interlocked.Add(ref tipped, sale.Ticket.Tips.Exists(t => t.Auto) ? 1 : 0);
            var tenders = sale.Ticket.Captured == order.ToPay + order.Rounding;
            var books = sale.Books;
            var ledger = books.Of(Accounts.Revenue) == -(order.Net - ofStaff - ofHouse) && books.Of(Accounts.Service) == -ofHouse
                && books.Of(Accounts.Tax) == -order.Tax && books.Of(Accounts.Tips) == -(order.Tips + ofStaff)
                && books.Of(Accounts.Rounding) == -order.Rounding && books.Of(Accounts.Receivable) == 0 && books.Of(Accounts.Deposit) == 0
                && books.Of(Accounts.Cash) + books.Of(Accounts.Terminal) + books.Of(Accounts.Card) == sale.Ticket.Captured;
            if (!parts || !discounts || !tenders || !ledger)
            {
                throw new InvalidOperationException($"Order {i}: parts {parts}, discounts {discounts}, tenders {tenders}, ledger {ledger}. {books.Balances}");
            }
        });
        Assert.InRange(Math.Min(charged, tipped), Orders / 20, Orders);
    }
}
