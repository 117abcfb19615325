using Bookend.Core.Ledger;
using Bookend.Kernel;
using Microsoft.Data.Sqlite;
using NodaTime;
using Xunit;

namespace Bookend.Books;

/// <summary>Every column of the books is changed by one byte or emptied, every row deleted: verification finds each of them.</summary>
public sealed class TamperTests
{
    private static readonly string[] Tables = ["accounts", "entries", "postings", "lots", "balances"];
    private static readonly Unit Euro = new("EUR");
    private static readonly LocalDate Day = new(2026, 10, 20);

    [Fact]
    public async Task Any_changed_byte_is_found()
    {
        await using var house = await House.OpenSqlite();
        await Fill(house);
        Assert.Null((await house.Verify()).Fault);
        using var shell = house.Tamper();
        var missed = new List<string>();
        var tried = 0;
        foreach (var (table, column, rowid, value) in Cells(shell))
        {
            foreach (var other in Others(value))
            {
                tried++;
                if (!Set(shell, table, column, rowid, other))
                {
                    continue;
                }

                if ((await house.Verify()).Fault is null)
                {
                    missed.Add($"{table}.{column} of row {rowid}: {Show(value)} → {Show(other)}");
                }

                Set(shell, table, column, rowid, value);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} changes");
        Assert.Empty(missed);
        Assert.Null((await house.Verify()).Fault);
    }

    [Fact]
    public async Task Any_deleted_row_is_found()
    {
        await using var house = await House.OpenSqlite();
        await Fill(house);
        using var shell = house.Tamper();
        foreach (var table in Tables)
        {
            foreach (var row in House.Query(shell, $"SELECT rowid FROM {table}").Select(r => (long)r[0]))
            {
                House.Execute(shell, "CREATE TEMP TABLE kept AS SELECT * FROM " + table + " WHERE rowid = " + row);
                House.Execute(shell, $"DELETE FROM {table} WHERE rowid = {row}");
                Assert.True((await house.Verify()).Fault is not null, $"row {row} of {table} was deleted");
                House.Execute(shell, $"INSERT INTO {table} SELECT * FROM kept");
                House.Execute(shell, "DROP TABLE kept");
            }
        }

        Assert.Null((await house.Verify()).Fault);
    }

    /// <summary>Entries of every state, with lots, a guard, a partial reversal and all the optional columns both ways.</summary>
    private static async Task Fill(House house)
    {
        var card = AccountKind.Liability("giftCard", floor: 0, lots: true).Of(Id<ClientId>(1), Euro);
        var (cash, owed) = (AccountKind.Asset("cash").Of(Id<TillId>(1), Euro), AccountKind.Asset("receivable").Of(Euro));
        var leg = new Leg("giftCard") { Line = Id<LineId>(1), Tender = Id<TenderId>(1) };
        await house.Write(w => w.Ledger.Post(
            new EntryDraft("sold", Day) { SiteId = Id<SiteId>(1), OrderId = Id<OrderId>(1) }
                .Debit(cash, 1000, leg).Credit(card, 400, leg, expires: house.Clock.Now + Duration.FromDays(90)).Credit(card, 600, leg)));
        await house.Write(async w =>
        {
            var pending = (await w.Ledger.Pend(new EntryDraft("redeem", Day).Debit(card, 500, leg).Credit(owed, 500, leg))).Value;
            await w.Ledger.PostPending(pending.Id, Day);
            pending = (await w.Ledger.Pend(new EntryDraft("redeem", Day).Debit(card, 50, leg).Credit(owed, 50, leg))).Value;
            await w.Ledger.VoidPending(pending.Id, Day);
            return await w.Ledger.Pend(new EntryDraft("redeem", Day).Debit(card, 70, leg).Credit(owed, 70, leg));
        });
        await house.Write(async w =>
        {
            var sale = (await w.Ledger.Post(new EntryDraft("sale", Day) { OrderId = Id<OrderId>(2) }
                .Debit(owed, 119, leg).Credit(AccountKind.Income("sales").Of(Euro), 100, leg).Credit(AccountKind.Liability("tax").Of(Euro), 19, leg))).Value;
            var part = Mirror.Part(await w.Ledger.PostingsOfOrder(Id<OrderId>(2)), 60, 119);
            await w.Ledger.Post(new EntryDraft("refund", Day) { OrderId = Id<OrderId>(2) }.Add(part));
            return await w.Ledger.Reverse(sale.Id, "refund", Day);
        });
    }

    private static List<(string Table, string Column, long Row, object Value)> Cells(SqliteConnection shell)
    {
        var cells = new List<(string, string, long, object)>();
        foreach (var table in Tables)
        {
            var columns = House.Query(shell, $"SELECT name FROM pragma_table_info('{table}')").ConvertAll(r => (string)r[0]);
            var rows = House.Query(shell, $"SELECT rowid, {string.Join(", ", columns)} FROM {table}");
            foreach (var row in rows)
            {
                cells.AddRange(columns.Select((column, i) => (table, column, (long)row[0], row[i + 1])));
            }
        }

        var head = House.Query(shell, "SELECT rowid, entry_seq, entry_hash FROM business_heads")[0];
        return [.. cells, ("business_heads", "entry_seq", (long)head[0], head[1]), ("business_heads", "entry_hash", (long)head[0], head[2])];
    }

    private static IEnumerable<object> Others(object value)
    {
        switch (value)
        {
            case DBNull:
                yield return 1L;
                yield return new byte[16];
                break;
            case long number:
                yield return number ^ 1;
                yield return number ^ (1L << 40);
                yield return DBNull.Value;
                break;
            case byte[] bytes:
                foreach (var at in new[] { 0, bytes.Length - 1 }.Where(at => at >= 0 && bytes.Length > 0))
                {
                    var copy = (byte[])bytes.Clone();
                    copy[at] ^= 4;
                    yield return copy;
                }

                yield return DBNull.Value;
                break;
            case string text:
                // Dates too: another separator or a blank for a zero would read the same.
                foreach (var i in new[] { 0, text.IndexOf('-', StringComparison.Ordinal), text.IndexOf('0', StringComparison.Ordinal), text.Length - 1 }.Where(i => i >= 0 && i < text.Length).Distinct())
                {
                    yield return text[..i] + (char)(text[i] ^ 2) + text[(i + 1)..];
                    yield return text[..i] + (char)(text[i] ^ 16) + text[(i + 1)..];
                }

                yield return text + " ";
                break;
        }
    }

    /// <summary>False: the table itself refuses it (NOT NULL, a key that is taken).</summary>
    private static bool Set(SqliteConnection shell, string table, string column, long rowid, object value)
    {
        try
        {
            return House.Execute(shell, $"UPDATE {table} SET {column} = $v WHERE rowid = {rowid}", ("$v", value)) == 1;
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == 19)
        {
            return false;
        }
    }

    private static string Show(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"'{value}'";

    private static TId Id<TId>(int number)
        where TId : struct, IId<TId> => TId.From(new Guid(number, 0, 0, new byte[8]));
}
