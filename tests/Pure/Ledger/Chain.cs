using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;

namespace Bookend.Pure.Ledger;

/// <summary>A short, sound chain as the database would give it, for tests to spoil.</summary>
internal static class Chain
{
    public static readonly BusinessId Business = new(new Guid("018f0000-0000-7000-8000-000000000001"));
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 21, 9, 0);

    public static List<StoredEntry> Make(int length, Random random)
    {
        var accounts = new[] { Account(1, "asset.cash"), Account(2, "income.sales"), Account(3, "liability.tax"), Account(4, "liability.giftCard", lots: true) };
        var entries = new List<StoredEntry>();
        var hash = new byte[32];
        for (var seq = 1; seq <= length; seq++)
        {
            entries.Add(Entry(seq, hash, accounts, random));
            hash = entries[^1].Entry.Hash;
        }

        return entries;
    }

    private static StoredEntry Entry(int seq, byte[] previous, AccountRow[] accounts, Random random)
    {
        var (net, tax) = (random.Next(1, 10_000), random.Next(1, 1000));
        var at = Start + Duration.FromMinutes(seq);
        var lot = new LotRow { BusinessId = Business, Id = new LotId(RandomOrder.Guid(random)), AccountId = 4, Unit = new Unit("EUR"), OpenedAt = at, ExpiresAt = at + Duration.FromDays(365), EntrySeq = seq };
        var entry = new EntryRow
        {
            BusinessId = Business,
            Seq = seq,
            Id = new EntryId(RandomOrder.Guid(random)),
            Kind = "sale",
            OccurredAt = at,
            RecordedAt = at,
            BusinessDate = new LocalDate(2026, 11, 21),
            SiteId = new SiteId(RandomOrder.Guid(random)),
            Actor = "system:test",
            Request = $"test:{seq}",
            State = EntryState.Posted,
            OrderId = new OrderId(RandomOrder.Guid(random)),
            PrevHash = previous,
        };
        var postings = new List<(PostingRow Posting, AccountRow Account)>
        {
            (Posting(entry, 1, accounts[0], net + tax, "sale.price", null), accounts[0]),
            (Posting(entry, 2, accounts[1], -net, "sale.price", null), accounts[1]),
            (Posting(entry, 3, accounts[2], -tax, "sale.price", null), accounts[2]),
            (Posting(entry, 4, accounts[0], 500, "giftCard.sold", null), accounts[0]),
            (Posting(entry, 5, accounts[3], -500, "giftCard.sold", lot.Id), accounts[3]),
        };
        entry.Hash = new EntryHash().Compute(entry, postings, [lot]);
        return new StoredEntry(entry, postings.ConvertAll(p => (p.Posting, (AccountRow?)p.Account)), [lot]);
    }

    private static AccountRow Account(long id, string kind, bool lots = false) =>
        new() { BusinessId = Business, Id = id, Kind = kind, Owner = "", Unit = new Unit("EUR"), Floor = lots ? 0 : null, Lots = lots, EntrySeq = 1 };

    private static PostingRow Posting(EntryRow entry, int no, AccountRow account, long amount, string rule, LotId? lot) => new()
    {
        BusinessId = Business,
        EntrySeq = entry.Seq,
        No = no,
        AccountId = account.Id,
        Amount = amount,
        Unit = account.Unit,
        LotId = lot,
        OrderId = entry.OrderId,
        LineId = new LineId(entry.OrderId!.Value.Value),
        Rule = rule,
        RuleVersion = 1,
    };
}
