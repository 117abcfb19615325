using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bookend.Packages;

/// <summary>Looks every few minutes, by each business's own clock. A pass that has expired gives nothing before that either.</summary>
internal sealed class ExpiryJob(Reader reader, Writer writer, IConfiguration configuration, ILogger<ExpiryJob> logger)
    : BusinessJob("passes", TimeSpan.FromSeconds(configuration.GetValue("Packages:ExpirySeconds", 120)), reader, logger)
{
    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var more = (await Reader.Read<bool>(business, Self, async r => await ExpirePasses.Due(r.Set<PassRow>(), r.Now).AnyAsync(stop))) is { Refusal: null, Value: true };
        while (more && !stop.IsCancellationRequested)
        {
            more = (await writer.WriteOrThrow<ExpirePasses.Expired>(
                new WriteOrder(business, Self, Key: null), work => ExpirePasses.Handle(work, default, Nothing.Here))).More;
        }
    }
}
