using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Bookend.Memberships;

/// <summary>Looks every few minutes for memberships whose day has come.</summary>
internal sealed class BillingJob(Reader reader, Writer writer, IConfiguration configuration, ILogger<BillingJob> logger)
    : BusinessJob("memberships", TimeSpan.FromSeconds(configuration.GetValue("Memberships:BillingSeconds", 120)), reader, logger)
{
    protected override async Task Run(BusinessId business, CancellationToken stop)
    {
        var more = (await Reader.Read<bool>(business, Self, async r => await BillMemberships.Due(r.Set<MembershipRow>(), r.Now).AnyAsync(stop))) is { Refusal: null, Value: true };
        while (more && !stop.IsCancellationRequested)
        {
            more = (await writer.WriteOrThrow<BillMemberships.Billed>(
                new WriteOrder(business, Self, Key: null), work => BillMemberships.Handle(work, default, Nothing.Here))).More;
        }
    }
}
