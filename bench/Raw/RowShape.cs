using System.Globalization;
using System.Security.Cryptography;

namespace Bookend.Raw;

/// <param name="Unique">Columns of the primary key and of unique indexes.</param>
public sealed record Table(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Key, IReadOnlySet<string> Unique, IReadOnlyList<string> Needs);

/// <summary>A row that one real request inserted, or the columns of one that it changed.</summary>
/// <param name="Key">Null for an insert; else the values of the primary key.</param>
public sealed record WrittenRow(Table Table, IReadOnlyList<string> Columns, object?[] Values, object?[]? Key)
{
    public string Sql { get; } = Key is null
        ? $"INSERT INTO {Table.Name} ({string.Join(", ", Columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", Columns.Select((_, i) => $"${i + 1}"))})"
        : $"UPDATE {Table.Name} SET {string.Join(", ", Columns.Select((c, i) => $"\"{c}\" = ${i + 1}"))} WHERE {string.Join(" AND ", Table.Key.Select((c, i) => $"\"{c}\" = ${Columns.Count + i + 1}"))}";
}

/// <summary>
/// What one real request left in the database, found by comparing all tables before and after; and the same rows again with fresh ids and
/// numbers, as often as wanted. So the raw database is measured with our very rows, indexes, triggers and foreign keys.
/// </summary>
public sealed class RowShape
{
    private const int IdBytes = 16;

    // How many numbers of a column one request takes: repetitions follow each other without a gap, as a trigger demands.
    private readonly Dictionary<(string Table, string Column), long> spacing = [];
    private readonly Dictionary<string, int> fresh = new(StringComparer.Ordinal);

    private RowShape(IReadOnlyList<WrittenRow> rows, IReadOnlySet<string> known)
    {
        Rows = rows;
        foreach (var id in rows.Where(r => r.Key is null).SelectMany(r => r.Values).Select(IdText).OfType<string>().Where(i => !known.Contains(i)))
        {
            fresh.TryAdd(id, fresh.Count);
        }

        foreach (var table in rows.Where(r => r.Key is null).GroupBy(r => r.Table))
        {
            foreach (var (column, at) in table.Key.Columns.Select((c, i) => (c, i)).Where(c => table.Key.Unique.Contains(c.c)))
            {
                var numbers = table.Select(r => r.Values[at]).Where(v => v is long or int).Select(v => Convert.ToInt64(v, CultureInfo.InvariantCulture)).ToList();
                spacing[(table.Key.Name, column)] = numbers.Count == 0 ? 0 : numbers.Max() - numbers.Min() + 1;
            }
        }
    }

    public IReadOnlyList<WrittenRow> Rows { get; }

    /// <param name="ignored">Tables that something else writes meanwhile.</param>
    public static RowShape Of(Dump before, Dump after, IReadOnlySet<string> ignored)
    {
        var inserted = new List<WrittenRow>();
        var changed = new List<WrittenRow>();
        foreach (var table in after.InOrder().Where(t => !ignored.Contains(t.Name)))
        {
            foreach (var (key, row) in after.Rows[table.Name])
            {
                if (!before.Rows[table.Name].TryGetValue(key, out var old))
                {
                    inserted.Add(new WrittenRow(table, table.Columns, row, null));
                }
                else if (Differing(old, row) is { Count: > 0 } columns)
                {
                    changed.Add(new WrittenRow(table, [.. columns.Select(c => table.Columns[c])], [.. columns.Select(c => row[c])], Dump.KeyOf(table, row)));
                }
            }
        }

        return new RowShape([.. inserted, .. changed], before.Ids());
    }

    /// <summary>The values of every row for the n-th repetition; no two repetitions collide.</summary>
    public object?[][] Values(long n)
    {
        var ids = new byte[fresh.Count][];
        for (var i = 0; i < ids.Length; i++)
        {
            // Ordered like real ids: the upper half rises, the rest is random.
            ids[i] = RandomNumberGenerator.GetBytes(IdBytes);
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(ids[i], long.MaxValue / 2 + n);
        }

        var all = new object?[Rows.Count][];
        for (var r = 0; r < all.Length; r++)
        {
            var row = Rows[r];
            var values = new object?[row.Values.Length + (row.Key?.Length ?? 0)];
            for (var c = 0; c < row.Values.Length; c++)
            {
                values[c] = row.Key is null ? Again(row.Values[c], spacing.GetValueOrDefault((row.Table.Name, row.Columns[c]), -1), ids, n) : row.Values[c];
            }

            row.Key?.CopyTo(values, row.Values.Length);
            all[r] = values;
        }

        return all;
    }

    /// <param name="step">Below zero: the column need not be unique.</param>
    private object? Again(object? value, long step, byte[][] ids, long n) => value switch
    {
        Guid or byte[] when IdText(value) is { } id && fresh.TryGetValue(id, out var at) => value is Guid ? new Guid(ids[at], bigEndian: true) : ids[at],
        long number when step >= 0 => number + step * n,
        int number when step >= 0 => checked((int)(number + step * n)),
        string text when step >= 0 => text[..^10] + n.ToString("x10", CultureInfo.InvariantCulture),
        _ => value,
    };

    internal static string? IdText(object? value) => value switch
    {
        Guid id => id.ToString("N"),
        byte[] { Length: IdBytes } bytes => Convert.ToHexStringLower(bytes),
        _ => null,
    };

    private static List<int> Differing(object?[] a, object?[] b) => [.. Enumerable.Range(0, a.Length).Where(i => Dump.Text(a[i]) != Dump.Text(b[i]))];
}

/// <summary>All rows of a small database.</summary>
public sealed class Dump(IReadOnlyList<Table> tables)
{
    public Dictionary<string, Dictionary<string, object?[]>> Rows { get; } = tables.ToDictionary(t => t.Name, _ => new Dictionary<string, object?[]>(StringComparer.Ordinal), StringComparer.Ordinal);

    public void Add(Table table, object?[] row) => Rows[table.Name].Add(string.Join('|', KeyOf(table, row).Select(Text)), row);

    /// <summary>A table after those that its foreign keys name.</summary>
    public IReadOnlyList<Table> InOrder()
    {
        var ordered = new List<Table>();
        while (ordered.Count < tables.Count)
        {
            ordered.AddRange(tables.Where(t => !ordered.Contains(t) && t.Needs.All(n => n == t.Name || ordered.Exists(o => o.Name == n))).ToList());
        }

        return ordered;
    }

    public IReadOnlySet<string> Ids() => Rows.Values.SelectMany(t => t.Values).SelectMany(r => r).Select(RowShape.IdText).OfType<string>().ToHashSet(StringComparer.Ordinal);

    internal static object?[] KeyOf(Table table, object?[] row) => [.. table.Key.Select(k => row[table.Columns.ToList().IndexOf(k)])];

    internal static string Text(object? value) => value switch
    {
        null => "∅",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
