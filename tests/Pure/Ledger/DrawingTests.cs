using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

/// <summary>From which lots something is taken, and what of a refund goes where, by example.</summary>
public sealed class DrawingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 12, 0);
    private static readonly Unit Euro = new("EUR");
    private static readonly Account Receivable = RandomOrder.Receivable.Of(Euro);
    private static readonly Account Sales = AccountKind.Income("sales").Of(Euro);
    private static readonly Account Tax = AccountKind.Liability("tax").Of(Euro);
    private static readonly Leg Price = new("price") { Line = default(LineId) };

    [Fact]
    public void First_comes_what_expires_first_then_what_is_oldest_then_the_lot_that_was_made_first()
    {
        LotBalance[] lots = [Lot(5, -1, null), Lot(4, -2, null), Lot(3, -1, 9), Lot(2, -1, 9), Lot(1, -9, 10)];
        Assert.Equal([2, 3, 1, 4, 5], Drawn(lots, 25).Select(p => p.Lot));
        Assert.Equal([(2, 5L), (3, 2)], Drawn(lots, 7));
        Assert.Equal([(2, 5L)], Drawn(lots, 5));
        Assert.Empty(Drawn(lots, 0));
    }

    [Fact]
    public void A_lot_gives_until_the_moment_in_which_it_expires()
    {
        Assert.Null(LotPlan.Draw([Lot(1, -1, 0)], 1, Now));
        Assert.Equal([(1, 1L)], [.. LotPlan.Draw([Lot(1, -1, 0)], 1, Now - Duration.FromNanoseconds(1))!.Select(Named)]);
    }

    [Fact]
    public void What_is_owed_on_one_lot_is_kept_back_from_the_others()
    {
        LotBalance[] lots = [Lot(1, -2, null) with { Available = -3 }, Lot(2, -1, null)];
        Assert.Null(LotPlan.Draw(lots, 3, Now));
        Assert.Equal([(2, 2L)], Drawn(lots, 2));
    }

    [Fact]
    public void Lots_hold_more_together_than_one_number_could() => Assert.Equal(
        long.MaxValue, LotPlan.Draw([Lot(1, -1, null) with { Available = long.MaxValue }, Lot(2, -1, null)], long.MaxValue, Now)!.Sum(p => p.Amount));

    [Fact]
    public void A_pending_nothing_counts_for_nothing() =>
        Assert.False(LotPlan.Counts(Layer.Pending, EntryState.Pending, 0) || LotPlan.Counts(Layer.Pending, EntryState.Void, 0));

    [Fact]
    public void A_refund_carries_what_it_undoes_and_is_written_in_the_order_of_the_sale()
    {
        var (lot, order) = (new LotId(new Guid(7, 0, 0, new byte[8])), RandomOrder.Empty());
        order.Post(new EntryDraft("sale", default).Debit(Receivable, 700, Price).Credit(Sales, 588, Price, lot).Credit(Tax, 112, Price));
        order.Post(new EntryDraft("sale", default).Credit(Sales, 100, Price).Debit(Receivable, 100, Price));
        Assert.Equal(
            [
                new PostingDraft(Receivable, -700, Price) { ReversesSeq = 1, ReversesNo = 1 }, new PostingDraft(Sales, 588, Price) { Lot = lot, ReversesSeq = 1, ReversesNo = 2 },
                new PostingDraft(Tax, 112, Price) { ReversesSeq = 1, ReversesNo = 3 }, new PostingDraft(Sales, 100, Price) { ReversesSeq = 2, ReversesNo = 1 },
                new PostingDraft(Receivable, -100, Price) { ReversesSeq = 2, ReversesNo = 2 },
            ],
            Mirror.Rest(Enumerable.Reverse(order.Postings)));
    }

    /// <summary>Three entries of one cent each, of which half is a cent and a half: two go back, the earlier ones.</summary>
    [Fact]
    public void Of_what_one_rule_booked_in_several_entries_the_part_is_rounded_once()
    {
        var order = RandomOrder.Empty();
        foreach (var version in new[] { 1, 2, 2 })
        {
            order.Post(new EntryDraft("sale", default).Move(Receivable, Sales, 1, Price with { Version = version }));
        }

        Assert.Equal([1L, 2], Mirror.Part(order.Postings, 1, 2).Where(d => d.Account == Receivable).Select(d => d.ReversesSeq!.Value));
    }

    [Fact]
    public void Different_rules_are_rounded_each_by_itself()
    {
        var order = RandomOrder.Empty();
        order.Post(new EntryDraft("sale", default).Move(Receivable, Sales, 1, Price).Move(Receivable, Sales, 1, Price with { Rule = "tip" }));
        Assert.Equal(4, Mirror.Part(order.Postings, 1, 2).Count);
        Assert.Empty(Mirror.Part(order.Postings, 1, 3));
        Assert.Empty(Mirror.Part(order.Postings, 0, 3));
    }

    [Fact]
    public void Half_a_leg_is_refused_by_name()
    {
        var order = RandomOrder.Empty();
        order.Post(new EntryDraft("sale", default).Move(Receivable, Sales, 5, Price));
        Assert.EndsWith(
            "in entry 1 only a part was chosen: debits 5, credits 0 remain.", Assert.Throws<InvalidOperationException>(() => Mirror.Rest(order.Postings, r => r.Amount > 0)).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "in entry 1 only a part was chosen: debits 0, credits 5 remain.", Assert.Throws<InvalidOperationException>(() => Mirror.Rest(order.Postings, r => r.Amount < 0)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Books_in_which_more_was_undone_than_was_done_are_refused()
    {
        var order = RandomOrder.Empty();
        order.Post(new EntryDraft("sale", default).Move(Receivable, Sales, 5, Price));
        order.Post(new EntryDraft("refund", default).Add([new PostingDraft(Receivable, -6, Price) { ReversesSeq = 1, ReversesNo = 1 }, new PostingDraft(Sales, 6, Price) { ReversesSeq = 1, ReversesNo = 2 }]));
        Assert.Equal("Posting 1/1 was reversed beyond its amount.", Assert.Throws<InvalidOperationException>(() => Mirror.Remaining(order.Postings)).Message);
    }

    [Fact]
    public void Sums_that_do_not_fit_are_refused_and_not_wrong()
    {
        var (twice, inOne) = (RandomOrder.Empty(), RandomOrder.Empty());
        twice.Post(new EntryDraft("sale", default).Move(Receivable, Sales, long.MaxValue, Price));
        twice.Post(new EntryDraft("sale", default).Move(Receivable, Sales, 1, Price));
        Assert.Throws<OverflowException>(() => Mirror.Rest(twice.Postings));
        inOne.Post(new EntryDraft("sale", default).Move(Receivable, Sales, long.MaxValue, Price).Move(Receivable, Sales, 1, Price));
        Assert.Throws<OverflowException>(() => Mirror.Rest(inOne.Postings));
    }

    [Fact]
    public void What_is_pending_is_no_original_and_is_not_undone()
    {
        var order = RandomOrder.Empty();
        order.Post(new EntryDraft("sale", default).Move(Receivable, Sales, 5, Price));
        order.Postings.ForEach(p => p.Row.Layer = Layer.Pending);
        Assert.Empty(Mirror.Remaining(order.Postings));
    }

    [Fact]
    public void Nothing_is_a_part_and_so_is_the_whole_and_the_whole_is_more_than_nothing()
    {
        Assert.Empty(Mirror.Part([], 0, 1));
        Assert.Empty(Mirror.Part([], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("whole", () => Mirror.Part([], 0, 0));
    }

    private static LotBalance Lot(int number, int opened, int? expires) => new(
        new LotId(new Guid(number, 0, 0, new byte[8])), Now + Duration.FromDays(opened), expires is { } days ? Now + Duration.FromDays(days) : null, 5);

    private static IEnumerable<(int Lot, long Amount)> Drawn(LotBalance[] lots, long amount) => LotPlan.Draw(lots, amount, Now)!.Select(Named);

    private static (int Lot, long Amount) Named((LotId Lot, long Amount) part) => (BitConverter.ToInt32(part.Lot.Value.ToByteArray()), part.Amount);
}
