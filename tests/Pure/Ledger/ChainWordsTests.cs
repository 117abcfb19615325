using System.Text;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

/// <summary>What is said of books that were changed behind our back, and that what is hashed stays what it is.</summary>
public sealed class ChainWordsTests
{
    private const int Length = 4;
    private static readonly string Head = Chain.Business.ToString();

    [Fact]
    public void A_missing_entry_is_said_to_be_missing()
    {
        Is("entries", "3", "The entry is missing; the next one here is 4.", c => c.RemoveAt(2));
        Is("business_heads", Head, "It counts 4 entries, there are 3.", c => c.RemoveAt(3));
    }

    [Fact]
    public void An_entry_that_was_put_in_does_not_follow_the_one_before_it() => Is(
        "entries", "3", "It does not follow the entry before it: prev_hash is not that entry's hash.", c => c[2] = Chain.Make(Length, new Random(8))[2]);

    [Fact]
    public void A_chain_that_was_made_anew_does_not_end_where_the_head_says()
    {
        Is("business_heads", Head, "entry_hash is not the hash of entry 4.", c =>
        {
            c.Clear();
            c.AddRange(Chain.Make(Length, new Random(8)));
        });
    }

    [Fact]
    public void A_changed_text_changes_the_hash_of_its_entry() => Is(
        "entries", "2", "Its hash is not that of its content: the entry, one of its postings or lots, or an account they name was changed.", c => c[1].Entry.Actor = "nobody");

    [Fact]
    public void A_missing_account_is_named_by_its_posting() => Is(
        "accounts", "1", "The account is missing, and posting 2/1 names it.", c => c[1] = c[1] with { Postings = [(c[1].Postings[0].Posting, null), .. c[1].Postings.Skip(1)] });

    [Fact]
    public void A_missing_posting_is_named_by_its_number() =>
        Is("postings", "2/3", "Posting 2 of this entry is missing.", c => c[1] = c[1] with { Postings = [c[1].Postings[0], .. c[1].Postings.Skip(2)] });

    [Fact]
    public void A_posting_counts_what_its_account_counts() =>
        Is("postings", "2/2", "It counts USD, its account EUR.", c => c[1].Postings[1].Posting.Unit = new Unit("USD"));

    [Fact]
    public void A_posting_names_a_lot_exactly_where_its_account_has_lots()
    {
        Is("postings", "2/5", "Its account has lots, and it names none.", c => c[1].Postings[4].Posting.LotId = null);
        Is("postings", "2/1", "It names a lot, and its account has none.", c => c[1].Postings[0].Posting.LotId = c[1].Lots[0].Id);
    }

    [Fact]
    public void Only_what_came_before_is_reversed()
    {
        Is("postings", "2/1", "It reverses what came later.", c => c[1].Postings[0].Posting.ReversesSeq = 3);
        Is("postings", "2/1", "It reverses what came later.", c => c[1].Postings[0].Posting.ReversesSeq = 2);

        // Of an earlier one only the hash tells that this was not written so.
        Is("entries", "2", "Its hash is not that of its content: the entry, one of its postings or lots, or an account they name was changed.", c => c[1].Postings[0].Posting.ReversesSeq = 1);
    }

    [Fact]
    public void A_rule_that_does_not_sum_to_zero_is_named_at_its_first_posting()
    {
        Is("postings", "2/4", "Rule 'giftCard.sold' sums to 1 EUR here and not to zero.", c => c[1].Postings[4].Posting.Amount++);
        Is("postings", "2/1", "Rule 'sale.price' sums to -1 EUR here and not to zero.", c => c[1].Postings[2].Posting.Amount--);
    }

    [Fact]
    public void What_is_pending_does_not_make_up_for_what_is_posted()
    {
        var fault = Check(c => c[1].Postings[1].Posting.Layer = Layer.Pending);
        Assert.Equal(("postings", "2/1"), (fault?.Table, fault?.Key));
    }

