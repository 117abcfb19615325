using Bookend.Core.Store;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Core.Ledger;

public sealed class Books(Work work)
{
    public Work Work { get; } = work;
}

internal static class LedgerTables
{
    public static void Declare(ModelBuilder model)
    {
    }
}
