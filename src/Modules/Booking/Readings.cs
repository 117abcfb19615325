using Bookend.Core.Store;

namespace Bookend.Booking;

internal static class Readings
{
    /// <summary>What this write sees, for questions that reads ask too. Rows appended by this write are not in it yet.</summary>
    public static Reading AsReading(this Work work) => new(work.Db, work.Head, work.Actor, work.Now);
}
