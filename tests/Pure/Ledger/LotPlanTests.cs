using Bookend.Core.Ledger;
using Bookend.Kernel;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

public sealed class LotPlanTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 12, 0);

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(Seed.Cases(5000));

    private static readonly Gen<LotBalance> Lot =
        from id in Gen.Choose(1, int.MaxValue)
        from opened in Gen.Choose(-9, 0)
        from expires in Gen.Choose(-3, 9)
        from available in Gen.Choose(-3, 20)
        select new LotBalance(
            new LotId(new Guid(id, 0, 0, new byte[8])), Now + Duration.FromDays(opened), expires > 6 ? null : Now + Duration.FromDays(expires), available);

    private static readonly Arbitrary<LotBalance[]> Lots = Lot.ArrayOf().Select(l => l.DistinctBy(x => x.Id).ToArray()).ToArbitrary();

    private static readonly Arbitrary<int> Amount = Gen.Choose(0, 100).ToArbitrary();

    [Fact]
    public void Parts_sum_to_the_amount_and_fit_their_lots() => Prop.ForAll(Lots, Amount, (lots, amount) =>
        LotPlan.Draw(lots, amount, Now) is not { } parts ||
        (parts.Sum(p => p.Amount) == amount && parts.All(p => p.Amount > 0 && p.Amount <= lots.Single(l => l.Id == p.Lot).Available))).Check(Many);

    [Fact]
    public void Nothing_is_drawn_exactly_when_too_little_is_alive() => Prop.ForAll(Lots, Amount, (lots, amount) =>
        LotPlan.Draw(lots, amount, Now) is null == lots.Where(l => l.ExpiresAt is null || l.ExpiresAt > Now).Sum(l => l.Available) < amount).Check(Many);

    [Fact]
    public void First_expiring_goes_first_and_is_emptied_before_the_next() => Prop.ForAll(Lots, Amount, (lots, amount) =>
    {
        if (LotPlan.Draw(lots, amount, Now) is not { } parts)
        {
            return true;
        }

        var taken = parts.ToDictionary(p => p.Lot, p => p.Amount);
        var alive = lots.Where(l => !l.IsExpired(Now) && l.Available > 0).ToList();
        return taken.Keys.All(id => alive.Exists(l => l.Id == id)) && alive.TrueForAll(early => alive.TrueForAll(late =>
            (early.ExpiresAt ?? Instant.MaxValue) >= (late.ExpiresAt ?? Instant.MaxValue) || !taken.ContainsKey(late.Id) ||
            taken.GetValueOrDefault(early.Id) == early.Available));
    }).Check(Many);

    [Fact]
    public void What_was_drawn_returns_to_the_lots_it_came_from() => Prop.ForAll(Lots, Amount, (lots, amount) =>
    {
        if (amount == 0 || LotPlan.Draw(lots, amount, Now) is not { } parts)
        {
            return true;
        }

        var card = AccountKind.Liability("giftCard", floor: 0, lots: true).Of(new Unit("EUR"));
        var order = new RandomOrder(new Random(1));
        order.Postings.Clear();
        var (draft, leg) = (new EntryDraft("redeem", new LocalDate(2026, 11, 21)), new Leg("giftCard.redeem"));
        foreach (var (lot, part) in parts)
        {
            draft.Debit(card, part, leg, lot);
        }

        order.Post(draft.Credit(AccountKind.Asset("receivable").Of(new Unit("EUR")), amount, leg));
        var back = Mirror.Rest(order.Postings).Where(d => d.Account == card).Select(d => (d.Lot!.Value, -d.Amount));
        return back.SequenceEqual(parts);
    }).Check(Many);

    [Theory]
    [InlineData(Layer.Posted, EntryState.Posted, 5, true)]
    [InlineData(Layer.Posted, EntryState.Post, -5, true)]
    [InlineData(Layer.Pending, EntryState.Pending, -5, true)]
    [InlineData(Layer.Pending, EntryState.Pending, 5, false)]
    [InlineData(Layer.Pending, EntryState.Post, 5, true)]
    [InlineData(Layer.Pending, EntryState.Void, 5, true)]
    [InlineData(Layer.Pending, EntryState.Void, -5, false)]
    public void Pending_amounts_reserve_and_never_promise(Layer layer, EntryState state, long natural, bool counts) =>
        Assert.Equal(counts, LotPlan.Counts(layer, state, natural));
}
