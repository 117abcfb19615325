using Bookend.Core.Ledger;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

/// <summary>What an entry and its accounts must be, at the edge, and what is said to whoever wrote the code that made another.</summary>
public sealed class DraftLimitsTests
{
    private static readonly Unit Euro = new("EUR");
    private static readonly Account Cash = AccountKind.Asset("cash").Of(Euro);
    private static readonly Account Sales = AccountKind.Income("sales").Of(Euro);
    private static readonly Leg Price = new("price");

    [Fact]
    public void A_kind_has_a_name_of_up_to_32_characters()
    {
        new EntryDraft(new string('k', 32), default).Check();
        Assert.Equal($"Entry '{new string('k', 33)}': its kind has 1 to 32 characters.", Fault(new EntryDraft(new string('k', 33), default)));
        Assert.Equal("Entry '': its kind has 1 to 32 characters.", Fault(new EntryDraft("", default)));
    }

    [Fact]
    public void An_entry_has_at_most_5000_postings()
    {
        var draft = New();
        for (var i = 0; i < EntryDraft.MaxPostings / 2; i++)
        {
            draft.Move(Cash, Sales, 1, Price);
        }

        draft.Check();
        Assert.Equal("Entry 'sale': it has at most 5000 postings.", Fault(draft.Move(Cash, Sales, 1, Price)));
    }

    [Fact]
    public void A_rule_has_a_name_of_up_to_64_characters()
    {
        New().Move(Cash, Sales, 1, new Leg(new string('r', 64))).Check();
        Assert.Equal("Entry 'sale': a rule has 1 to 64 characters.", Fault(New().Move(Cash, Sales, 1, new Leg(new string('r', 65)))));
        Assert.Equal("Entry 'sale': a rule has 1 to 64 characters.", Fault(New().Move(Cash, Sales, 1, new Leg(""))));
    }

    [Fact]
    public void An_account_has_a_kind_a_unit_and_an_owner_that_fit_their_columns()
    {
        New().Move(Cash with { Owner = new string('o', 64), Unit = new Unit(new string('u', 64)) }, Sales with { Unit = new Unit(new string('u', 64)) }, 1, Price).Check();
        foreach (var wrong in new[] { Cash with { Owner = new string('o', 65) }, Cash with { Unit = new Unit(new string('u', 65)) }, Cash with { Unit = new Unit("") }, default })
        {
            Assert.Equal("Entry 'sale': accounts are whole.", Fault(New().Move(wrong, wrong, 1, Price)));
        }
    }

    [Fact]
    public void The_smallest_number_cannot_be_turned_round()
    {
        Assert.Equal("Entry 'sale': amounts can be turned round.", Fault(New().Add(new PostingDraft(Cash, long.MinValue, Price))));
        Assert.Throws<OverflowException>(() => New().Move(Cash, Sales, long.MinValue, Price));
    }

    [Fact]
    public void A_reversal_names_entry_and_number()
    {
        var (one, other) = (new PostingDraft(Cash, 1, Price), new PostingDraft(Sales, -1, Price));
        New().Add(one with { ReversesSeq = 1, ReversesNo = 2 }).Add(other).Check();
        Assert.Equal("Entry 'sale': a reversal names entry and number.", Fault(New().Add(one with { ReversesSeq = 1 }).Add(other)));
        Assert.Equal("Entry 'sale': a reversal names entry and number.", Fault(New().Add(one with { ReversesNo = 1 }).Add(other)));
    }

    [Fact]
    public void A_leg_that_does_not_sum_to_zero_is_named_with_its_sum() =>
        Assert.StartsWith("Entry 'sale': leg Leg { Rule = price, Version = 1", Fault(New().Debit(Cash, 3, Price).Credit(Sales, 2, Price)), StringComparison.Ordinal);

    [Fact]
    public void What_is_pending_does_not_make_up_for_what_is_posted() => Assert.EndsWith(
        "sums to zero in EUR, not 1.", Fault(New().Add(new PostingDraft(Cash, 1, Price)).Add(new PostingDraft(Sales, -1, Price) { Layer = Layer.Pending })), StringComparison.Ordinal);

    [Fact]
    public void Debit_is_plus_and_credit_minus_and_both_carry_what_they_are_given()
    {
        var (lot, at, euros) = (new LotId(new Guid(1, 0, 0, new byte[8])), Instant.FromUtc(2026, 11, 21, 9, 0), new Bookend.Kernel.Money(5, new Currency("EUR")));
        var draft = New().Debit(Cash, 5, Price, lot, at).Credit(Sales, 5, Price, lot, at).Debit(Cash, euros, Price).Credit(Sales, euros, Price);
        Assert.Equal(
            [
                new PostingDraft(Cash, 5, Price) { Lot = lot, Expires = at }, new PostingDraft(Sales, -5, Price) { Lot = lot, Expires = at },
                new PostingDraft(Cash, 5, Price), new PostingDraft(Sales, -5, Price),
            ],
            draft.Postings);
        Assert.False(draft.IsEmpty);
        Assert.Throws<ArgumentOutOfRangeException>(() => New().Credit(Sales, -1, Price));
        Assert.Equal(
            "asset.cash EUR does not hold USD.", Assert.Throws<InvalidOperationException>(() => New().Debit(Cash, new Bookend.Kernel.Money(5, new Currency("USD")), Price)).Message);
    }

