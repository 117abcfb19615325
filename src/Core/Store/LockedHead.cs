using System.Data.Common;
using Bookend.Kernel;

namespace Bookend.Core.Store;

/// <summary>A business's head row, locked by this transaction; kept in memory while the group runs and stored once at its end.</summary>
internal sealed class LockedHead
{
    private const string Columns = "fact_seq, entry_seq, entry_hash, schedule_stamp, epoch, clock_at, is_test";

    private LockedHead(HeadRow row, bool isNew)
    {
        Before = row.Copy();
        Now = row;
        IsNew = isNew;
    }

    public bool IsNew { get; }

    public HeadRow Before { get; }

    public HeadRow Now { get; set; }

    public bool IsChanged => IsNew ||
        Before.FactSeq != Now.FactSeq || Before.EntrySeq != Now.EntrySeq || Before.ScheduleStamp != Now.ScheduleStamp ||
        Before.ClockAt != Now.ClockAt || Before.Epoch != Now.Epoch;

    public static LockedHead Fresh(BusinessId business) => new(new HeadRow { BusinessId = business }, isNew: true);

    public static async Task<LockedHead?> Lock(DbConnection connection, DbTransaction transaction, Dialect dialect, BusinessId business)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT {Columns} FROM business_heads WHERE business_id = @b {dialect.LockClause}";
        command.AddParameter("@b", dialect.Bind(business.Value));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new LockedHead(Read(reader, business), isNew: false) : null;
    }

    public async Task Store(DbConnection connection, DbTransaction transaction, Dialect dialect)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = IsNew
            ? $"INSERT INTO business_heads (business_id, {Columns}) VALUES (@b, @f, @e, @h, @s, @p, @c, @t)"
            : "UPDATE business_heads SET fact_seq = @f, entry_seq = @e, entry_hash = @h, schedule_stamp = @s, epoch = @p, clock_at = @c WHERE business_id = @b";
        command.AddParameter("@b", dialect.Bind(Now.BusinessId.Value));
        command.AddParameter("@f", Now.FactSeq);
        command.AddParameter("@e", Now.EntrySeq);
        command.AddParameter("@h", Now.EntryHash);
        command.AddParameter("@s", Now.ScheduleStamp);
        command.AddParameter("@p", Now.Epoch);
        command.AddParameter("@c", Now.ClockAt is { } at ? Micros.Of(at) : DBNull.Value);
        if (IsNew)
        {
            command.AddParameter("@t", Now.IsTest);
        }

        if (await command.ExecuteNonQueryAsync() != 1)
        {
            throw new InvalidOperationException($"The head of {Now.BusinessId} was not stored.");
        }

        if (Now.FactSeq != Before.FactSeq)
        {
            await dialect.Announce(connection, transaction, Now.BusinessId, Now.FactSeq);
        }
    }

    private static HeadRow Read(DbDataReader reader, BusinessId business) => new()
    {
        BusinessId = business,
        FactSeq = reader.GetInt64(0),
        EntrySeq = reader.GetInt64(1),
        EntryHash = (byte[])reader.GetValue(2),
        ScheduleStamp = reader.GetInt64(3),
        Epoch = reader.GetInt32(4),
        ClockAt = reader.IsDBNull(5) ? null : Micros.ToInstant(reader.GetInt64(5)),
        IsTest = reader.GetBoolean(6),
    };
}

public static class CommandExtensions
{
    public static void AddParameter(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
