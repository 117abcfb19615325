using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.AspNetCore.Http;

namespace Bookend.Sales;

/// <summary>A whole sale in one call and one write: what the till sends for a walk-in, online or after having been offline.</summary>
internal static class SellNow
{
    public sealed record Request(
        SiteId SiteId, TillId TillId, IReadOnlyList<LineInput> Lines, OrderId? Id = null, ClientId? ClientId = null,
        IReadOnlyList<DiscountInput>? Discounts = null, IReadOnlyList<TipInput>? Tips = null, IReadOnlyList<TenderInput>? Tenders = null,
        Money? ExpectedTotal = null, int? Party = null, string? CoSign = null);

    public static Task Handle(HttpContext http, Request body)
    {
        var checkout = new Checkout(body.TillId, body.Tenders ?? [], body.Tips ?? [], body.ExpectedTotal);
        return CardPhases.Run(http, "orders.write", new CardRequest<Sold>(
            checkout.HasCard, (work, provider) => Begin(work, provider, body, checkout), checkout.Finish, checkout.Tokens));
    }

    private static async Task<Result<Counter>> Begin(Work work, string provider, Request body, Checkout checkout)
    {
        if ((await Shop.Of(work, body.SiteId, body.TillId)).Failed(out var refusal, out var shop))
        {
            return refusal;
        }

        if (body.ClientId is not null && await shop.ClientName(body.ClientId) is null)
        {
            return SalesErrors.ClientUnknown.At("/clientId", "There is no such client.");
        }

        await shop.Load(body.Lines, checkout.Tips.Select(t => t.MemberId));
        var opened = new Opened(body.Id, body.TillId, body.ClientId, Party: body.Party);
        refusal = Lines.Party(body.Party, "/party");
        if (refusal is not null || (await Opening.Open(work, shop, opened, body.Lines, body.Discounts ?? [])).Failed(out refusal, out var ticket))
        {
            return refusal;
        }

        if (await Overrides.Check(work, ticket, body.CoSign) is { } beyond)
        {
            return beyond;
        }

        var counter = new Counter(work, shop, ticket);
        work.Log.Append(Opening.Fact(ticket));
        refusal = await checkout.Begin(counter, provider);
        return refusal is null ? counter : refusal;
    }
}
