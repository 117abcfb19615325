using Xunit;

namespace Bookend.Pure;

/// <summary>Another seed at each run, printed; <c>BOOKEND_SEED=123</c> repeats one.</summary>
internal static class Seed
{
    public static int Take()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("BOOKEND_SEED"), out var given) ? given : Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"BOOKEND_SEED={seed}");
        return seed;
    }

    /// <summary>How many cases; <c>BOOKEND_SHARE=500</c> tries a five-hundredth of them, for runs that try the tests themselves.</summary>
    /// <param name="least">So many in any case: what a test needs to meet everything that it speaks of.</param>
    public static int Cases(int all, int least = 50) =>
        int.TryParse(Environment.GetEnvironmentVariable("BOOKEND_SHARE"), out var share) ? Math.Max(all / share, least) : all;
}
