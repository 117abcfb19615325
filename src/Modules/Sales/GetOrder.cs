using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Sales;

internal static class GetOrder
{
    public static async Task<Result<OrderView>> Handle(Reading reading, ById<OrderId> query) =>
        (await Ticket.Load(reading, query.Id)).Failed(out var refusal, out var ticket) ? refusal : await Answer.Of(reading, ticket);
}
