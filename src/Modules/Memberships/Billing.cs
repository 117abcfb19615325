using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Memberships;

/// <summary>What time does to a membership: periods end and begin, charges fall due, reminders, arrears, the end.</summary>
internal static class Billing
{
    /// <summary>Days after a charge fell due on which we remind; with the first the membership rests.</summary>
    public static readonly int[] ReminderDays = [3, 7, 14];

    /// <summary>So many days unpaid, and it ends.</summary>
    public const int EndDays = 30;

    /// <summary>Everything that is to be done until today, in the order of the days.</summary>
    public static async Task<Refusal?> CatchUp(Work work, MembershipFile member)
    {
        var (row, today) = (member.Row, member.Today(work.Now));
        for (var step = 0; step < Limits.Steps && row.Phase != MembershipPhase.Ended && row.NextOn <= today; step++)
        {
            if ((await Recognise(work, member, today) ?? await Step(work, member, today)) is { } refusal)
            {
                return refusal;
            }

            row.NextOn = await Next(work, member);
            row.Version++;
        }

        return row.Phase == MembershipPhase.Ended ? await Recognise(work, member, today) : null;
    }

    public static async Task<ChargeRow?> Open(Work work, MembershipId id)
    {
        // Charges of this very write are tracked and not stored yet.
        var stored = await work.Set<ChargeRow>().Where(c => c.MembershipId == id && c.State == ChargeState.Due).ToListAsync();
        return stored.Concat(work.Db.Set<ChargeRow>().Local.Where(c => c.MembershipId == id)).FirstOrDefault(c => c.State == ChargeState.Due);
    }

    public static LocalDate NextOf(MembershipRow row, ChargeRow? due) => due is null ? row.PeriodUntil
        : due.DueOn.PlusDays(due.Reminders < ReminderDays.Length ? ReminderDays[due.Reminders] : EndDays);

    /// <summary>The membership is over: what was included goes, what is still due will not be paid.</summary>
    public static async Task<Refusal?> End(Work work, MembershipFile member, LocalDate on, MembershipEndCause cause)
    {
        var (row, entry) = (member.Row, new EntryDraft("membershipEnd", member.Today(work.Now)) { SiteId = member.Row.SiteId });
        (row.Phase, row.EndsOn) = (MembershipPhase.Ended, on);
        row.Version++;
        await Visits.End(work, member, entry);
        if (await Open(work, row.Id) is { } due)
        {
            due.State = ChargeState.WrittenOff;
            entry.Debit(member.Billed, due.Price, new Leg(Rules.WriteOff)).Credit(member.Due, due.Price, new Leg(Rules.WriteOff));
        }

        member.Note(work, MembershipChange.Ended, cause == MembershipEndCause.Unpaid ? "Ended: not paid" : $"Ended on {MembershipFile.Text(on)}");
        work.Log.Append(new MembershipEnded(row.Id, row.ClientId, on, cause));
        return entry.IsEmpty ? null : (await work.Ledger.Post(entry)).Refusal;
    }

    private static async Task<LocalDate> Next(Work work, MembershipFile member) => NextOf(member.Row, await Open(work, member.Row.Id));

    private static async Task<Refusal?> Step(Work work, MembershipFile member, LocalDate today)
    {
        var row = member.Row;
        if (await Open(work, row.Id) is { } due)
        {
            return await Remind(work, member, due, today);
        }

        return row.EndsOn is { } ends && ends <= row.PeriodUntil
            ? await End(work, member, ends, MembershipEndCause.Cancelled)
            : await Renew(work, member);
    }

    /// <summary>The next period begins: its price is due, what it includes is there at once.</summary>
    private static async Task<Refusal?> Renew(Work work, MembershipFile member)
    {
        var (row, terms) = (member.Row, member.Terms);
        if (Periods.Start(row.Anchor, terms.PeriodUnit, terms.PeriodLength, row.Since) != row.PeriodUntil)
        {
            (row.Anchor, row.Since) = (row.PeriodUntil, 0); // a freeze has moved it
        }

        row.Since++;
        row.Begun++;
        (row.PeriodFrom, row.PeriodUntil) = (row.PeriodUntil, Periods.Start(row.Anchor, terms.PeriodUnit, terms.PeriodLength, row.Since));
        var charge = new ChargeRow
        {
            BusinessId = work.Business, Id = work.NewId<ChargeId>(), MembershipId = row.Id, No = row.Begun, From = row.PeriodFrom, Until = row.PeriodUntil,
            Price = terms.Price.Amount, DueOn = row.PeriodFrom,
        };
        work.Db.Add(charge);
        var entry = new EntryDraft("membershipPeriod", row.PeriodFrom) { SiteId = row.SiteId };
        entry.Debit(member.Due, charge.Price, new Leg(Rules.Bill)).Credit(member.Billed, charge.Price, new Leg(Rules.Bill));
        await Visits.Begin(work, member, entry);
        member.Note(work, MembershipChange.Billed, $"{terms.Name}: {MembershipFile.Text(row.PeriodFrom)} to {MembershipFile.Text(row.PeriodUntil.PlusDays(-1))}", charge.Price);
        work.Log.Append(new MembershipBilled(row.Id, charge.Id, row.ClientId, charge.From, charge.Until, terms.Price));
        if (charge.Price == 0)
        {
            charge.State = ChargeState.Paid;
        }

        return entry.IsEmpty ? null : (await work.Ledger.Post(entry)).Refusal;
    }

    private static async Task<Refusal?> Remind(Work work, MembershipFile member, ChargeRow due, LocalDate today)
    {
        if (due.DueOn.PlusDays(EndDays) <= today)
        {
            return await End(work, member, today, MembershipEndCause.Unpaid);
        }

        // After a standstill one reminder says it, not three at once.
        due.Reminders = ReminderDays.Count(d => due.DueOn.PlusDays(d) <= today);
        member.Row.Phase = MembershipPhase.InArrears;
        var price = member.Terms.Price with { Amount = due.Price };
        member.Note(work, MembershipChange.Overdue, $"{price} is due since {MembershipFile.Text(due.DueOn)}, reminder {due.Reminders}", due.Price);
        work.Log.Append(new MembershipOverdue(member.Row.Id, due.Id, member.Row.ClientId, due.Reminders, price, due.DueOn));
        return null;
    }

    /// <summary>Periods that are over and were paid become revenue, once.</summary>
    private static async Task<Refusal?> Recognise(Work work, MembershipFile member, LocalDate today)
    {
        var id = member.Row.Id;
        var ended = member.Row.Phase == MembershipPhase.Ended;
        var over = await work.Set<ChargeRow>().Where(c => c.MembershipId == id && c.State == ChargeState.Paid && (ended || c.Until <= today)).OrderBy(c => c.No).ToListAsync();
        var entry = new EntryDraft("membershipRevenue", today) { SiteId = member.Row.SiteId };
        foreach (var charge in over.Where(c => c.Net - c.Returned > c.Recognised))
        {
            var net = charge.Net - charge.Returned - charge.Recognised;
            entry.Debit(member.Deferred, net, new Leg(Rules.Recognise)).Credit(Accounts.Revenue.Of(member.Row.SiteId, member.Row.Currency), net, new Leg(Rules.Recognise));
            charge.Recognised += net;
            work.Log.Append(new MembershipRecognised(id, charge.Id, new Money(net, member.Row.Currency)));
        }

        return entry.IsEmpty ? null : (await work.Ledger.Post(entry)).Refusal;
    }
}