    [Fact]
    public void A_negative_amount_is_moved_the_other_way()
    {
        var draft = New().Move(Cash, Sales, -5, Price);
        Assert.Equal([(Cash, -5L), (Sales, 5)], draft.Postings.Select(p => (p.Account, p.Amount)));
    }

    [Fact]
    public void What_a_draft_does_to_a_kind_of_account_is_summed_over_owners_and_not_over_units()
    {
        var points = new Unit("pts");
        var draft = New().Debit(Cash, 5, Price).Debit(Cash with { Owner = "til_1" }, 7, Price).Debit(Cash with { Unit = points }, 100, Price).Credit(Sales, 12, Price);
        Assert.Equal((12, 100, -12), (draft.Sum(Cash.Kind, Euro), draft.Sum(Cash.Kind, points), draft.Sum(Sales.Kind, Euro)));
    }

    [Fact]
    public void A_sum_that_does_not_fit_is_refused_and_not_wrong()
    {
        var draft = New().Debit(Cash, long.MaxValue, Price).Debit(Cash, 1, Price);
        Assert.Throws<OverflowException>(() => draft.Sum(Cash.Kind, Euro));
        Assert.Throws<OverflowException>(() => Sales.Kind.Natural(long.MinValue));
        Assert.Equal(long.MinValue, Cash.Kind.Natural(long.MinValue));
    }

    [Theory]
    [InlineData("asset")]
    [InlineData("expense")]
    [InlineData("liability")]
    [InlineData("income")]
    [InlineData("equity")]
    public void A_kind_is_called_by_its_class_and_noun(string name)
    {
        var kind = name switch
        {
            "asset" => AccountKind.Asset("thing"),
            "expense" => AccountKind.Expense("thing"),
            "liability" => AccountKind.Liability("thing"),
            "income" => AccountKind.Income("thing"),
            _ => AccountKind.Equity("thing"),
        };
        Assert.Equal(($"{name}.thing", name, false, null), (kind.ToString(), kind.Class.ToString().ToLowerInvariant(), kind.Lots, kind.Floor));
        Assert.Equal(kind, Read(kind.Name));
    }

    [Theory]
    [InlineData("thing", "'thing' is not an account kind: a class, a point and a noun, at most 32 characters.")]
    [InlineData(".thing", "'.thing' is not an account kind: a class, a point and a noun, at most 32 characters.")]
    [InlineData("asset.", "'asset.' is not an account kind: a class, a point and a noun, at most 32 characters.")]
    [InlineData("asset.2345678901234567890123456x3", "'asset.2345678901234567890123456x3' is not an account kind: a class, a point and a noun, at most 32 characters.")]
    [InlineData("thing.asset", "'thing.asset' has no account class.")]
    public void Another_word_is_no_kind(string name, string words) =>
        Assert.Equal(words, Assert.Throws<ArgumentException>("name", () => Read(name)).Message.Split(" (Parameter")[0]);

    [Fact]
    public void A_kind_of_32_characters_and_a_noun_of_one_will_do()
    {
        Assert.Equal(32, Read("asset.23456789012345678901234567").Name.Length);
        Assert.Equal(AccountClass.Asset, Read("asset.x").Class);
    }

    [Fact]
    public void An_account_begins_empty_so_its_floor_is_zero_or_below()
    {
        Assert.Equal([0, -500, null], new long?[] { 0, -500, null }.Select(floor => AccountKind.Asset("thing", floor).Floor));
        Assert.Equal([0, -500, null], new long?[] { 0, -500, null }.Select(floor => AccountKind.Liability("thing", floor, lots: true).Floor));
        Assert.StartsWith(
            "An account begins empty, so its floor is zero or below.", Assert.Throws<ArgumentOutOfRangeException>(() => AccountKind.Asset("thing", floor: 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_is_the_business_own_or_somebodys()
    {
        var (kind, client) = (AccountKind.Liability("points", lots: true), new ClientId(new Guid(1, 0, 0, new byte[8])));
        Assert.True(kind.Lots && AccountKind.Asset("shelf", lots: true).Lots);
        Assert.Equal("liability.points EUR", kind.Of(new Currency("EUR")).ToString());
        Assert.Equal($"liability.points {client} pts", kind.Of(client, new Unit("pts")).ToString());
        Assert.Equal(kind.Of(client, Euro), kind.Of(client, new Currency("EUR")));
        Assert.Equal(("liability.points", $"{client}", "EUR"), kind.Of(client, Euro).Key);
    }

    /// <summary>As it is read back from the books.</summary>
    private static AccountKind Read(string name) => new AccountRow { Kind = name, Unit = Euro }.ToAccount().Kind;

    private static EntryDraft New() => new("sale", new LocalDate(2026, 11, 21));

    private static string Fault(EntryDraft draft) => Assert.Throws<InvalidOperationException>(draft.Check).Message;
}
