using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Memberships;

internal sealed class MembershipEffects : IOrderEffect
{
    public async Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        foreach (var line in order.Lines.Where(l => l.Cover?.Source == MembershipCover.Name))
        {
            if (MembershipId.TryParse(line.Cover!.Id, out var id) && await MembershipFile.Open(work, id) is { } member)
            {
                var (words, until) = (await Words.Of(work), member.Row.PeriodUntil.PlusDays(-1));
                var left = 0L;
                foreach (var account in member.Groups.Select(member.IncludedOf))
                {
                    left += (await work.Ledger.Lots(account)).Where(l => !l.IsExpired(work.Now)).Sum(l => l.Available) -
                        entry.Postings.Where(p => p.Account == account).Sum(p => p.Amount);
                }

                notes.Add(new OrderNote(
                    MembershipCover.Name, words.Included(line.Name, member.Terms.Name, left, until), [new OrderFigure("left", left, "visits")],
                    [words.PaidUntil(member.Terms.Name, until)]));
            }
        }

        return null;
    }

    /// <summary>Money back for a period. What has become revenue is taken back out of it; with all of it the membership ends.</summary>
    public async Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes)
    {
        foreach (var part in parts.Where(p => !p.IsTip))
        {
            var line = order.Lines.First(l => l.Id == part.LineId);
            if (line.Cover?.Source == MembershipCover.Name && MembershipId.TryParse(line.Cover.Id, out var id) && await MembershipFile.Open(work, id) is { } visited)
            {
                visited.Note(work, MembershipChange.Restored, $"{line.Name} given back", order: order.Id);
            }

            if (line.Kind == LineKind.Membership && await PeriodBack(work, order, part, entry, notes) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static async Task<Refusal?> PeriodBack(Work work, OrderSnapshot order, RefundedPart part, EntryDraft entry, OrderNotes notes)
    {
        var charge = await work.Set<ChargeRow>().FirstOrDefaultAsync(c => c.LineId == part.LineId);
        if (charge is null || await MembershipFile.Open(work, charge.MembershipId) is not { } member)
        {
            return null;
        }

        var back = entry.Postings.Where(p => p.Account == member.Deferred && p.Leg.Line == part.LineId).Sum(p => p.Amount);
        var earned = Math.Max(0, back - (charge.Net - charge.Returned - charge.Recognised));
        entry.Move(Accounts.Revenue.Of(member.Row.SiteId, member.Row.Currency), member.Deferred, earned, new Leg(Rules.Earned) { Line = part.LineId });

        // The mirror restores the debt that the line had settled; what was given back nobody has to pay again.
        var settled = entry.Postings.Where(p => p.Account == member.Due && p.Leg.Line == part.LineId).Sum(p => p.Amount);
        entry.Move(member.Billed, member.Due, settled, new Leg(Rules.WriteOff) { Line = part.LineId });
        charge.Returned += back - earned;
        charge.Net -= earned;
        charge.Recognised -= earned;
        member.Note(work, MembershipChange.Refunded, $"{order.Money(part.Gross)} given back", part.Gross, order.Id);
        if (part.Quantity == 0)
        {
            return null;
        }

        charge.State = ChargeState.Refunded;
        var today = member.Today(work.Now);
        if (member.Row.Phase == MembershipPhase.Ended || charge.Until <= today || charge.Until != member.Row.PeriodUntil)
        {
            return null;
        }

        notes.Add(new OrderNote(MembershipCover.Name, (await Words.Of(work)).EndsToday(member.Terms.Name), [], []));
        return await Billing.End(work, member, today, MembershipEndCause.Refunded);
    }
}
