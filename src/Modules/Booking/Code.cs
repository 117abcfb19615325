using System.Security.Cryptography;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Bookend.Booking;

/// <summary>The short name of a visit that a person can say on the telephone: K7M2QX.</summary>
internal static class Code
{
    public const int Length = 6;

    // No 0 and O, 1 and I, and no L: they sound or look alike. 31^6 is 887 million, so a second try is rare.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Tries = 8;

    public static async Task<string> Fresh(Work work)
    {
        for (var i = 0; i < Tries; i++)
        {
            var code = RandomNumberGenerator.GetString(Alphabet, Length);
            if (!await Exists(work.Db, work.Business, code))
            {
                return code;
            }
        }

        throw new InvalidOperationException($"No free booking code in {Tries} tries.");
    }

    private static readonly Func<BookendDb, BusinessId, string, Task<bool>> Exists = EF.CompileAsyncQuery(
        (BookendDb db, BusinessId business, string code) => db.Set<BookingRow>().Any(b => b.BusinessId == business && b.Code == code));
}
