using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Ordering;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Packages;

/// <summary>What an order tells about passes, and what a refund does to their sessions.</summary>
internal sealed class PassEffects : IOrderEffect
{
    public async Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes)
    {
        foreach (var line in order.Lines)
        {
            if (line.Cover?.Source == PassCover.Name)
            {
                await NoteUse(work, line, notes);
            }
            else if (line.Kind == LineKind.Package)
            {
                var terms = Terms.Read(line.Terms!);
                notes.Add(new OrderNote(
                    PassCover.Name, (await Words.Of(work)).ToUse(terms.Name, terms.Sessions),
                    [.. terms.Groups.Select(g => new OrderFigure("left", g.Sessions, terms.UnitOf(g.No).Code))], []));
            }
        }

        // What was kept for this visit and did not pay for it is free again.
        return order.BookingId is { } booking ? await Ahead.Release(work, booking) : null;
    }

    public async Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes)
    {
        foreach (var part in parts.Where(p => !p.IsTip))
        {
            var line = order.Lines.First(l => l.Id == part.LineId);
            var refusal = line.Kind == LineKind.Package ? await SaleBack(work, order, line, part, entry, notes)
                : line.Cover?.Source == PassCover.Name ? await VisitBack(work, order, line, part, entry, notes)
                : null;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    private static async Task NoteUse(Work work, LineSnapshot line, OrderNotes notes)
    {
        var session = work.Db.Set<SessionRow>().Local.First(s => s.LineId == line.Id && s.State == SessionState.Used);
        var pass = (await PassFile.Open(work, session.PassId))!;
        var unit = pass.Terms.UnitOf(session.Group).Code;
        notes.Add(new OrderNote(
            PassCover.Name, (await Words.Of(work)).Used(pass),
            [new OrderFigure("session", pass.Used, unit), new OrderFigure("left", pass.Left, unit)],
            [$"{line.Name} was paid in advance with {pass.Terms.Name}; this session is worth {new Money(session.Value, pass.Row.Currency)}."]));
    }

    /// <summary>Money back for a package: whole sessions go, each with its own value. Those had are not there to be given.</summary>
    private static async Task<Refusal?> SaleBack(Work work, OrderSnapshot order, LineSnapshot line, RefundedPart part, EntryDraft entry, OrderNotes notes)
    {
        if (await PassFile.Open(work, line.Id) is not { } pass)
        {
            return null;
        }

        var left = pass.Sessions.Where(s => s.State == SessionState.Left).ToList();
        var back = pass.Terms.Upgrade is null ? TakingBack.Choose(left, part.Gross)
            : left.Count == pass.Sessions.Count && part.Gross == line.Gross ? left
            : null;
        if (back is null)
        {
            return Uneven(order, pass, left);
        }

        foreach (var session in back)
        {
            session.State = SessionState.Refunded;
        }

        foreach (var group in pass.Terms.Groups)
        {
            await Lots.Adjust(work, pass, group.No, -back.Count(s => s.Group == group.No), line.Id, entry);
        }

        TakingBack.AdjustMoney(pass, -back.Sum(s => s.Value), line.Id, entry);
        if (pass.Terms.Upgrade is { } credit)
        {
            await Upgrading.Undo(work, credit, line.Id, entry);
        }

        pass.Settle();
        History.Note(work, pass.Row, PassChange.Refunded, $"{History.Sessions(back.Count)} given back for {order.Money(part.Gross)}", back.Count, back.Sum(s => s.Value), order.Id, line.Id);
        work.Log.Append(new PassRefunded(pass.Row.Id, order.Id, back.Count, order.Money(part.Gross), pass.Left));
        notes.Add(new OrderNote(PassCover.Name, (await Words.Of(work)).GivenBack(pass, back.Count), [], []));
        return null;
    }

    /// <summary>A visit is given back: its session returns, with the value that it had.</summary>
    private static async Task<Refusal?> VisitBack(Work work, OrderSnapshot order, LineSnapshot line, RefundedPart part, EntryDraft entry, OrderNotes notes)
    {
        if (!PassId.TryParse(line.Cover!.Id, out var id) || await PassFile.Open(work, id) is not { } pass ||
            pass.Sessions.FirstOrDefault(s => s.LineId == line.Id && s.State == SessionState.Used) is not { } session)
        {
            return null;
        }

        if (part.Quantity != 1 || part.Gross != line.Gross)
        {
            return PackagesErrors.Uneven.Because($"{line.Name} was paid with one session of {pass.Terms.Name}: give back all of it, or nothing. No money was moved.");
        }

        (session.State, session.OrderId, session.LineId, session.ServiceId, session.UsedBy, session.UsedAt) = (SessionState.Left, null, null, null, null, null);
        await Lots.Adjust(work, pass, session.Group, 1, line.Id, entry);
        TakingBack.AdjustMoney(pass, session.Value, line.Id, entry);
        pass.Settle();
        History.Note(work, pass.Row, PassChange.Restored, $"{line.Name} given back: {pass.Left} left", 1, session.Value, order.Id, line.Id, client: order.ClientId);
        work.Log.Append(new PassRestored(pass.Row.Id, session.No, order.Id, line.Id, pass.Left));
        notes.Add(new OrderNote(
            PassCover.Name, (await Words.Of(work)).IsBack(pass), [new OrderFigure("left", pass.Left, pass.Terms.UnitOf(session.Group).Code)], []));
        return null;
    }

    private static Refusal Uneven(OrderSnapshot order, PassFile pass, List<SessionRow> left)
    {
        var why = pass.Terms.Upgrade is not null ? "A pass was traded in for it, so it can only be given back whole and unused."
            : left.Count == 0 ? "Every session was used."
            : $"Possible are {string.Join(", ", TakingBack.Steps(left).Take(3).Select(order.Money))}{(left.Count > 3 ? $", … {order.Money(left.Sum(s => s.Gross))}" : "")}.";
        return PackagesErrors.Uneven.Because($"{pass.Terms.Name} is given back by whole unused sessions. {why} No money was moved.");
    }
}
