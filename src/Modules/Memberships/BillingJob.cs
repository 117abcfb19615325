using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bookend.Memberships;

/// <summary>Looks every few minutes for memberships whose day has come. Each is a write of its own.</summary>
internal sealed class BillingJob(Reader reader, Writer writer, IConfiguration configuration, ILogger<BillingJob> logger)
    : BusinessJob("memberships", TimeSpan.FromSeconds(configuration.GetValue("Memberships:BillingSeconds", 120)), reader, logger)
{
    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var due = await Reader.Read<MembershipId[]>(business, Self, async r => await BillMemberships.DueNow(r));
        await Each(
            business, due.Refusal is null ? due.Value : [],
            id => writer.WriteOrThrow<Nothing>(new WriteOrder(business, Self, Key: null), work => BillMemberships.One(work, id)), stop);
    }
}
