using Bookend.Kernel;
using Bookend.Ordering;
using Bookend.StoredValue;
using NodaTime;
using Xunit;

namespace Bookend.Pure.StoredValue;

public sealed class MoneyInPartsTests
{
    private static readonly int Many = Seed.Cases(5_000);

    [Fact]
    public void Instalments_sum_to_the_debt_and_what_is_paid_fills_the_earliest()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Many; i++)
        {
            var count = random.Next(2, 61);
            var total = random.NextInt64(count, 10_000_000);
            var months = random.Next(1, 13);
            var first = new LocalDate(2026, 1, 31).PlusDays(random.Next(0, 2000));
            var parts = InstalmentParts.Split(total, count, first, months);
            Assert.Equal(total, parts.Sum(p => p.Amount));
            Assert.True(parts.Max(p => p.Amount) - parts.Min(p => p.Amount) <= 1);
            Assert.Equal(parts.Select(p => p.DueOn).Distinct().Order(), parts.Select(p => p.DueOn));
            Assert.All(parts.Select((p, n) => (p.DueOn, n)), p => Assert.True(p.DueOn.Day == first.Day || (p.DueOn.Day < first.Day && p.DueOn.PlusDays(1).Day == 1)));

            var paid = random.NextInt64(0, total + 1);
            var amounts = parts.Select(p => p.Amount).ToArray();
            var open = InstalmentParts.Open(amounts, total - paid);
            Assert.Equal(total - paid, open.Sum());
            Assert.All(open.Select((o, n) => (o, n)), x => Assert.InRange(x.o, 0, amounts[x.n]));
            Assert.True(open.Where((o, n) => o > 0 && o < amounts[n]).Count() <= 1, "one is paid in part at most");
            Assert.True(open.SkipWhile(o => o == 0).Skip(1).Zip(amounts.Skip(open.TakeWhile(o => o == 0).Count() + 1)).All(x => x.First == x.Second), "later ones wait");
        }
    }

    [Fact]
    public void A_bonus_is_the_highest_step_that_is_reached()
    {
        var random = new Random(Seed.Take());
        var eur = new Currency("EUR");
        for (var i = 0; i < Many; i++)
        {
            var steps = Enumerable.Range(0, random.Next(0, 6)).Select(_ => new BonusStep(new(random.NextInt64(1, 50_000), eur), new(random.NextInt64(1, 5_000), eur))).DistinctBy(s => s.From).ToList();
            var rules = new WalletRules(new(100_000, eur), steps, 90);
            var paid = random.NextInt64(1, 60_000);
            var bonus = Bonus.Of(rules, paid);
            var reached = steps.Where(s => s.From.Amount <= paid).ToList();
            Assert.Equal(reached.Count == 0 ? 0 : reached.MaxBy(s => s.From.Amount)!.Extra.Amount, bonus);
        }
    }

    /// <summary>Whatever stands on an order, what we owe never pays for more than its goods and tips.</summary>
    [Fact]
    public void Credit_never_buys_credit()
    {
        var random = new Random(Seed.Take());
        for (var i = 0; i < Many; i++)
        {
            var lines = Enumerable.Range(0, random.Next(0, 6)).Select(_ =>
            {
                var gross = random.NextInt64(0, 10_000);
                return new LineSnapshot(default, (LineKind)random.Next(0, 8), null, "", null, 1, gross, gross, 0, gross, 0, gross);
            }).ToList();
            var goods = lines.Where(l => l.Kind is not (LineKind.GiftCard or LineKind.Credit)).Sum(l => l.Gross);
            var tips = random.Next(2) * random.NextInt64(0, 500);
            var order = new OrderSnapshot(default, default, null, null, null, new Currency("EUR"), new LocalDate(2026, 11, 23), lines, tips == 0 ? [] : [new TipSnapshot(default, default, tips)], []);
            var stored = 0L;
            for (var n = 0; n < 4; n++)
            {
                var method = (TenderMethod)random.Next(0, 7);
                var amount = method is TenderMethod.Cash or TenderMethod.Terminal or TenderMethod.Card ? random.NextInt64(0, 5_000) : Math.Min(Payable.Of(order), random.NextInt64(0, 5_000));
                stored += method > TenderMethod.Card ? amount : 0;
                order = order with { Tenders = [.. order.Tenders, new TenderSnapshot(default, method, amount, null)] };
            }

            Assert.True(stored <= goods + tips);
            Assert.Equal(goods + tips - stored, Payable.Of(order));
        }
    }
}
