using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bookend.Autopay;

/// <summary>Charges what falls due, and asks again about what waits.</summary>
internal sealed class AutopayJob(Reader reader, Collector collector, IConfiguration configuration, ILogger<AutopayJob> logger)
    : BusinessJob("autopay", TimeSpan.FromSeconds(configuration.GetValue("Autopay:Seconds", 600)), reader, logger)
{
    protected override Task Run(BusinessId business, CancellationToken stop) => collector.Collect(business, Self, stop);
}
