using Bookend.Kernel;
using Bookend.Pricing;

namespace Bookend.Sales;

internal static class Tipping
{
    private const int MaxTips = 50;

    /// <summary>Sets a member's tip: each has one on an order, and nothing takes it away again.</summary>
    public static async Task<Refusal?> Add(Counter counter, TipInput input, string pointer)
    {
        var (work, shop, ticket) = counter;
        if (Lines.In(input.Amount, ticket.Currency, $"{pointer}/amount").Failed(out var refusal, out _))
        {
            return refusal;
        }

        if (input.Amount.Amount is < 0 or > Limits.UnitPrice || ticket.Tips.Count >= MaxTips)
        {
            return CommonErrors.Invalid.At($"{pointer}/amount", "A tip is not below zero.");
        }

        if (input.Id is { } id && (ticket.Line(id) is not null || ticket.Tips.Exists(t => t.Id == id && (t.MemberId != input.MemberId || t.Auto))))
        {
            return CommonErrors.Duplicate.At($"{pointer}/id", "There is a line with this id already.");
        }

        if (await shop.MemberName(input.MemberId) is not { } name)
        {
            return SalesErrors.MemberUnknown.At($"{pointer}/memberId", "There is no such member of the team.");
        }

        if (ticket.Tips.Find(t => t.MemberId == input.MemberId && !t.Auto) is { } present)
        {
            ticket.Remove(present);
        }

        if (input.Amount.Amount > 0)
        {
            ticket.Add(new OrderTipRow
            {
                BusinessId = work.Business,
                Id = input.Id ?? work.NewId<LineId>(),
                OrderId = ticket.Order.Id,
                MemberId = input.MemberId,
                MemberName = name,
                Amount = input.Amount.Amount,
            });
        }

        return null;
    }
}
