using Bookend.Core.Store;
using Bookend.Kernel;

namespace Bookend.StoredValue;

internal static class ValueEvents
{
    public static void Append(Work work, string subject, ValueEvent kind, string? reason, EntryId? entry = null) => work.Append(new ValueEventRow
    {
        BusinessId = work.Business,
        Id = Ids.NewGuid(work.Now),
        Subject = subject,
        Kind = kind,
        At = work.Now,
        Actor = work.Actor.ToString(),
        Reason = reason,
        EntryId = entry,
    });
}
