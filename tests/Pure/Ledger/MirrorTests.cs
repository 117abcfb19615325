using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

public sealed class MirrorTests
{
    private static readonly int Orders = Seed.Cases(100_000);

    [Fact]
    public void Any_sequence_of_part_refunds_returns_every_posting_to_zero_and_never_beyond()
    {
        var seed = Seed.Take();
        Parallel.For(0, Orders, i =>
        {
            try
            {
                Refund(new Random(unchecked(seed + i)));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"BOOKEND_SEED={unchecked(seed + i)} (first order of a run with it)", exception);
            }
        });
    }

    [Fact]
    public void A_full_refund_gives_back_exactly_what_was_booked_and_a_second_one_nothing()
    {
        var order = new RandomOrder(new Random(Seed.Take()));
        var before = order.Postings.ToList();
        var all = Mirror.Rest(order.Postings);
        Assert.Equal(before.Select(p => (p.Row.EntrySeq, p.Row.No, -p.Row.Amount, p.Row.LotId)), all.Select(d => (d.ReversesSeq!.Value, d.ReversesNo!.Value, d.Amount, d.Lot)));
        order.Post(new EntryDraft("refund", new LocalDate(2026, 11, 22)).Add(all));
        Assert.Empty(Mirror.Rest(order.Postings));
    }

    [Fact]
    public void Seven_euros_refunded_in_three_parts_are_seven_euros()
    {
        var (unit, line) = (new Unit("EUR"), new LineId(Guid.Empty));
        var leg = new Leg("price") { Line = line };
        var order = new RandomOrder(new Random(1));
        order.Postings.Clear();
        order.Post(new EntryDraft("sale", new LocalDate(2026, 11, 21))
            .Debit(RandomOrder.Receivable.Of(unit), 700, leg).Credit(AccountKind.Income("sales").Of(unit), 588, leg)
            .Credit(AccountKind.Liability("tax").Of(unit), 112, leg));
        foreach (var (part, whole, net, tax) in new[] { (233L, 700L, 196L, 37L), (233, 467, 196, 37), (234, 234, 196, 38) })
        {
            var drafts = Mirror.Part(order.Postings, part, whole);
            Assert.Equal([-part, net, tax], drafts.Select(d => d.Amount));
            order.Post(new EntryDraft("refund", new LocalDate(2026, 11, 22)).Add(drafts));
        }

        Assert.All(Mirror.Remaining(order.Postings), r => Assert.Equal(0, r.Remaining));
    }

    [Fact]
    public void A_pending_refund_keeps_its_part_until_it_is_voided()
    {
        var order = new RandomOrder(new Random(Seed.Take()));
        var pending = Mirror.Rest(order.Postings).Select((d, i) => new Posting(
            new PostingRow { EntrySeq = 9, No = i + 1, Amount = d.Amount, Unit = d.Account.Unit, Layer = Layer.Pending, Rule = d.Leg.Rule, ReversesSeq = d.ReversesSeq, ReversesNo = d.ReversesNo },
            d.Account)).ToList();
        Assert.Empty(Mirror.Rest([.. order.Postings, .. pending]));
        var voided = pending.ConvertAll(p => new Posting(
            new PostingRow { EntrySeq = 10, No = p.Row.No, Amount = -p.Row.Amount, Unit = p.Row.Unit, Layer = Layer.Pending, Rule = p.Row.Rule, ReversesSeq = p.Row.ReversesSeq, ReversesNo = p.Row.ReversesNo },
            p.Account));
        Assert.Equal(pending.Count, Mirror.Rest([.. order.Postings, .. pending, .. voided]).Count);
    }

    [Fact]
    public void Half_a_leg_cannot_be_chosen()
    {
        var order = new RandomOrder(new Random(3));
        Assert.Throws<InvalidOperationException>(() => Mirror.Rest(order.Postings, row => row.Amount > 0));
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(1, 0)]
    public void A_part_lies_between_nothing_and_the_whole(long part, long whole) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Mirror.Part([], part, whole));

    private static void Refund(Random random)
    {
        var order = new RandomOrder(random);
        var lines = order.Lines.ToList();
        while (lines.Count > 0)
        {
            var line = lines[random.Next(lines.Count)];
            var whole = order.Open(line) is > 0 and var open ? open : random.Next(1, 5);
            var part = random.Next(3) == 0 ? whole : random.NextInt64(whole + 1);
            var before = Mirror.Remaining(order.Postings);
            var drafts = Mirror.Part(order.Postings, part, whole, row => row.LineId == line);
            var priced = order.Open(line);
            order.Post(new EntryDraft("refund", new LocalDate(2026, 11, 22)) { OrderId = order.Id }.Add(drafts));
            AssertSteps(before, Mirror.Remaining(order.Postings), line, part == whole);
            if (priced > 0)
            {
                Assert.Equal(part, priced - order.Open(line));
            }

            if (part == whole)
            {
                lines.Remove(line);
                Assert.Empty(Mirror.Rest(order.Postings, row => row.LineId == line));
            }
        }

        Assert.All(Mirror.Remaining(order.Postings), r => Assert.Equal(0, r.Remaining));
    }

    private static void AssertSteps(
        IReadOnlyList<(Posting Posting, long Remaining)> before, IReadOnlyList<(Posting Posting, long Remaining)> after, LineId line, bool last)
    {
        for (var i = 0; i < before.Count; i++)
        {
            // Mirror.Remaining itself throws when a posting was reversed beyond its amount.
            var own = before[i].Posting.Row.LineId == line;
            Assert.InRange(after[i].Remaining, own ? 0 : before[i].Remaining, before[i].Remaining);
            Assert.True(!own || !last || after[i].Remaining == 0, "the last part leaves nothing");
        }
    }
}
