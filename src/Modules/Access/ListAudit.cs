using Bookend.Core.Http;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Access;

/// <summary>Newest first.</summary>
internal static class ListAudit
{
    internal sealed record Query(string? After, int? Limit);

    internal sealed record View(Instant At, string Actor, string Action, string Subject, string Detail);

    public static async Task<Result<Page<View>>> Handle(Reading reading, Query query)
    {
        var limit = Math.Clamp(query.Limit ?? 50, 1, 500);
        var rows = reading.Set<AuditRow>();
        if (query.After is not null)
        {
            if (!Guid.TryParse(query.After, out var before))
            {
                return CommonErrors.Invalid.At("/query/after", "This is not a cursor of this list.");
            }

            rows = rows.Where(a => a.Id.CompareTo(before) < 0);
        }

        var page = await rows.OrderByDescending(a => a.Id).Take(limit + 1).ToListAsync();
        return new Page<View>(
            [.. page.Take(limit).Select(a => new View(a.At, a.Actor, a.Action, a.Subject, a.Detail))],
            page.Count > limit ? page[limit - 1].Id.ToString() : null);
    }
}
