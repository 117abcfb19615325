using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

/// <summary>What is due by the clock, at once: value that expires, letters, notices. The job does it by itself.</summary>
internal static class ExpireValue
{
    /// <param name="Done">Steps that did something; while there are any, ask again.</param>
    internal sealed record View(int Done);

    public static async Task<Result<View>> Handle(Work work, NoPath _, Nothing __)
    {
        var done = 0;
        foreach (var step in (await DueSteps.Find(work.AsReading())).Steps)
        {
            if ((await step(work)).Failed(out var refusal, out var moved))
            {
                return refusal;
            }

            done += moved;
        }

        return new View(done);
    }
}
