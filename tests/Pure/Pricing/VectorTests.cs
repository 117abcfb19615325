using System.Text.Json;
using Bookend.Kernel;
using Bookend.Places;
using Bookend.Pricing;
using Xunit;

namespace Bookend.Pure.Pricing;

/// <summary>What the calculator says of random baskets, for the one in the browser to be held against (web/test/calculator.test.ts).</summary>
public sealed class VectorTests
{
    private static readonly int Vectors = Seed.Cases(100_000);
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);
    private static readonly int[] Rates = [190_000, 70_000, 50_000, 80_000, 99_750, 0, 220_000];

    [Fact]
    public void Vectors_for_the_browser_are_written()
    {
        var path = Environment.GetEnvironmentVariable("BOOKEND_VECTORS") ?? Path.Combine(Path.GetTempPath(), $"bookend-vectors-{Environment.ProcessId}.jsonl");
        var random = new Random(Seed.Take());
        using (var file = new StreamWriter(path))
        {
            for (var i = 0; i < Vectors; i++)
            {
                file.WriteLine(JsonSerializer.Serialize(One(random), Camel));
            }
        }

        Assert.Equal(Vectors, File.ReadLines(path).Count());
    }

    private static object One(Random random)
    {
        var lines = Enumerable.Range(0, random.Next(1, 7)).Select(_ => new BasketLine(
            random.Next(1, 12), Price(random),
            [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(Rates.Length)).Distinct().Select(r => new TaxRate(new TaxId(new Guid(r + 1, 0, 0, new byte[8])), "", Rates[r]))],
            Discount(random), random.Next(3) == 0 ? random.Next(0, 6_000) : 0, random.Next(6) == 0, random.Next(4) != 0)).ToList();
        var policy = new PricePolicy(random.Next(2) == 0, (TaxPer)random.Next(2), (RoundingMode)random.Next(2), new[] { 1L, 5, 10, 50, 100 }[random.Next(5)]);
        var basket = new Basket(
            lines, Discount(random), Added(random), [.. new[] { random.Next(Rates.Length), random.Next(Rates.Length) }.Distinct().Take(random.Next(0, 3))
                .Select(r => new TaxRate(new TaxId(new Guid(r + 1, 0, 0, new byte[8])), "", Rates[r]))], Added(random));
        var priced = Calculator.Price(basket, policy);
        return new
        {
            Basket = new
            {
                Lines = lines.Select(l => new
                {
                    l.Quantity, l.UnitPrice, Taxes = l.Taxes.Select(t => new { Id = t.Id.ToString(), t.Ppm }), Discount = Written(l.Discount), l.Offer, l.Fixed, l.Bears,
                }),
                Discount = Written(basket.Discount), basket.Service, ServiceTaxes = basket.ServiceTaxes!.Select(t => new { Id = t.Id.ToString(), t.Ppm }), basket.Gratuity,
            },
            Policy = new
            {
                policy.TaxIncluded, TaxPer = policy.TaxPer == TaxPer.Line ? "line" : "rate", Rounding = policy.Rounding == RoundingMode.HalfUp ? "halfUp" : "halfEven",
                policy.CashStep,
            },
            Priced = new { Lines = priced.Lines.Select(Written), Service = priced.Service is { } s ? Written(s) : null, priced.Gratuity },
            Cash = Calculator.CashFor(priced.Gross, policy),
        };
    }

    /// <summary>Small ones, prices of cars, and deductions.</summary>
    private static long Price(Random random) => random.Next(8) switch
    {
        0 => random.NextInt64(1_000_000, 50_000_000_000),
        1 => -random.Next(1, 4_000),
        _ => random.Next(0, 9_999),
    };

    private static Discount? Discount(Random random) => random.Next(4) switch
    {
        0 => new Discount(random.Next(0, 1_000_001), null),
        1 => new Discount(null, random.Next(0, 8_000)),
        _ => null,
    };

    /// <summary>None, a plain share, or one of a part of a split order.</summary>
    private static Added? Added(Random random) => random.Next(3) switch
    {
        0 => null,
        1 => new Added(random.Next(0, 250_001)),
        _ => new Added(random.Next(0, 1_000_001), random.Next(0, 3_000), random.Next(0, 20_000)),
    };

    private static object Written(PricedLine l) => new { l.List, l.Offer, l.Own, l.Share, l.Net, l.Taxes, l.Gross };

    private static object? Written(Discount? discount) => discount is null ? null : new { discount.PercentPpm, discount.Amount };
}
