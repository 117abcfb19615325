using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>What every change of an open order shares.</summary>
internal static class Changing
{
    public static Refusal? MustBeOpen(OrderRow order) => order.State switch
    {
        OrderState.Open => null,
        OrderState.Completed => SalesErrors.OrderCompleted.Because("This order is complete. What comes after is a refund or a new order."),
        _ => SalesErrors.OrderVoided.Because("This order was voided."),
    };

    public static OrderChanged Fact(Ticket ticket) => new(
        ticket.Order.Id, ticket.Order.ClientId, ticket.Order.BookingId, ticket.Money(ticket.Order.Gross), ticket.Order.Version);
}
