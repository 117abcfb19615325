using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.StoredValue;

/// <summary>A plan by which a client pays a debt in parts.</summary>
public readonly record struct PlanId(Guid Value) : IId<PlanId>
{
    public static string Prefix => "ipl";

    public static PlanId From(Guid value) => new(value);

    public static bool TryParse(string? text, out PlanId id) => Ids.TryParse(text, out id);

    public override string ToString() => Ids.Text(this);
}

/// <summary>What was agreed. What is left of it is the balance of its account.</summary>
internal sealed class PlanRow
{
    public BusinessId BusinessId { get; set; }

    public PlanId Id { get; set; }

    public ClientId ClientId { get; set; }

    public long Total { get; set; }

    public Instant MadeAt { get; set; }

    public Instant? CancelledAt { get; set; }
}

internal sealed class InstalmentRow
{
    public BusinessId BusinessId { get; set; }

    public PlanId PlanId { get; set; }

    /// <summary>From 1.</summary>
    public int No { get; set; }

    public LocalDate DueOn { get; set; }

    public long Amount { get; set; }

    public Instant? RemindedAt { get; set; }
}

/// <param name="Left">What of it is not paid yet: payments fill the earliest first.</param>
internal sealed record InstalmentView(int No, LocalDate DueOn, Money Amount, Money Left);

internal sealed record PlanView(PlanId Id, Money Total, Money Left, Instant MadeAt, Instant? CancelledAt, IReadOnlyList<InstalmentView> Instalments)
{
    public static PlanView Of(PlanRow plan, IReadOnlyList<InstalmentRow> parts, long left, Currency currency)
    {
        var open = plan.CancelledAt is null ? InstalmentParts.Open([.. parts.Select(p => p.Amount)], left) : new long[parts.Count];
        return new PlanView(
            plan.Id, new Money(plan.Total, currency), new Money(left, currency), plan.MadeAt, plan.CancelledAt,
            [.. parts.Select((p, i) => new InstalmentView(p.No, p.DueOn, new Money(p.Amount, currency), new Money(open[i], currency)))]);
    }
}

/// <summary>Parts of a debt that sum to it exactly. Pure.</summary>
internal static class InstalmentParts
{
    /// <summary>Equal parts, a month or more apart; the odd cents come first, and a day that a month has not is its last.</summary>
    public static IReadOnlyList<(LocalDate DueOn, long Amount)> Split(long total, int count, LocalDate first, int everyMonths)
    {
        var weights = new long[count];
        Array.Fill(weights, 1);
        return [.. Rounding.Allocate(total, weights).Select((amount, i) => (first.PlusMonths(i * everyMonths), amount))];
    }

    /// <summary>What is left of each, when so much is left in all: what was paid has filled the earliest.</summary>
    public static long[] Open(IReadOnlyList<long> amounts, long left)
    {
        var open = new long[amounts.Count];
        for (var i = amounts.Count - 1; i >= 0; i--)
        {
            open[i] = Math.Min(left, amounts[i]);
            left -= open[i];
        }

        return open;
    }
}

/// <summary>Takes a debt, or a part of it, off the account and makes instalments of it.</summary>
internal static class MakePlan
{
    private const int MaxMonths = 12;

    public sealed record Part(LocalDate DueOn, Money Amount);

    /// <param name="Total">Null: all that is owed on account.</param>
    /// <param name="Count">Equal parts from <paramref name="FirstDueOn"/> on; or give the parts themselves.</param>
    public sealed record Request(Money? Total = null, int? Count = null, LocalDate? FirstDueOn = null, int EveryMonths = 1, IReadOnlyList<Part>? Instalments = null, PlanId? Id = null);

