using Bookend.Core.Ledger;
using Bookend.Kernel;

namespace Bookend.Pure.Sales;

/// <summary>Entries in memory as the database would give them back: every leg is checked, every balance can be asked.</summary>
internal sealed class MemoryBooks
{
    private readonly Dictionary<Account, long> accounts = [];
    private long seq;

    public List<Posting> Postings { get; } = [];

    public void Post(EntryDraft entry)
    {
        seq++;
        var no = 0;
        var legs = new Dictionary<(Leg, Unit), long>();
        foreach (var draft in entry.Postings)
        {
            if (!accounts.TryGetValue(draft.Account, out var id))
            {
                accounts.Add(draft.Account, id = accounts.Count + 1);
            }

            var key = (draft.Leg, draft.Account.Unit);
            legs[key] = legs.GetValueOrDefault(key) + draft.Amount;
            Postings.Add(new Posting(
                new PostingRow
                {
                    EntrySeq = seq, No = ++no, AccountId = id, Amount = draft.Amount, Unit = draft.Account.Unit, OrderId = entry.OrderId,
                    LineId = draft.Leg.Line, TenderId = draft.Leg.Tender, Rule = draft.Leg.Rule, RuleVersion = draft.Leg.Version,
                    ReversesSeq = draft.ReversesSeq, ReversesNo = draft.ReversesNo,
                },
                draft.Account));
        }

        var open = legs.FirstOrDefault(l => l.Value != 0);
        if (open.Value != 0)
        {
            throw new InvalidOperationException($"Leg {open.Key} of '{entry.Kind}' sums to {open.Value}.");
        }
    }

    public long Of(AccountKind kind) => Postings.Where(p => p.Account.Kind == kind).Sum(p => p.Row.Amount);

    public bool IsEmpty => Postings.GroupBy(p => p.Account).All(g => g.Sum(p => p.Row.Amount) == 0);

    public string Balances => string.Join("; ", Postings.GroupBy(p => p.Account).Select(g => $"{g.Key} = {g.Sum(p => p.Row.Amount)}"));
}
