using System.Reflection;
using Bookend.Core.Ledger;
using Bookend.Core.Store;
using Bookend.Kernel;
using NodaTime;
using Xunit;

namespace Bookend.Pure.Ledger;

/// <summary>Whatever is changed in a stored entry is found, at that entry. Columns are enumerated, so a new one cannot be forgotten.</summary>
public sealed class ChainTests
{
    private const int Length = 6;

    public static TheoryData<string, string> Columns()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in new[] { typeof(EntryRow), typeof(PostingRow), typeof(AccountRow), typeof(LotRow) })
        {
            foreach (var property in Stored(type))
            {
                data.Add(type.Name, property.Name);
            }
        }

        return data;
    }

    [Fact]
    public void A_sound_chain_is_sound() => Assert.Null(Check(Chain.Make(Length, new Random(7))));

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_changed_column_is_found(string row, string column)
    {
        var variants = 0;
        for (var variant = 0; ; variant++)
        {
            var chain = Chain.Make(Length, new Random(7));
            object target = row switch
            {
                nameof(EntryRow) => chain[3].Entry,
                nameof(PostingRow) => chain[3].Postings[1].Posting,
                nameof(AccountRow) => chain[0].Postings[2].Account!, // of every entry: found at the first
                _ => chain[3].Lots[0],
            };
            var property = Stored(target.GetType()).Single(p => p.Name == column);
            if (Others(property, property.GetValue(target)).ElementAtOrDefault(variant) is not { } other)
            {
                break;
            }

            variants++;
            property.SetValue(target, other == Missing ? null : other);
            var fault = Check(chain);
            Assert.NotNull(fault);
            Assert.Equal(row == nameof(AccountRow) ? "1" : "4", fault.Key.Split('/')[0]);
        }

        Assert.True(variants > 0, $"no other value is known for {column}");
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public void A_changed_column_changes_the_canonical_bytes(string row, string column)
    {
        if (column == nameof(EntryRow.Hash))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var variant = -1; ; variant++)
        {
            var (entry, postings, lots) = Chain.Make(1, new Random(7))[0];
            object target = row switch
            {
                nameof(EntryRow) => entry,
                nameof(PostingRow) => postings[1].Posting,
                nameof(AccountRow) => postings[1].Account!,
                _ => lots[0],
            };
            var property = Stored(target.GetType()).Single(p => p.Name == column);
            if (variant >= 0)
            {
                if (Others(property, property.GetValue(target)).ElementAtOrDefault(variant) is not { } other)
                {
                    break;
                }

                property.SetValue(target, other == Missing ? null : other);
            }

            var bytes = new EntryHash().Canonical(entry, [.. postings.Select(p => (p.Posting, p.Account!))], lots);
            Assert.True(seen.Add(Convert.ToHexString(bytes)), $"variant {variant} of {column} gives bytes seen before");
        }
    }

    [Fact]
    public void Text_cannot_be_moved_from_one_column_to_the_next()
    {
        var (entry, postings, lots) = Chain.Make(1, new Random(7))[0];
        var lines = postings.Select(p => (p.Posting, p.Account!)).ToList();
        (entry.Actor, entry.Request) = ("ab", "c");
        var one = new EntryHash().Compute(entry, lines, lots);
        (entry.Actor, entry.Request) = ("a", "bc");
        Assert.NotEqual(one, new EntryHash().Compute(entry, lines, lots));
    }

    [Fact]
    public void A_missing_a_moved_and_a_repeated_row_is_found()
    {
        foreach (var (spoil, table, key) in new (Action<List<StoredEntry>>, string, string)[]
        {
            (c => c.RemoveAt(2), "entries", "3"),
            (c => (c[2], c[3]) = (c[3], c[2]), "entries", "3"),
            (c => c.Insert(2, c[1]), "entries", "3"),
            (c => c[2] = c[2] with { Postings = [.. c[2].Postings.Take(4)] }, "postings", "3/4"),
            (c => c[2] = c[2] with { Postings = [.. c[2].Postings.Skip(1)] }, "postings", "3/2"),
            (c => c[2] = c[2] with { Postings = [.. c[2].Postings.Take(3)] }, "entries", "3"),
            (c => c[2] = c[2] with { Lots = [] }, "entries", "3"),
            (c => c[2] = c[2] with { Lots = [.. c[2].Lots, .. c[1].Lots] }, "entries", "3"),
            (c => c[2] = c[2] with { Postings = [(c[2].Postings[0].Posting, null), .. c[2].Postings.Skip(1)] }, "accounts", "1"),
            (c => c.RemoveAt(Length - 1), "business_heads", Chain.Business.ToString()),
        })
        {
            var chain = Chain.Make(Length, new Random(7));
            spoil(chain);
            var fault = Check(chain);
            Assert.Equal((table, key), (fault?.Table, fault?.Key));
        }
    }

    [Fact]
    public void A_chain_that_was_made_anew_does_not_fit_the_head()
    {
        var forged = Chain.Make(Length, new Random(8));
        Assert.Equal("business_heads", Check(forged)?.Table);
    }

    private static readonly object Missing = new();

    private static LedgerFault? Check(List<StoredEntry> chain)
    {
        var check = new ChainCheck();
        var head = new HeadRow { BusinessId = Chain.Business, EntrySeq = Length, EntryHash = Chain.Make(Length, new Random(7))[^1].Entry.Hash };
        return chain.Select(check.Next).FirstOrDefault(f => f is not null) ?? check.End(head);
    }

    private static IEnumerable<PropertyInfo> Stored(Type row) => row.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    /// <summary>Other values that the column could hold; <see cref="Missing"/> for null.</summary>
    private static IEnumerable<object> Others(PropertyInfo property, object? value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType);
        if (type is not null && value is not null)
        {
            yield return Missing;
        }

        type ??= property.PropertyType;
        foreach (var other in Values(type, value).Distinct().Where(v => !v.Equals(value) && !(v is byte[] bytes && bytes.SequenceEqual((byte[])value!))))
        {
            yield return other;
        }
    }

    private static IEnumerable<object> Values(Type type, object? value) =>
        type == typeof(long) ? [0L, 1L, ((value as long?) ?? 5) ^ 1, ((value as long?) ?? 5) ^ (1L << 62)]
        : type == typeof(int) ? [0, 1, ((value as int?) ?? 5) ^ 1, ((value as int?) ?? 5) ^ (1 << 30)]
        : type == typeof(bool) ? [true, false]
        : type == typeof(string) ? ["", "x", value + "x", (value as string)?.ToUpperInvariant() ?? "X"]
        : type == typeof(Unit) ? [new Unit("USD"), new Unit("eur")]
        : type == typeof(Instant) ? [NodaConstants.UnixEpoch, ((value as Instant?) ?? NodaConstants.UnixEpoch) + Duration.FromNanoseconds(1000)]
        : type == typeof(LocalDate) ? [new LocalDate(2026, 11, 22), new LocalDate(2025, 11, 21)]
        : type == typeof(byte[]) ? [new byte[32], Array.Empty<byte>(), Flipped((byte[])value!)]
        : type.IsEnum ? Enum.GetValues(type).Cast<object>()
        : typeof(IId).IsAssignableFrom(type) ? [Activator.CreateInstance(type, Guid.Empty)!, Activator.CreateInstance(type, new Guid("00000000-0000-0000-0000-000000000001"))!]
        : throw new InvalidOperationException($"Say which values {type} can have.");

    private static byte[] Flipped(byte[] bytes)
    {
        var copy = (byte[])bytes.Clone();
        copy[^1] ^= 1;
        return copy;
    }
}
