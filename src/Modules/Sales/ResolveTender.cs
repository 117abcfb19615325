using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.Sales;

/// <summary>Asks the provider now what became of a card payment, instead of waiting for the job.</summary>
internal static class ResolveTender
{
    public static async Task Handle(HttpContext http, OrderId id, TenderId tenderId, Nothing body)
    {
        if (Routes.Allowed(http, "orders.write").Failed(out var refusal, out var caller) || Routes.KeyOf(http).Failed(out refusal, out var key))
        {
            await Problems.Send(http, refusal);
            return;
        }

        var isDry = Routes.IsDryRun(http);
        var order = new WriteOrder(
            caller.Business, caller.Actor, isDry ? null : $"{caller.Actor}:{key}", isDry ? null : await Routes.Fingerprint(http), isDry);
        await Routes.Send(http, await http.RequestServices.GetRequiredService<Cards>().Resolve(order, id, tenderId));
    }
}
