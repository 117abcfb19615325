using Bookend.Access;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.Places;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

internal sealed record ExtraView(
    ExtraId Id, ExtraKind Kind, MemberId MemberId, SiteId SiteId, Money Amount, OrderId? OrderId, LocalDate Day, string? Reason,
    EntryId EntryId, Instant At, LocalDate? ReversedDay)
{
    public static ExtraView Of(ExtraRow r) => new(
        r.Id, r.Kind, r.MemberId, r.SiteId, new Money(r.Amount, r.Currency), r.OrderId, r.Day, r.Reason, r.EntryId, r.At, r.ReversedDay);
}

internal static class ListExtras
{
    /// <param name="MemberId">Null: of everybody.</param>
    internal sealed record Query(MemberId? MemberId, int? Limit, string? After);

    public static Task<Result<Page<ExtraView>>> Handle(Reading reading, Query query)
    {
        var rows = reading.Set<ExtraRow>();
        rows = query.MemberId is { } member ? rows.Where(x => x.MemberId == member) : rows;
        return Keyset.ById(rows, new PageQuery(query.Limit, query.After), x => x.Id, ExtraView.Of);
    }
}

/// <summary>A tip that came after the bill was paid, or without one: its money is in a drawer or on its way from the terminal.</summary>
internal static class AddLateTip
{
    /// <param name="Method">Cash or terminal.</param>
    /// <param name="TillId">Whose drawer or terminal it is in; it says the site.</param>
    /// <param name="OrderId">The order it was for, where that is known.</param>
    internal sealed record Request(
        MemberId MemberId, Money Amount, TenderMethod Method, TillId TillId, OrderId? OrderId = null, string? Reason = null, ExtraId? Id = null);

    public static async Task<Result<ExtraView>> Handle(Work work, NoPath _, Request r)
    {
        if (await Places.Public.TillOf(work, r.TillId) is not { } till)
        {
            return CommonErrors.Invalid.At("/tillId", "There is no such till.");
        }

        if (r.Method is not (TenderMethod.Cash or TenderMethod.Terminal))
        {
            return CommonErrors.Invalid.At("/method", "A late tip comes in cash or by the terminal.");
        }

        if (r.Amount.Amount <= 0)
        {
            return CommonErrors.Invalid.At("/amount", "A tip is more than nothing.");
        }

        if (r.OrderId is { } order && !await work.Set<SaleRow>().AnyAsync(s => s.OrderId == order) && !await work.Set<TipRow>().AnyAsync(t => t.OrderId == order))
        {
            return CommonErrors.NotFound.At("/orderId", "There is no completed order of this id on which somebody worked.");
        }

        var site = (await Places.Public.SiteOf(work, till.SiteId))!;
        var from = r.Method == TenderMethod.Cash ? Accounts.Cash.Of(till.Id, r.Amount.Currency) : Accounts.Terminal.Of(site.Id, r.Amount.Currency);
        return await Extras.Book(
            work, site, r.MemberId, r.Amount, r.Reason,
            new ExtraRow { Id = r.Id ?? work.NewId<ExtraId>(), Kind = r.Method == TenderMethod.Cash ? ExtraKind.CashTip : ExtraKind.CardTip, OrderId = r.OrderId },
            (entry, amount) => entry.Move(from, Accounts.Tips.Of(r.MemberId, r.Amount.Currency), amount, new Leg(PayRules.LateTip) { Order = r.OrderId }));
    }
}

/// <summary>Commission that a person adds or takes off: an agreement, a mistake. It says why, and who.</summary>
internal static class AddCorrection
{
    /// <param name="Amount">Below zero takes off.</param>
    internal sealed record Request(MemberId MemberId, Money Amount, string Reason, ExtraId? Id = null);

    public static async Task<Result<ExtraView>> Handle(Work work, NoPath _, Request r)
    {
        if (await Team.Public.MemberOf(work, r.MemberId) is not { } member)
        {
            return PayErrors.TeamMemberUnknown.At("/memberId", "There is no such member of the team.");
        }

        if (Texts.Clean(r.Reason) is null)
        {
            return CommonErrors.Invalid.At("/reason", "Please say what the correction is for.");
        }

        var (id, currency) = (r.MemberId, r.Amount.Currency);
        return await Extras.Book(
            work, (await Places.Public.SiteOf(work, member.SiteId))!, id, r.Amount, r.Reason,
            new ExtraRow { Id = r.Id ?? work.NewId<ExtraId>(), Kind = ExtraKind.Correction },
            (entry, amount) => entry.Move(Accounts.CommissionCost.Of(id, currency), Accounts.Commission.Of(id, currency), amount, new Leg(PayRules.Correction)));
    }
}

internal static class ReverseExtra
{
    public static async Task<Result<ExtraView>> Handle(Work work, ById<ExtraId> path, Nothing _)
    {
        if (await work.Set<ExtraRow>().FirstOrDefaultAsync(x => x.Id == path.Id) is not { } row)
        {
            return CommonErrors.NotFound.Because("There is no such late tip or correction.");
        }

        if (row.ReversedDay is not null)
        {
            return PayErrors.PayoutReversed.Because("This was taken back before; nothing was booked.");
        }

        var day = Places.Public.BusinessDate((await Places.Public.SiteOf(work, row.SiteId))!, work.Now);
        if ((await work.Ledger.Reverse(row.EntryId, "payExtra", day)).Failed(out var refusal, out var _))
        {
            return refusal;
        }

        row.ReversedDay = day;
        work.Log.Append(new PayExtraTakenBack(row.Id, row.MemberId));
        return ExtraView.Of(row);
    }
}

internal static class Extras
{
    public static async Task<Result<ExtraView>> Book(
        Work work, SiteInfo site, MemberId member, Money amount, string? reason, ExtraRow row, Action<EntryDraft, long> move)
    {
        if (await Team.Public.MemberOf(work, member) is null)
        {
            return PayErrors.TeamMemberUnknown.At("/memberId", "There is no such member of the team.");
        }

        if (amount.Currency != site.Currency || amount.Amount == 0 || Math.Abs(amount.Amount) > PlanCheck.Amount)
        {
            return CommonErrors.Invalid.At("/amount", $"Give an amount in {site.Currency}.");
        }

        if (Texts.Clean(reason)?.Length > 200)
        {
            return CommonErrors.Invalid.At("/reason", "Please say it in at most 200 characters.");
        }

        (row.BusinessId, row.MemberId, row.SiteId, row.Currency, row.Amount) = (work.Business, member, site.Id, amount.Currency, amount.Amount);
        (row.Day, row.Reason, row.EntryId, row.At) = (Places.Public.BusinessDate(site, work.Now), Texts.Clean(reason), work.NewId<EntryId>(), work.Now);
        var entry = new EntryDraft("payExtra", row.Day) { Id = row.EntryId, SiteId = site.Id };
        move(entry, amount.Amount);
        if ((await work.Ledger.Post(entry)).Failed(out var refusal, out var _))
        {
            return refusal;
        }

        work.Append(row);
        work.Log.Append(new PayExtraBooked(row.Id, row.Kind, member, amount));
        if (row.Kind == ExtraKind.Correction)
        {
            Audit.Record(work, "pay.correction", member.ToString(), $"{amount}: {row.Reason}");
        }

        return ExtraView.Of(row);
    }
}
