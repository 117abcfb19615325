using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Schedule;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Pay;

/// <summary>What a guarantee adds for a period that is over, or takes off when more was earned after all.</summary>
internal sealed record Filling(MemberId MemberId, LocalDate From, LocalDate To, long Earned, long Promised, long Amount, Currency Currency);

/// <summary>Fills up what was earned in periods that are over to what the plan promises. Doing it again changes only what has changed since.</summary>
internal static class Guarantees
{
    /// <summary>How far back is looked: what is older was paid long ago.</summary>
    private const int Window = 62;

    internal sealed record Request(LocalDate Through);

    internal sealed record View(IReadOnlyList<FillingView> Items);

    internal sealed record FillingView(MemberId MemberId, LocalDate From, LocalDate To, Money Earned, Money Promised, Money Amount);

    public static async Task<Result<View>> Handle(Work work, NoPath _, Request r)
    {
        var today = Days.Today(await Places.Public.Sites(work), work.Now);
        if (r.Through >= today)
        {
            return CommonErrors.Invalid.At("/through", "That day is not over yet.");
        }

        return (await Fill(work, r.Through, null)).Failed(out var refusal, out var filled)
            ? refusal
            : new View([.. filled.Select(f => new FillingView(
                f.MemberId, f.From, f.To, new Money(f.Earned, f.Currency), new Money(f.Promised, f.Currency), new Money(f.Amount, f.Currency)))]);
    }

    public static async Task<Result<IReadOnlyList<Filling>>> Fill(Work work, LocalDate through, MemberId? only)
    {
        var book = await PlanBook.Of(work);
        var filled = new List<Filling>();
        foreach (var member in book.Members.Where(m => only is null || m == only).Order(Comparer<MemberId>.Create((a, b) => a.Value.CompareTo(b.Value))))
        {
            foreach (var one in await Due(work, book, member, through))
            {
                if (await Post(work, one.Filling, one.Plan, one.Number) is { } refusal)
                {
                    return refusal;
                }

                filled.Add(one.Filling);
            }
        }

        return filled;
    }

    private static async Task<IReadOnlyList<(Filling Filling, PlanInForce Plan, int Number)>> Due(Work work, PlanBook book, MemberId member, LocalDate through)
    {
        var first = through.PlusDays(-Window);
        var promises = Promises(book, member, first, through).ToList();
        if (promises.Count == 0)
        {
            return [];
        }

        var start = promises.Min(p => p.From);
        var booked = (await work.Set<GuaranteeRow>().AsNoTracking().Where(g => g.MemberId == member && g.From >= start).ToListAsync()).ToLookup(g => (g.From, g.To));
        var works = await WorkDays(work, member, start, through);
        var due = new List<(Filling, PlanInForce, int)>();
        foreach (var inCurrency in promises.GroupBy(p => p.Plan.Terms.Currency))
        {
            var earned = await OwnerReads.DaySums(work, new OwnerFilter([Accounts.Commission], Unit.Of(inCurrency.Key), member.ToString(), start, through));
            foreach (var (from, to, plan, days) in inCurrency)
            {
                var guarantee = plan.Terms.Guarantee!;
                var sum = earned.Where(s => days.Contains(s.Day) && PayRules.IsPlans(s.Rule)).Sum(s => s.Amount);
                var promised = guarantee.Period == PayPeriod.Day && !works.Contains(from)
                    ? 0
                    : Rounding.MulDiv(guarantee.Amount.Amount, days.Count, Period.DaysBetween(from, to) + 1);
                var before = booked[(from, to)].ToList();
                var amount = Math.Max(promised - sum, 0) - before.Sum(g => g.Amount);
                if (amount != 0)
                {
                    due.Add((new Filling(member, from, to, sum, promised, amount, inCurrency.Key), plan, before.Count + 1));
                }
            }
        }

        return due;
    }

    /// <summary>Periods that ended in the window, with the plan of their last day and the days on which she had it: a part of a period promises a part.</summary>
    private static IEnumerable<(LocalDate From, LocalDate To, PlanInForce Plan, IReadOnlySet<LocalDate> Days)> Promises(PlanBook book, MemberId member, LocalDate first, LocalDate last)
    {
        for (var day = first; day <= last; day = day.PlusDays(1))
        {
            if (book.On(member, day) is { Terms.Guarantee: { } guarantee } plan && Periods.End(guarantee.Period, day) == day)
            {
                var from = Periods.Start(guarantee.Period, day);
                var length = Period.DaysBetween(from, day) + 1;
                bool Had(LocalDate on) => book.On(member, on) is { } had && had.Id == plan.Id && had.Terms.Guarantee?.Period == guarantee.Period;
                yield return (from, day, plan, Enumerable.Range(0, length).Select(i => from.PlusDays(i)).Where(Had).ToHashSet());
            }
        }
    }

    /// <summary>A promise for a day counts when she has sold something, or her weekly hours say that she works and she was not away.</summary>
    private static async Task<HashSet<LocalDate>> WorkDays(Work work, MemberId member, LocalDate from, LocalDate to)
    {
        var days = (await work.Set<SaleRow>().AsNoTracking().Where(s => s.MemberId == member && s.Day >= from && s.Day <= to).Select(s => s.Day).Distinct().ToListAsync()).ToHashSet();
        if (await Team.Public.MemberOf(work, member) is not { } person || await Places.Public.SiteOf(work, person.SiteId) is not { } site)
        {
            return days;
        }

        var weekly = (await HoursTable.Of(work, person.SiteId, person.ResourceId)).Select(h => h.Day).ToHashSet();
        var (start, end) = (site.Zone.AtStartOfDay(from).ToInstant(), site.Zone.AtStartOfDay(to.PlusDays(1)).ToInstant());
        var away = await work.Set<ClaimRow>().AsNoTracking()
            .Where(c => c.ResourceId == person.ResourceId && c.State == ClaimState.Blocked && !c.Released && c.StartsAt < end && c.EndsAt > start)
            .Select(c => new { c.StartsAt, c.EndsAt }).ToListAsync();
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var (begins, ends) = (site.Zone.AtStartOfDay(day).ToInstant(), site.Zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
            if (weekly.Contains(day.DayOfWeek) && !away.Exists(c => c.StartsAt < ends && c.EndsAt > begins))
            {
                days.Add(day);
            }
        }

        return days;
    }

    private static async Task<Refusal?> Post(Work work, Filling f, PlanInForce plan, int number)
    {
        var row = new GuaranteeRow
        {
            BusinessId = work.Business, MemberId = f.MemberId, From = f.From, To = f.To, Number = number, PlanId = plan.Id, PlanVersion = plan.Version,
            Earned = f.Earned, Amount = f.Amount, EntryId = work.NewId<EntryId>(),
        };

        // Counted to the last day of the period that it is for, so that a statement of the period has it.
        var entry = new EntryDraft("guarantee", f.To) { Id = row.EntryId }.Move(
            Accounts.CommissionCost.Of(f.MemberId, f.Currency), Accounts.Commission.Of(f.MemberId, f.Currency), f.Amount, new Leg(PayRules.Guarantee, plan.Version));
        if ((await work.Ledger.Post(entry)).Failed(out var refusal, out var _))
        {
            return refusal;
        }

        work.Append(row);
        work.Log.Append(new GuaranteeFilled(f.MemberId, f.From, f.To, new Money(f.Amount, f.Currency)));
        return null;
    }
}
