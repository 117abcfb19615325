using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;

namespace Bookend.Sales;

internal static class CompleteOrder
{
    public sealed record Request(
        TillId? TillId = null, IReadOnlyList<TenderInput>? Tenders = null, IReadOnlyList<TipInput>? Tips = null, Money? ExpectedTotal = null);

    public static Task Handle(HttpContext http, OrderId id, Request body)
    {
        var checkout = new Checkout(body.TillId, body.Tenders ?? [], body.Tips ?? [], body.ExpectedTotal);
        return CardPhases.Run(http, "orders.write", new CardRequest<Sold>(
            checkout.HasCard, (work, provider) => Begin(work, provider, id, checkout), checkout.Finish, checkout.Tokens));
    }

    private static async Task<Result<Counter>> Begin(Work work, string provider, OrderId id, Checkout checkout)
    {
        if ((await Counter.Load(work, id)).Failed(out var refusal, out var counter))
        {
            return refusal;
        }

        refusal = Changing.MustBeOpen(counter.Ticket.Order) ?? await checkout.Begin(counter, provider);
        return refusal is null ? counter : refusal;
    }
}
