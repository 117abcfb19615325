using Bookend.Access;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Places;
using Bookend.Team;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

/// <param name="Through">What was earned up to and with this day.</param>
internal sealed record PayoutView(
    PayoutId Id, MemberId MemberId, int Number, LocalDate Through, Money Commission, Money Tips, Money Amount, PayoutMethod Method, TillId? TillId, LocalDate Day,
    Instant At, string Actor, EntryId EntryId, string? ReversedReason, Instant? ReversedAt)
{
    public static PayoutView Of(PayoutRow r)
    {
        Money In(long amount) => new(amount, r.Currency);
        return new PayoutView(
            r.Id, r.MemberId, r.Number, r.Through, In(r.Commission), In(r.Tips), In(r.Commission + r.Tips), r.Method, r.TillId, r.Day, r.At, r.Actor, r.EntryId,
            r.ReversedReason, r.ReversedAt);
    }
}

internal static class ListPayouts
{
    /// <param name="MemberId">Null: of everybody.</param>
    internal sealed record Query(MemberId? MemberId, int? Limit, string? After);

    public static Task<Result<Page<PayoutView>>> Handle(Reading reading, Query query)
    {
        var rows = reading.Set<PayoutRow>();
        rows = query.MemberId is { } member ? rows.Where(p => p.MemberId == member) : rows;
        return Keyset.ById(rows, new PageQuery(query.Limit, query.After), p => p.Id, PayoutView.Of);
    }
}

/// <summary>Pays a member what she has earned up to a day. What was paid is no longer owed, so nobody is paid the same twice.</summary>
internal static class PayOut
{
    /// <param name="TillId">Cash: the drawer it is taken from.</param>
    /// <param name="Expected">What the person in front of the screen saw; another amount is refused.</param>
    /// <param name="Currency">Null: that of the member's site.</param>
    internal sealed record Request(
        MemberId MemberId, LocalDate Through, PayoutMethod Method, TillId? TillId = null, Money? Expected = null, Currency? Currency = null, PayoutId? Id = null);

    public static async Task<Result<PayoutView>> Handle(Work work, NoPath _, Request r)
    {
        if (await Team.Public.MemberOf(work, r.MemberId) is not { } member)
        {
            return PayErrors.TeamMemberUnknown.At("/memberId", "There is no such member of the team.");
        }

        var site = (await Places.Public.SiteOf(work, member.SiteId))!;
        var (today, currency) = (Places.Public.BusinessDate(site, work.Now), r.Currency ?? site.Currency);
        if (r.Through > today)
        {
            return CommonErrors.Invalid.At("/through", "That day is still to come. Pay what was earned up to today.");
        }

        if ((await Out(work, r, site, currency)).Failed(out var refusal, out var from) || (await Payable(work, r, currency, site)).Failed(out refusal, out var payable))
        {
            return refusal;
        }

        var row = new PayoutRow
        {
            BusinessId = work.Business, Id = r.Id ?? work.NewId<PayoutId>(), MemberId = r.MemberId, Currency = currency,
            Number = await work.Set<PayoutRow>().CountAsync(p => p.MemberId == r.MemberId && p.Currency == currency) + 1, Through = r.Through,
            Commission = payable.Commission, Tips = payable.Tips, Method = r.Method,
            TillId = r.Method == PayoutMethod.Cash ? r.TillId : null, Day = today, At = work.Now, Actor = work.Actor.ToString(),
            EntryId = work.NewId<EntryId>(),
        };
        var entry = new EntryDraft("payout", today) { Id = row.EntryId, SiteId = site.Id }
            .Move(Accounts.Commission.Of(r.MemberId, currency), from, payable.Commission, new Leg(PayRules.Payout))
            .Move(Accounts.Tips.Of(r.MemberId, currency), from, payable.Tips, new Leg(PayRules.Payout));
        if ((await work.Ledger.Post(entry)).Failed(out refusal, out var _))
        {
            return refusal;
        }

        work.Append(row);
        work.Log.Append(new PaidOut(row.Id, row.MemberId, row.Through, new Money(payable.Sum, currency)));
        Audit.Record(work, "pay.payout", r.MemberId.ToString(), $"{new Money(payable.Sum, currency)} through {Words.Date(r.Through)}");
        return PayoutView.Of(row);
    }

    private static async Task<Result<Account>> Out(Work work, Request r, SiteInfo site, Currency currency)
    {
        if (r.Method == PayoutMethod.Bank)
        {
            return Accounts.Payroll.Of(currency);
        }

        return r.TillId is { } till && await Places.Public.TillOf(work, till) is { } drawer && (await Places.Public.SiteOf(work, drawer.SiteId))!.Currency == currency
            ? Accounts.Cash.Of(till, currency)
            : CommonErrors.Invalid.At("/tillId", "Please say from which till the cash is taken.");
    }

    /// <summary>Guarantees of periods that are over are filled up first, so that they are paid with the rest.</summary>
    private static async Task<Result<Payable>> Payable(Work work, Request r, Currency currency, SiteInfo site)
    {
        var filter = new OwnerFilter(Accounts.Owed, Kernel.Unit.Of(currency), r.MemberId.ToString());
        var (through, all) = (await OwnerReads.Sums(work, filter with { To = r.Through }), await OwnerReads.Sums(work, filter));
        var last = r.Through < Places.Public.BusinessDate(site, work.Now) ? r.Through : r.Through.PlusDays(-1);
        if ((await Guarantees.Fill(work, last, r.MemberId)).Failed(out var refusal, out var filled))
        {
            return refusal;
        }

        var added = filled.Where(g => g.Currency == currency).Select(g => new OwnerSum(Accounts.Commission.Name, filter.Owner!, PayRules.Guarantee, g.Amount)).ToList();
        var payable = Pay.Payable.Of([.. through, .. added], [.. all, .. added]);
        if (payable.Sum <= 0)
        {
            return PayErrors.NothingToPay.Because(
                $"Nothing is left to pay through {Words.Date(r.Through)}{(payable.Sum < 0 ? $": {new Money(-payable.Sum, currency)} of what was paid before was taken back since" : "")}. No money was booked.");
        }

        return r.Expected is { } expected && expected != new Money(payable.Sum, currency)
            ? PayErrors.PayChanged.At("/expected", $"It is {new Money(payable.Sum, currency)} now. Look at the statement again; nothing was booked.")
            : payable;
    }
}

/// <summary>It was not paid after all: what was booked is mirrored, and it is payable again.</summary>
internal static class ReversePayout
{
    internal sealed record Request(string Reason);

    public static async Task<Result<PayoutView>> Handle(Work work, ById<PayoutId> path, Request r)
    {
        if (await work.Set<PayoutRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such payout.");
        }

        if (row.ReversedAt is not null)
        {
            return PayErrors.PayoutReversed.Because("This payout was taken back before; nothing was booked.");
        }

        if (Texts.Clean(r.Reason) is not { Length: <= 200 } reason)
        {
            return CommonErrors.Invalid.At("/reason", "Please say why, in at most 200 characters.");
        }

        var site = (await Places.Public.SiteOf(work, (await Team.Public.MemberOf(work, row.MemberId))!.SiteId))!;
        if ((await work.Ledger.Reverse(row.EntryId, "payout", Places.Public.BusinessDate(site, work.Now))).Failed(out var refusal, out var _))
        {
            return refusal;
        }

        (row.ReversedAt, row.ReversedReason) = (work.Now, reason);
        work.Log.Append(new PayoutTakenBack(row.Id, row.MemberId));
        Audit.Record(work, "pay.payout.reverse", row.MemberId.ToString(), reason);
        return PayoutView.Of(row);
    }
}
