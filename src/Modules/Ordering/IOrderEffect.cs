using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Ordering;

/// <summary>What a refund took back of one line or tip.</summary>
public sealed record RefundedPart(LineId LineId, bool IsTip, long Quantity, long Gross);

/// <summary>What follows from an order: points, commission. Register it as <c>IOrderEffect</c>; they run in the order of their module's rank, then of their registration.</summary>
public interface IOrderEffect
{
    /// <summary>A payment came in before the order was complete. Legs carry the tender; they are mirrored when it is given back.</summary>
    Task<Refusal?> Paid(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry) => Task.FromResult<Refusal?>(null);

    /// <summary>The order completes. Legs carry the line (or tip) that caused them: when it is refunded, they are mirrored in the same proportion.</summary>
    Task<Refusal?> Completed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes);

    /// <summary>A completed order has got its client (a walk-in who tells her name afterwards): what was hers all along is given now, in legs that carry the lines.</summary>
    Task<Refusal?> Claimed(Work work, OrderSnapshot order, EntryDraft entry, OrderNotes notes) => Task.FromResult<Refusal?>(null);

    /// <summary>
    /// A refund is about to be booked (of an open order's payments: without parts); <paramref name="entry"/> has the mirror already. Only what a mirror cannot know belongs here: a tier that
    /// the rest no longer reaches.
    /// </summary>
    Task<Refusal?> Refunded(Work work, OrderSnapshot order, IReadOnlyList<RefundedPart> parts, EntryDraft entry, OrderNotes notes) => Task.FromResult<Refusal?>(null);
}

/// <summary>What capabilities want the receipt, and the answer to the till, to say: points earned, sessions left.</summary>
public sealed class OrderNotes
{
    private readonly List<OrderNote> notes = [];

    public IReadOnlyList<OrderNote> All => notes;

    public void Add(OrderNote note) => notes.Add(note);
}

/// <param name="Source">The capability, short and stable: <c>loyalty</c>, <c>pass</c>, <c>giftCard</c>.</param>
/// <param name="Text">One sentence for the client.</param>
/// <param name="Figures">The same in figures, for screens and programs.</param>
/// <param name="Because">Plain sentences that say which rule gave what, and which did not and why; shown when somebody asks.</param>
public sealed record OrderNote(string Source, string Text, IReadOnlyList<OrderFigure> Figures, IReadOnlyList<string> Because);

/// <param name="Name">Short and stable: <c>earned</c>, <c>balance</c>, <c>left</c>.</param>
/// <param name="Unit">The ledger's unit: <c>pts</c>, <c>EUR</c> (minor units), <c>session:…</c>.</param>
public sealed record OrderFigure(string Name, long Amount, string Unit);
