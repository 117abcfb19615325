using Bookend.Core.Ledger;
using Bookend.Kernel;
using Bookend.Packages;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Packages;

/// <summary>Two cuts and a colour, of which some go back for money.</summary>
public sealed class TakingBackTests
{
    private static readonly Currency Eur = new("EUR");
    private static readonly LineId Line = new(Guid.Parse("00000000-0000-0000-0000-000000000007"));
    private static readonly LotId Old = new(new Guid(1, 0, 0, new byte[8]));
    private static readonly LotId Older = new(new Guid(2, 0, 0, new byte[8]));
    private static readonly LotId Present = new(new Guid(3, 0, 0, new byte[8]));

    private static readonly PassFile Pass = new(
        new PassRow { Id = new PassId(new Guid(4, 0, 0, new byte[8])), Currency = Eur },
        new Terms(default, 1, "Cuts and colour", [new Group(1, 3, [], 0), new Group(2, 1, [], 0)], Activation.Purchase, null, null, false, false, TaxAt.Redemption), [], []);

    private static readonly Account Cuts = Pass.SessionsOf(1);

    [Fact]
    public void Whoever_gets_all_her_money_back_keeps_no_session_not_even_one_that_cost_nothing()
    {
        Assert.Equal([1, 2, 3], Choose(200, (1, 100), (1, 100), (2, 0)));
        Assert.Equal([1, 2], Choose(0, (1, 0), (1, 0)));
    }

    [Fact]
    public void Of_a_kind_the_sessions_bought_last_go_back_first()
    {
        Assert.Equal([3], Choose(99, (1, 100), (1, 100), (1, 99)));
        Assert.Equal([2, 3], Choose(199, (1, 100), (1, 100), (1, 99)));
        Assert.Null(Choose(100, (1, 100), (1, 100), (1, 99)));
    }

    [Fact]
    public void All_of_one_kind_may_go_back_while_another_stays()
    {
        Assert.Equal([1, 2], Choose(200, (1, 100), (1, 100), (2, 250)));
        Assert.Equal([3], Choose(250, (1, 100), (1, 100), (2, 250)));
    }

    [Fact]
    public void For_no_money_nothing_goes_back() => Assert.Null(Choose(0, (1, 100), (2, 50)));

    [Fact]
    public void Where_either_kind_is_worth_the_money_the_one_that_the_package_names_first_goes_back()
    {
        Assert.Equal([1], Choose(100, (1, 100), (2, 100)));
        Assert.Equal([2], Choose(100, (2, 100), (1, 100)));
    }