    public static async Task<Result<PlanView>> Handle(Work work, ById<ClientId> path, Request body)
    {
        if (await Clients.Public.ClientOf(work, path.Id) is null)
        {
            return CommonErrors.NotFound.Because("There is no such client.");
        }

        var business = await Places.Public.BusinessOf(work);
        var currency = business.Currency;
        var account = Accounts.OnAccount.Of(path.Id, currency);
        var owed = await work.Ledger.Available(account);
        var total = body.Total ?? new Money(owed, currency);
        if (total.Currency != currency || total.Amount <= 0 || total.Amount > owed)
        {
            return StoredValueErrors.NotOwed.At("/total", $"{new Money(owed, currency)} is owed on account; a plan covers that or a part of it.");
        }

        if (Parts(body, total, work.Now.InZone(business.Zone).Date).Failed(out var refusal, out var parts))
        {
            return refusal;
        }

        var plan = new PlanRow { BusinessId = work.Business, Id = body.Id ?? work.NewId<PlanId>(), ClientId = path.Id, Total = total.Amount, MadeAt = work.Now };
        var leg = new Leg(Rules.Plan);
        var entry = new EntryDraft("account.plan", await Days.Today(work, null));
        entry.Move(Accounts.Instalments.Of(plan.Id, currency), account, total.Amount, leg);
        if ((await work.Ledger.Post(entry)).Failed(out refusal, out _))
        {
            return refusal;
        }

        work.Append(plan);
        var rows = parts.ConvertAll(p => new InstalmentRow { BusinessId = work.Business, PlanId = plan.Id, No = parts.IndexOf(p) + 1, DueOn = p.DueOn, Amount = p.Amount });
        rows.ForEach(work.Append);
        Access.Audit.Record(work, "account.plan", plan.Id.ToString(), $"{total} in {rows.Count} parts");
        work.Log.Append(new PlanMade(plan.Id, path.Id, total, rows.Count));
        return PlanView.Of(plan, rows, total.Amount, currency);
    }

    private static Result<List<(LocalDate DueOn, long Amount)>> Parts(Request body, Money total, LocalDate today)
    {
        List<(LocalDate DueOn, long Amount)> parts;
        if (body.Instalments is { } given)
        {
            if (body.Count is not null || given.Any(p => p.Amount.Currency != total.Currency || p.Amount.Amount <= 0) || given.Sum(p => p.Amount.Amount) != total.Amount)
            {
                return StoredValueErrors.PlanUnbalanced.At("/instalments", $"The parts are above zero and sum to {total} exactly. Or give their number only.");
            }

            parts = [.. given.Select(p => (p.DueOn, p.Amount.Amount)).OrderBy(p => p.DueOn)];
        }
        else if (body is { Count: >= 2 and <= Limits.Instalments and var count, FirstDueOn: { } first, EveryMonths: >= 1 and <= MaxMonths })
        {
            if (count > total.Amount)
            {
                return StoredValueErrors.PlanUnbalanced.At("/count", "There are more parts than cents.");
            }

            parts = [.. InstalmentParts.Split(total.Amount, count, first, body.EveryMonths)];
        }
        else
        {
            return CommonErrors.Invalid.At("/count", $"Say in how many parts (2 to {Limits.Instalments}), from which day, and every how many months (1 to {MaxMonths}).");
        }

        return parts.Count is 0 or > Limits.Instalments || parts[0].DueOn < today
            ? CommonErrors.Invalid.At("/instalments", $"1 to {Limits.Instalments} parts, none due before today.")
            : parts.DistinctBy(p => p.DueOn).Count() < parts.Count
                ? CommonErrors.Invalid.At("/instalments", "Two parts are due on one day. Make them one.")
                : parts;
    }
}

/// <summary>Gives a plan up: what is left of it is owed on account again.</summary>
internal static class CancelPlan
{
    public sealed record View(PlanId Id, ClientId ClientId, Money Returned);

    public static async Task<Result<View>> Handle(Work work, ById<PlanId> path)
    {
        if (await work.Set<PlanRow>().FirstOrDefaultAsync(p => p.Id == path.Id) is not { CancelledAt: null } plan)
        {
            return StoredValueErrors.PlanUnknown.Because("There is no such plan, or it was given up before.");
        }

        var currency = (await Places.Public.BusinessOf(work)).Currency;
        var account = Accounts.Instalments.Of(plan.Id, currency);
        var left = await work.Ledger.Available(account);
        if (left > 0)
        {
            var entry = new EntryDraft("account.plan", await Days.Today(work, null));
            entry.Move(Accounts.OnAccount.Of(plan.ClientId, currency), account, left, new Leg(Rules.Plan));
            if ((await work.Ledger.Post(entry)).Failed(out var refusal, out _))
            {
                return refusal;
            }
        }

        plan.CancelledAt = work.Now;
        Access.Audit.Record(work, "account.planCancelled", plan.Id.ToString(), $"{new Money(left, currency)} is owed on account again");
        work.Log.Append(new PlanCancelled(plan.Id, plan.ClientId));
        return new View(plan.Id, plan.ClientId, new Money(left, currency));
    }
}
