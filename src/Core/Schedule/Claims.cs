using Bookend.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Schedule;

public sealed class Claims(Work work)
{
    public Work Work { get; } = work;
}

internal static class ScheduleTables
{
    public static void Declare(ModelBuilder model)
    {
    }
}
