using System.Text.Json;
using Bookend.Core.Http;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>The first period of a membership as a line of an order, or (with <c>details.chargeId</c>) a period that is due.</summary>
internal sealed class MembershipLine : IOrderLine
{
    internal sealed record Details(ChargeId? ChargeId = null);

    /// <param name="Charge">The charge that it pays; null: a new membership.</param>
    internal sealed record LineTerms(PlanTerms Plan, ChargeId? Charge = null);

    public LineKind Kind => LineKind.Membership;

    public async Task<Result<LineOffer>> Offer(Work work, LineWish wish)
    {
        if (wish.Quantity != 1)
        {
            return CommonErrors.Invalid.At($"{wish.Pointer}/quantity", "Put each membership on a line of its own.");
        }

        if (Read(wish).Failed(out var refusal, out var details))
        {
            return refusal;
        }

        return details.ChargeId is { } charge ? await OfCharge(work, wish, charge) : await OfPlan(work, wish);
    }

    public async Task<Result<IReadOnlyList<LineCredit>>> Sell(Work work, OrderSnapshot order, LineSnapshot line, EntryDraft entry)
    {
        if (order.ClientId is not { } client)
        {
            return MembershipsErrors.MemberMissing.Because($"Say whose {line.Name} it is: put the client on the order. Nothing was charged.");
        }

        var terms = JsonSerializer.Deserialize<LineTerms>(line.Terms!, Json.Options)!;
        var paid = terms.Charge is { } charge ? await Settle(work, order, line, charge, entry) : await Start(work, order, line, terms.Plan, client);
        return paid.Failed(out var refusal, out var member) ? refusal : new[] { new LineCredit(member.Deferred, line.Net) };
    }

    private static async Task<Result<LineOffer>> OfPlan(Work work, LineWish wish)
    {
        if (!MembershipPlanId.TryParse(wish.ItemId, out var id) || await work.Set<PlanRow>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == id) is not { } row)
        {
            return MembershipsErrors.PlanUnknown.At($"{wish.Pointer}/itemId", "There is no such plan.");
        }

