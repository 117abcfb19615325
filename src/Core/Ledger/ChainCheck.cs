using Bookend.Core.Store;

namespace Bookend.Core.Ledger;

/// <param name="Table">The table of the first row that is not as it was written.</param>
/// <param name="Key">Its key within the business.</param>
public sealed record LedgerFault(string Table, string Key, string Problem);

/// <summary>An entry as it lies in the database, with all that belongs to it. The account is null where it is missing.</summary>
internal sealed record StoredEntry(
    EntryRow Entry, IReadOnlyList<(PostingRow Posting, AccountRow? Account)> Postings, IReadOnlyList<LotRow> Lots);

/// <summary>
/// Follows the chain entry by entry and stops at the first row that does not fit. Pure: it is given rows and keeps only the last hash.
/// </summary>
internal sealed class ChainCheck
{
    private readonly EntryHash hash = new();
    private readonly Dictionary<(Leg Leg, string Unit, Layer Layer), Int128> sums = [];
    private readonly List<(PostingRow, AccountRow)> lines = [];
    private byte[] last = new byte[32];

    public long Seq { get; private set; }

    public LedgerFault? Next(StoredEntry stored)
    {
        var entry = stored.Entry;
        if (entry.Seq != Seq + 1)
        {
            return new LedgerFault("entries", $"{Seq + 1}", $"The entry is missing; the next one here is {entry.Seq}.");
        }

        if (!entry.PrevHash.AsSpan().SequenceEqual(last))
        {
            return new LedgerFault("entries", $"{entry.Seq}", "It does not follow the entry before it: prev_hash is not that entry's hash.");
        }

        if (Postings(stored) is { } fault)
        {
            return fault;
        }

        if (!hash.Compute(entry, lines!, stored.Lots).AsSpan().SequenceEqual(entry.Hash))
        {
            return new LedgerFault(
                "entries", $"{entry.Seq}", "Its hash is not that of its content: the entry, one of its postings or lots, or an account they name was changed.");
        }

        Seq = entry.Seq;
        last = entry.Hash;
        return null;
    }

    public LedgerFault? End(HeadRow head)
    {
        if (head.EntrySeq != Seq)
        {
            return new LedgerFault("business_heads", head.BusinessId.ToString(), $"It counts {head.EntrySeq} entries, there are {Seq}.");
        }

        return head.EntryHash.AsSpan().SequenceEqual(last)
            ? null
            : new LedgerFault("business_heads", head.BusinessId.ToString(), $"entry_hash is not the hash of entry {Seq}.");
    }

    private LedgerFault? Postings(StoredEntry stored)
    {
        sums.Clear();
        lines.Clear();
        foreach (var (posting, account) in stored.Postings)
        {
            if (account is null)
            {
                return new LedgerFault("accounts", $"{posting.AccountId}", $"The account is missing, and posting {Key(posting)} names it.");
            }

            lines.Add((posting, account));
            if (Problem(posting, account, lines.Count) is { } problem)
            {
                return new LedgerFault("postings", Key(posting), problem);
            }

            var leg = (posting.Leg, posting.Unit.Code, posting.Layer);
            sums[leg] = sums.GetValueOrDefault(leg) + posting.Amount;
        }

        foreach (var ((leg, unit, layer), sum) in sums)
        {
            if (sum != 0)
            {
                var first = stored.Postings.First(p => p.Posting.Leg == leg && p.Posting.Unit.Code == unit && p.Posting.Layer == layer).Posting;
                return new LedgerFault("postings", Key(first), $"Rule '{leg.Rule}' sums to {sum} {unit} here and not to zero.");
            }
        }

        return null;
    }

    private static string? Problem(PostingRow posting, AccountRow account, int no) =>
        posting.No != no ? $"Posting {no} of this entry is missing."
        : posting.Unit != account.Unit ? $"It counts {posting.Unit}, its account {account.Unit}."
        : account.Lots && posting.LotId is null ? "Its account has lots, and it names none."
        : !account.Lots && posting.LotId is not null ? "It names a lot, and its account has none."
        : posting.ReversesSeq >= posting.EntrySeq ? "It reverses what came later."
        : null;

    private static string Key(PostingRow posting) => $"{posting.EntrySeq}/{posting.No}";
}
