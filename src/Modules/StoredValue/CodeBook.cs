using System.Security.Cryptography;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bookend.StoredValue;

/// <summary>
/// The secret with which a business's gift-card codes are hashed and made. It lies with the business, so that cards live on when the
/// business moves to another server; the operator may add a pepper (<c>StoredValue:Pepper</c>) without which a copy of the database opens no card.
/// </summary>
internal sealed class CodeKeyRow
{
    public BusinessId BusinessId { get; set; }

    public byte[] Secret { get; set; } = [];

    /// <summary>The first bytes of a hash of secret and pepper: tells a wrong pepper from a wrong code.</summary>
    public byte[] Print { get; set; } = [];
}

/// <summary>Codes of one business: to hash, to find, to make.</summary>
internal sealed class CodeBook
{
    private const int Tries = 8;
    private readonly byte[] key;

    private CodeBook(byte[] key) => this.key = key;

    public static async Task<CodeBook> Of(Work work)
    {
        if (await work.Db.FindAsync<CodeKeyRow>(work.Business) is { } row)
        {
            return Open(work.Db, row);
        }

        var fresh = new CodeKeyRow { BusinessId = work.Business, Secret = RandomNumberGenerator.GetBytes(32) };
        var key = Key(work.Db, fresh.Secret);
        fresh.Print = PrintOf(key);
        work.Db.Add(fresh);
        return new CodeBook(key);
    }

    /// <summary>Of a business without any card: a book in which nothing is found, in the same time.</summary>
    public static async Task<CodeBook> Of(Reading reading) => await reading.Set<CodeKeyRow>().FirstOrDefaultAsync() is { } row
        ? Open(reading.Db, row)
        : new CodeBook(Key(reading.Db, new byte[32]));

    public byte[] Hash(string normal) => GiftCode.Hash(key, normal);

    /// <summary>The code of a card that we named ourselves; null for one that came with its own.</summary>
    public string? CodeOf(GiftCardRow card) => card.Turn is { } turn ? GiftCode.Of(key, card.Id, turn) : null;

    /// <summary>Gives the card a code that no other card of the business has.</summary>
    public async Task Name(Work work, GiftCardRow card)
    {
        for (var turn = 0; turn < Tries; turn++)
        {
            var code = GiftCode.Of(key, card.Id, turn);
            var hash = Hash(code);
            if (!await Taken(work, hash))
            {
                (card.Turn, card.CodeHash, card.Last) = (turn, hash, GiftCode.Last(code));
                return;
            }
        }

        throw new InvalidOperationException($"No free gift card code in {Tries} tries.");
    }

    public static async Task<bool> Taken(Work work, byte[] hash) => await work.Set<GiftCardRow>().AnyAsync(c => c.CodeHash == hash);

    private static CodeBook Open(BookendDb db, CodeKeyRow row)
    {
        var key = Key(db, row.Secret);
        return CryptographicOperations.FixedTimeEquals(PrintOf(key), row.Print)
            ? new CodeBook(key)
            : throw new InvalidOperationException("The gift cards of this business were made with another StoredValue:Pepper. Set the one that was in force.");
    }

    private static byte[] Key(BookendDb db, byte[] secret) => HMACSHA256.HashData(db.GetService<StoredValueSettings>().Pepper, secret);

    private static byte[] PrintOf(byte[] key) => SHA256.HashData(key)[..8];
}
