using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Sales;

/// <summary>A walk-in, or somebody with things from the shelf in her hand.</summary>
internal static class StartOrder
{
    public sealed record Request(
        SiteId SiteId, IReadOnlyList<LineInput>? Lines = null, OrderId? Id = null, TillId? TillId = null, ClientId? ClientId = null, MemberId? MemberId = null,
        int? Party = null, string? CoSign = null);

    public static async Task<Result<OrderView>> Handle(Work work, NoPath path, Request body)
    {
        if ((await Shop.Of(work, body.SiteId)).Failed(out var refusal, out var shop))
        {
            return refusal;
        }

        if (body.TillId is not null && (await shop.Till(body.TillId)).Failed(out refusal, out _))
        {
            return refusal;
        }

        if (body.ClientId is not null && await shop.ClientName(body.ClientId) is null)
        {
            return SalesErrors.ClientUnknown.At("/clientId", "There is no such client.");
        }

        if (body.MemberId is { } member && await shop.MemberName(member) is null)
        {
            return SalesErrors.MemberUnknown.At("/memberId", "There is no such member of the team.");
        }

        var opened = new Opened(body.Id, body.TillId, body.ClientId, null, body.MemberId, null, body.Party);
        refusal = Lines.Party(body.Party, "/party");
        if (refusal is not null || (await Opening.Open(work, shop, opened, body.Lines ?? [], [])).Failed(out refusal, out var ticket))
        {
            return refusal;
        }

        if (await Overrides.Check(work, ticket, body.CoSign) is { } beyond)
        {
            return beyond;
        }

        work.Log.Append(Opening.Fact(ticket));
        ticket.Store(work);
        return await Answer.Of(new Counter(work, shop, ticket));
    }
}
