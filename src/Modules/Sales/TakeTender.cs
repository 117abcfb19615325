using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Payments;
using Microsoft.AspNetCore.Http;

namespace Bookend.Sales;

/// <summary>A payment on an open order. A card may come back declined, pending or unknown: the order says so and stays open.</summary>
internal static class TakeTender
{
    public static Task Handle(HttpContext http, OrderId id, TenderInput body)
    {
        var isCard = body.Method == TenderMethod.Card;
        return CardPhases.Run(http, "orders.write", new CardRequest<OrderView>(
            isCard, (work, provider) => Begin(work, provider, id, body), Finish, [body.Token ?? ""]));
    }

    private static async Task<Result<Counter>> Begin(Work work, string provider, OrderId id, TenderInput body)
    {
        if ((await Counter.Load(work, id)).Failed(out var refusal, out var counter) ||
            (await Taking.Take(counter, body, counter.Ticket.Order.TillId, provider, "")).Failed(out refusal, out var tender))
        {
            return refusal;
        }

        if (tender.Method == TenderMethod.Card)
        {
            return counter;
        }

        return await Plugged.PayEarly(counter, tender) is { } refused ? refused : counter;
    }

    private static async Task<Result<OrderView>> Finish(Counter counter)
    {
        counter.Ticket.Store(counter.Work);
        counter.Work.Log.Append(Changing.Fact(counter.Ticket));
        return await Answer.Of(counter);
    }
}
