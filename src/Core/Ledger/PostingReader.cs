using System.Data.Common;
using Bookend.Core.Store;
using Bookend.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bookend.Core.Ledger;

/// <summary>
/// Postings straight from the data reader: verification is mostly reading them, and this takes two thirds of the time of the model's way.
/// A column that is forgotten here makes every hash wrong.
/// </summary>
internal sealed class PostingReader(BookendDb db, BusinessId business, CancellationToken stop)
{
    private const string Sql =
        "SELECT entry_seq, no, account_id, amount, unit, layer, lot_id, order_id, line_id, tender_id, rule, rule_version, reverses_seq, reverses_no " +
        "FROM postings WHERE business_id = @b AND entry_seq >= @f AND entry_seq <= @t ORDER BY entry_seq, no";

    private readonly object businessKey = db.GetService<Dialect>().Bind(business.Value);

    public async Task<List<PostingRow>> Read(long from, long to)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = Sql;
            command.AddParameter("@b", businessKey);
            command.AddParameter("@f", from);
            command.AddParameter("@t", to);
            await using var reader = await command.ExecuteReaderAsync(stop);
            var rows = new List<PostingRow>();
            while (await reader.ReadAsync(stop))
            {
                rows.Add(Row(reader));
            }

            return rows;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private PostingRow Row(DbDataReader reader) => new()
    {
        BusinessId = business,
        EntrySeq = reader.GetInt64(0),
        No = reader.GetInt32(1),
        AccountId = reader.GetInt64(2),
        Amount = reader.GetInt64(3),
        Unit = new Unit(reader.GetString(4)),
        Layer = (Layer)reader.GetInt32(5),
        LotId = Guid(reader, 6) is { } lot ? new LotId(lot) : null,
        OrderId = Guid(reader, 7) is { } order ? new OrderId(order) : null,
        LineId = Guid(reader, 8) is { } line ? new LineId(line) : null,
        TenderId = Guid(reader, 9) is { } tender ? new TenderId(tender) : null,
        Rule = reader.GetString(10),
        RuleVersion = reader.GetInt32(11),
        ReversesSeq = reader.IsDBNull(12) ? null : reader.GetInt64(12),
        ReversesNo = reader.IsDBNull(13) ? null : reader.GetInt32(13),
    };

    /// <summary>PostgreSQL gives a Guid, SQLite its 16 bytes.</summary>
    private static Guid? Guid(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        Guid guid => guid,
        byte[] bytes => new Guid(bytes, bigEndian: true),
        var other => throw new FormatException($"'{other}' is not an id."),
    };
}