        var plan = PlanTerms.Read(row.Terms);
        return !row.Active || plan.Price.Currency != wish.Currency
            ? MembershipsErrors.NotSold.At($"{wish.Pointer}/itemId", $"{row.Name} is no longer sold.")
            : new LineOffer((await Words.Of(work)).First(plan), wish.Price ?? plan.Price, plan.TaxIds, Text(new LineTerms(plan)));
    }

    private static async Task<Result<LineOffer>> OfCharge(Work work, LineWish wish, ChargeId id)
    {
        var at = $"{wish.Pointer}/details/chargeId";
        if (await work.Set<ChargeRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id) is not { } charge ||
            await MembershipFile.Open(work, charge.MembershipId) is not { } member || member.Row.Currency != wish.Currency)
        {
            return MembershipsErrors.ChargeUnknown.At(at, "There is no such charge.");
        }

        if (charge.State != ChargeState.Due)
        {
            return MembershipsErrors.ChargeSettled.At(at, "This period was settled before.");
        }

        var plan = member.Terms;
        return wish.Price is { } other && other.Amount != charge.Price
            ? CommonErrors.Invalid.At($"{wish.Pointer}/unitPrice", "What is due was agreed. Give a discount instead.")
            : new LineOffer((await Words.Of(work)).Period(plan, charge), plan.Price with { Amount = charge.Price }, plan.TaxIds, Text(new LineTerms(plan, id)));
    }

    private static async Task<Result<MembershipFile>> Start(Work work, OrderSnapshot order, LineSnapshot line, PlanTerms plan, ClientId client)
    {
        if ((await MembershipFile.Of(work, client)).Any(m => m.Terms.PlanId == plan.PlanId) ||
            work.Db.Set<MembershipRow>().Local.Any(m => m.ClientId == client && m.PlanId == plan.PlanId && m.Phase != MembershipPhase.Ended))
        {
            return MembershipsErrors.TwoAtOnce.Because($"This client has {plan.Name} already. Nothing was charged.");
        }

        var until = Periods.Start(order.Day, plan.PeriodUnit, plan.PeriodLength, 1);
        var row = new MembershipRow
        {
            BusinessId = work.Business, Id = work.NewId<MembershipId>(), PlanId = plan.PlanId, ClientId = client, SiteId = order.SiteId, Currency = order.Currency,
            Terms = plan.Text(), StartedOn = order.Day, Anchor = order.Day, Since = 1, Begun = 1, PeriodFrom = order.Day, PeriodUntil = until, NextOn = until,
        };
        var member = new MembershipFile(row, plan, (await Places.Public.SiteOf(work, order.SiteId))!);
        work.Db.Add(row);
        work.Db.Add(new ChargeRow
        {
            BusinessId = work.Business, Id = work.NewId<ChargeId>(), MembershipId = row.Id, No = 1, From = order.Day, Until = until, Price = plan.Price.Amount,
            State = ChargeState.Paid, DueOn = order.Day, OrderId = order.Id, LineId = line.Id, PaidAt = work.Now, Net = line.Net,
        });
        member.Note(work, MembershipChange.Started, $"{plan.Name} until {MembershipFile.Text(until.PlusDays(-1))}, then every {plan.Every}", line.Gross, order.Id);
        work.Log.Append(new MembershipStarted(row.Id, plan.PlanId, plan.Version, client, order.Id, order.Day, until));

        // Visits are the period's, not the line's: a refund ends the membership and takes back what is left of them.
        var visits = new EntryDraft("membershipPeriod", order.Day) { SiteId = order.SiteId };
        await Visits.Begin(work, member, visits);
        return visits.IsEmpty || (await work.Ledger.Post(visits)).Refusal is not { } refusal ? member : refusal;
    }

    /// <summary>A charge that was due is paid. One that came too late pays for a period that begins today.</summary>
    private static async Task<Result<MembershipFile>> Settle(Work work, OrderSnapshot order, LineSnapshot line, ChargeId id, EntryDraft entry)
    {
        var charge = await work.Set<ChargeRow>().FirstAsync(c => c.Id == id);
        var member = (await MembershipFile.Open(work, charge.MembershipId))!;
        var row = member.Row;
        if (charge.State != ChargeState.Due || row.Phase == MembershipPhase.Ended)
        {
            return MembershipsErrors.ChargeSettled.Because($"{line.Name} was settled meanwhile. Take it off the order. Nothing was charged.");
        }

        var leg = new Leg(Rules.Settle) { Line = line.Id };
        entry.Debit(member.Billed, charge.Price, leg).Credit(member.Due, charge.Price, leg);
        (charge.State, charge.OrderId, charge.LineId, charge.PaidAt, charge.Net) = (ChargeState.Paid, order.Id, line.Id, work.Now, line.Net);
        if (row.Phase == MembershipPhase.InArrears)
        {
            row.Phase = MembershipPhase.Running;
            (row.Anchor, row.Since, row.PeriodFrom) = (order.Day, 1, order.Day);
            row.PeriodUntil = Periods.Start(order.Day, member.Terms.PeriodUnit, member.Terms.PeriodLength, 1);
            (charge.From, charge.Until) = (row.PeriodFrom, row.PeriodUntil);
            var visits = new EntryDraft("membershipPeriod", order.Day) { SiteId = row.SiteId };
            await Visits.Reset(work, member, visits);
            if (!visits.IsEmpty && (await work.Ledger.Post(visits)).Refusal is { } refusal)
            {
                return refusal;
            }
        }

        row.NextOn = row.PeriodUntil;
        row.Version++;
        member.Note(work, MembershipChange.Paid, $"{MembershipFile.Text(charge.From)} to {MembershipFile.Text(charge.Until.PlusDays(-1))}", line.Gross, order.Id);
        work.Log.Append(new MembershipPaid(row.Id, id, order.Id, charge.From, charge.Until));
        return member;
    }

    private static string Text(LineTerms terms) => JsonSerializer.Serialize(terms, Json.Options);

    private static Result<Details> Read(LineWish wish)
    {
        if (wish.Details is not { ValueKind: not JsonValueKind.Null } given)
        {
            return new Details();
        }

        try
        {
            return given.Deserialize<Details>(Json.Options) ?? new Details();
        }
        catch (JsonException)
        {
            return CommonErrors.Invalid.At($"{wish.Pointer}/details", "A membership's details are {\"chargeId\": what is due}, or nothing.");
        }
    }
}
