using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.Ordering;

/// <param name="Amount">Minor units that it shall pay; never more than is due.</param>
/// <param name="Reference">What was typed or scanned: the code of a gift card.</param>
public sealed record TenderWish(TenderId Id, long Amount, string? Reference, string Pointer);

/// <param name="Amount">What it pays: the wish, or less when not more is there.</param>
/// <param name="Source">TypeID of what pays; kept with the tender.</param>
/// <param name="Label">For the receipt, never the whole code: "Gift card …7F3K".</param>
public sealed record TenderOffer(long Amount, string Source, string Label);

/// <summary>
/// Value that we owe the client and that pays for an order. Register it as <c>ITender</c>. Sales runs its life cycle: taken before or at
/// completion, given back by mirroring its postings (value returns to the lots that it came from).
/// </summary>
public interface ITender
{
    TenderMethod Method { get; }

    /// <summary>Checks that it may pay for this order, and how much. Nothing is taken yet.</summary>
    Task<Result<TenderOffer>> Weigh(Work work, OrderSnapshot order, TenderWish wish);

    /// <summary>Debits what we owe and credits <paramref name="against"/> by the tender's amount, in <paramref name="leg"/> (other units in the same leg). Guarded accounts refuse what is not there.</summary>
    Task<Refusal?> Pay(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Account against, Leg leg);

    /// <summary>It may take a refund of what was paid another way (store credit). Then <see cref="Receive"/> is called.</summary>
    bool TakesRefunds => false;

    /// <summary>A refund goes here although the payment came another way: credits what we owe, debits <paramref name="against"/>. Says where it went.</summary>
    Task<Result<TenderOffer>> Receive(Work work, OrderSnapshot order, TenderSnapshot tender, EntryDraft entry, Account against, Leg leg) =>
        throw new InvalidOperationException($"{Method} takes no refunds of other payments.");
}