    /// <summary>Thirty and fifty, or four times twenty: what is found does not hang on how rows were read.</summary>
    [Fact]
    public void The_same_money_takes_the_same_sessions_in_whatever_order_they_are_read()
    {
        SessionRow[] rows = [Row(1, 1, 30), Row(2, 1, 30), Row(3, 2, 20), Row(4, 2, 20), Row(5, 2, 20), Row(6, 2, 20), Row(7, 3, 50)];
        var random = new Random(Seed.Take());
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(rows);
            Assert.Equal([3, 4, 5, 6], TakingBack.Choose(rows, 80)!.Select(s => s.No).Order());
        }
    }

    [Fact]
    public void Told_is_what_the_last_one_is_worth_then_the_last_two_and_so_on() =>
        Assert.Equal([99, 199, 299], TakingBack.Steps([Row(1, 1, 100), Row(2, 1, 100), Row(3, 1, 99)]));

    [Fact]
    public void Sessions_go_back_whole_where_the_refund_by_proportion_took_a_share_of_each_kind()
    {
        // By proportion two cuts went back, and one of them in a lot of before; one should, in the pass's lot of today.
        var entry = Refund((Present, 1), (Old, 1));
        TakingBack.Adjust(Pass, 1, Present, -1, Line, entry);
        Assert.Equal(-1, Change(entry, Present));
        Assert.Equal(0, Change(entry, Old));
        Assert.Equal(-1, entry.Sum(Accounts.SessionsSold, Cuts.Unit));
        entry.Check();
    }

    [Fact]
    public void A_session_that_comes_back_lies_in_the_lot_that_ends_with_the_pass()
    {
        // The mirror gave two sessions of one lot and one of another; one is what comes back.
        var entry = Refund((Old, -1), (Old, -1), (Older, -1));
        TakingBack.Adjust(Pass, 1, Present, 1, Line, entry);
        Assert.Equal([0, 0, 1], new[] { Old, Older, Present }.Select(lot => Change(entry, lot)));
        entry.Check();
    }

    [Fact]
    public void What_is_set_right_carries_the_line_so_that_undoing_the_line_undoes_it()
    {
        var entry = Refund((Old, 1), (Older, 1));
        var count = entry.Postings.Count;
        TakingBack.Adjust(Pass, 1, Present, -1, Line, entry);
        var added = entry.Postings.Skip(count).ToList();
        Assert.All(added, p => Assert.Equal(new Leg(Rules.TakeBack) { Line = Line }, p.Leg));
        Assert.Equal([Old, Older, Present, null], added.Select(p => p.Lot));
    }

    [Fact]
    public void Sessions_of_another_kind_are_left_as_they_are()
    {
        var entry = Refund((Present, 1));
        TakingBack.Adjust(Pass, 2, Present, -1, Line, entry);
        Assert.Equal([-1, -1], [Change(entry, Present), Change(entry, Present, group: 2)]);
        Assert.Equal(-1, entry.Sum(Accounts.SessionsSold, Pass.SessionsOf(2).Unit));
        entry.Check();
    }

    [Fact]
    public void A_refund_that_was_right_is_left_as_it_is()
    {
        var entry = Refund((Present, 2));
        var before = entry.Postings.ToList();
        TakingBack.Adjust(Pass, 1, Present, -2, Line, entry);
        Assert.Equal(before, entry.Postings);
    }

    [Theory]
    [InlineData(-2400, -2399)]
    [InlineData(2400, 2401)]
    [InlineData(-100, -100)]
    public void The_odd_cent_of_rounding_is_ours_and_not_on_the_pass(long byProportion, long wanted)
    {
        var (leg, other) = (new Leg("refund") { Line = Line }, AccountKind.Asset("cash").Of(Eur));
        var entry = new EntryDraft("refund", new LocalDate(2026, 11, 22)).Move(other, Pass.Deferred, byProportion - 5, leg).Move(other, Pass.Deferred, 5, leg);
        TakingBack.AdjustMoney(Pass, wanted, Line, entry);
        Assert.Equal(-wanted, entry.Sum(Accounts.Deferred, Pass.Deferred.Unit));
        Assert.Equal(wanted - byProportion, entry.Sum(Accounts.Rounding, Pass.Deferred.Unit));
        Assert.All(entry.Postings.Where(p => p.Leg.Rule == Rules.Rounding), p => Assert.Equal(Line, p.Leg.Line));
        entry.Check();
    }

    /// <summary>The sessions, each of a group and worth so much, that go back for this.</summary>
    private static IEnumerable<int>? Choose(long gross, params (int Group, long Gross)[] sessions) =>
        TakingBack.Choose([.. sessions.Select((s, i) => Row(i + 1, s.Group, s.Gross))], gross)?.Select(s => s.No).Order();

    private static SessionRow Row(int no, int group, long gross) => new() { No = no, Group = group, Gross = gross };

    /// <summary>A draft that takes so many cuts off each lot (or brings them, below zero).</summary>
    private static EntryDraft Refund(params (LotId Lot, long Count)[] taken)
    {
        var entry = new EntryDraft("refund", new LocalDate(2026, 11, 22));
        var leg = new Leg("refund") { Line = Line };
        foreach (var (lot, count) in taken)
        {
            entry.Add(new PostingDraft(Cuts, count, leg) { Lot = lot }).Add(new PostingDraft(Pass.SoldOf(1), -count, leg));
        }

        return entry;
    }

    /// <summary>By how much the draft changes the sessions of a group that are owed in a lot.</summary>
    private static long Change(EntryDraft entry, LotId lot, int group = 1) =>
        entry.Postings.Where(p => p.Lot == lot && p.Account == Pass.SessionsOf(group)).Sum(p => p.Account.Kind.Natural(p.Amount));
}
