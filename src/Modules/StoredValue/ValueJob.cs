using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Logging;

namespace Bookend.StoredValue;

/// <summary>What is due by the clock of each business: value that expires, letters that are wished for today, notices. Looking again costs a read.</summary>
internal sealed class ValueJob(Reader reader, Writer writer, StoredValueSettings settings, ILogger<ValueJob> logger)
    : BusinessJob("stored-value", TimeSpan.FromSeconds(settings.JobSeconds), reader, logger)
{
    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var due = await Reader.Read<DueSteps>(business, Self, async reading => await DueSteps.Find(reading));
        await Each(
            business, due.Refusal is null ? due.Value.Steps : [], step => writer.WriteOrThrow<int>(new WriteOrder(business, Self, Key: null), step), stop);
    }
}
