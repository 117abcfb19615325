using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Bookend.Core.Store;

/// <summary>Reads, as many at once as there are connections; they never wait for the writer.</summary>
public sealed class Reader(IDbContextFactory<BookendDb> contexts, Dialect dialect, IClock clock)
{
    private static readonly Func<BookendDb, BusinessId, Task<HeadRow?>> HeadById = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business) => db.Set<HeadRow>().AsNoTracking().FirstOrDefault(h => h.BusinessId == business));

    public async Task<Result<T>> Read<T>(BusinessId business, Actor actor, Func<Reading, Task<Result<T>>> handle)
    {
        await using var db = await contexts.CreateDbContextAsync();
        if (await HeadById(db, business) is not { } head)
        {
            return CommonErrors.NotFound.Because("There is no such business.");
        }

        return await handle(new Reading(db, head, actor, head.ClockAt ?? Micros.Truncate(clock.GetCurrentInstant()), Setup.Of(dialect, head)));
    }

    /// <summary>All businesses, for jobs of the product itself.</summary>
    public async Task<IReadOnlyList<BusinessId>> Businesses()
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Set<HeadRow>().AsNoTracking().Select(h => h.BusinessId).ToListAsync();
    }
}