    /// <summary>Stored hashes depend on the form: whoever changes it makes every book look forged. This is such a stored hash.</summary>
    [Fact]
    public void An_entry_has_the_hash_that_it_had_when_it_was_written()
    {
        var (entry, postings, lots) = Known();
        var canonical = new EntryHash().Canonical(entry, postings, lots).ToArray();
        Assert.Equal(572, canonical.Length);
        Assert.Equal("89C26E4B68B9786B01C369F16F5A0DE1859DDCB1C8FBC4D680A5AF66EF87B9E2", Convert.ToHexString(new EntryHash().Compute(entry, postings, lots)));
    }

    [Fact]
    public void Entries_of_any_length_are_hashed_whole_one_after_the_other()
    {
        var (entry, postings, lots) = Known();
        var hash = new EntryHash();
        var small = hash.Canonical(entry, postings, lots).ToArray();
        foreach (var length in new[] { 3_000, 5_000, 20_000 })
        {
            (entry.Actor, entry.Request) = (new string('a', length), "é");
            var bytes = hash.Canonical(entry, postings, lots);
            Assert.Equal(small.Length + length - 11 + 2 - 6, bytes.Length);
            Assert.Equal(new string('a', length), Encoding.UTF8.GetString(bytes.Slice(bytes.IndexOf("aaaa"u8), length)));
        }

        (entry.Actor, entry.Request) = ("system:test", "test:1");
        Assert.Equal(small, hash.Canonical(entry, postings, lots).ToArray());
    }

    private static void Is(string table, string key, string problem, Action<List<StoredEntry>> spoil)
    {
        var fault = Check(spoil);
        Assert.Equal(new LedgerFault(table, key, problem), fault);
    }

    private static LedgerFault? Check(Action<List<StoredEntry>> spoil)
    {
        var chain = Chain.Make(Length, new Random(7));
        spoil(chain);
        var check = new ChainCheck();
        var head = new HeadRow { BusinessId = Chain.Business, EntrySeq = Length, EntryHash = Chain.Make(Length, new Random(7))[^1].Entry.Hash };
        return chain.Select(check.Next).FirstOrDefault(f => f is not null) ?? check.End(head);
    }

    /// <summary>Every column has a value of its own.</summary>
    private static (EntryRow Entry, List<(PostingRow, AccountRow)> Postings, List<LotRow> Lots) Known()
    {
        static Guid Number(int n) => new($"0190a000-0000-7000-8000-{n:000000000000}");
        var (business, at, unit) = (new BusinessId(Number(1)), Instant.FromUtc(2026, 11, 21, 9, 30), new Unit("EUR"));
        var account = new AccountRow { BusinessId = business, Id = 11, Kind = "liability.giftCard", Owner = "gcd_1", Unit = unit, Floor = -12, Lots = true, EntrySeq = 13 };
        var posting = new PostingRow
        {
            BusinessId = business, EntrySeq = 21, No = 1, AccountId = 11, Amount = -2250, Unit = unit, Layer = Layer.Pending, LotId = new LotId(Number(2)),
            OrderId = new OrderId(Number(3)), LineId = new LineId(Number(4)), TenderId = new TenderId(Number(5)), Rule = "giftCard.redeem", RuleVersion = 6,
            ReversesSeq = 7, ReversesNo = 8,
        };
        var entry = new EntryRow
        {
            BusinessId = business, Seq = 21, Id = new EntryId(Number(6)), Kind = "sale", OccurredAt = at, RecordedAt = at + Duration.FromMilliseconds(1),
            BusinessDate = new LocalDate(2026, 11, 20), SiteId = new SiteId(Number(7)), Actor = "system:test", Request = "test:1", State = EntryState.Void,
            Resolves = 14, Reverses = 15, OrderId = new OrderId(Number(8)), PrevHash = [.. Enumerable.Range(1, 32).Select(n => (byte)n)],
        };
        var lots = new List<LotRow>
        {
            new() { BusinessId = business, Id = new LotId(Number(2)), AccountId = 11, Unit = unit, OpenedAt = at, ExpiresAt = at + Duration.FromDays(365), EntrySeq = 21 },
            new() { BusinessId = business, Id = new LotId(Number(9)), AccountId = 11, Unit = unit, OpenedAt = at, EntrySeq = 21 },
        };
        return (entry, [(posting, account)], lots);
    }
}
