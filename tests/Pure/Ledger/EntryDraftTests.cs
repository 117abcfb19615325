using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

public sealed class EntryDraftTests
{
    private static readonly AccountKind Cash = AccountKind.Asset("cash");
    private static readonly AccountKind Sales = AccountKind.Income("sales");
    private static readonly Unit Euro = new("EUR");
    private static readonly Unit Points = new("pts");
    private static readonly Leg Price = new("price");
    private static readonly LineId Line = new(new Guid("018f0000-0000-7000-8000-000000000001"));

    [Fact]
    public void Random_entries_balance_and_lose_it_with_any_one_amount_changed()
    {
        var random = new Random(Seed.Take());
        for (var i = Seed.Cases(2000); i > 0; i--)
        {
            var order = new RandomOrder(random);
            var first = order.Postings.Where(p => p.Row.EntrySeq == 1).ToList();
            Draft(first, -1).Check();
            if (first.Count > 0)
            {
                Assert.Throws<InvalidOperationException>(Draft(first, random.Next(first.Count)).Check);
            }
        }
    }

    [Fact]
    public void Units_do_not_make_up_for_each_other() =>
        Assert.Throws<InvalidOperationException>(New().Debit(Cash.Of(Euro), 10, Price).Credit(Sales.Of(Points), 10, Price).Check);

    [Fact]
    public void Legs_do_not_make_up_for_each_other()
    {
        Assert.Throws<InvalidOperationException>(New().Debit(Cash.Of(Euro), 10, Price).Credit(Sales.Of(Euro), 10, new Leg("other")).Check);
        Assert.Throws<InvalidOperationException>(New().Debit(Cash.Of(Euro), 10, Price).Credit(Sales.Of(Euro), 10, Price with { Line = Line }).Check);
    }

    [Fact]
    public void Sums_beyond_64_bits_are_not_zero() =>
        Assert.Throws<InvalidOperationException>(
            New().Debit(Cash.Of(Euro), long.MaxValue, Price).Debit(Cash.Of(Euro), long.MaxValue, Price).Debit(Cash.Of(Euro), 2, Price).Check);

    [Fact]
    public void Zero_adds_nothing() => Assert.True(New().Debit(Cash.Of(Euro), 0, Price).Credit(Sales.Of(Euro), 0, Price).IsEmpty);

    [Fact]
    public void Amounts_have_their_side() => Assert.Throws<ArgumentOutOfRangeException>(() => New().Debit(Cash.Of(Euro), -1, Price));

    [Fact]
    public void Money_goes_to_an_account_of_its_currency() =>
        Assert.Throws<InvalidOperationException>(() => New().Debit(Cash.Of(Euro), new Kernel.Money(1, new Currency("USD")), Price));

    [Fact]
    public void Limits_hold()
    {
        var draft = New();
        for (var i = 0; i <= EntryDraft.MaxPostings / 2; i++)
        {
            draft.Move(Cash.Of(Euro), Sales.Of(Euro), 1, Price);
        }

        Assert.Throws<InvalidOperationException>(draft.Check);
        Assert.Throws<InvalidOperationException>(New().Move(Cash.Of(Euro), Sales.Of(Euro), 1, new Leg(new string('r', 65))).Check);
        Assert.Throws<InvalidOperationException>(new EntryDraft("", new LocalDate(2026, 11, 21)).Check);
    }

    [Theory]
    [InlineData("cash", false)]
    [InlineData("thirty-two-characters-are-most", true)]
    [InlineData("", true)]
    public void Account_kinds_have_a_class_and_a_short_noun(string noun, bool refused)
    {
        if (refused)
        {
            Assert.Throws<ArgumentException>(() => AccountKind.Asset(noun));
        }
        else
        {
            Assert.Equal("asset.cash", AccountKind.Asset(noun).Name);
        }
    }

    [Fact]
    public void Assets_and_expenses_grow_by_debit_the_others_by_credit()
    {
        Assert.All([AccountKind.Asset("a"), AccountKind.Expense("a")], k => Assert.Equal(5, k.Natural(5)));
        Assert.All([AccountKind.Liability("a"), AccountKind.Income("a"), AccountKind.Equity("a")], k => Assert.Equal(-5, k.Natural(5)));
    }

    private static EntryDraft New() => new("sale", new LocalDate(2026, 11, 21));

    private static EntryDraft Draft(List<Posting> postings, int changed) => New().Add(postings.Select((p, i) =>
        new PostingDraft(p.Account, p.Row.Amount + (i == changed ? 1 : 0), p.Row.Leg) { Lot = p.Row.LotId }));
}
