using System.Data.Common;
using Bookend.Kernel;

namespace Bookend.Core.Store;

/// <summary>A business's head row, locked by this transaction; kept in memory while the group runs and stored once at its end.</summary>
internal sealed class LockedHead
{
    public const string Columns = "fact_seq, entry_seq, entry_hash, schedule_stamp, setup_stamp, epoch, clock_at, is_test";

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
        Before.SetupStamp != Now.SetupStamp || Before.ClockAt != Now.ClockAt || Before.Epoch != Now.Epoch;

    public static LockedHead Fresh(BusinessId business) => new(new HeadRow { BusinessId = business }, isNew: true);

    /// <summary>The group ended with a write that took the commit along.</summary>
    public bool IsCommitted { get; set; }

    public (string Sql, object[] Values) Update(Dialect dialect) => (
        "UPDATE business_heads SET fact_seq = $2, entry_seq = $3, entry_hash = $4, schedule_stamp = $5, setup_stamp = $6, epoch = $7, clock_at = $8 WHERE business_id = $1",
        Values(dialect));

    public async Task Store(Statements statements, DbTransaction transaction, Dialect dialect)
    {
        var (sql, values) = IsNew
            ? ($"INSERT INTO business_heads (business_id, {Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", [.. Values(dialect), Now.IsTest])
            : Update(dialect);
        if (await statements.Run(transaction, sql, values) != 1)
        {
            throw new InvalidOperationException($"The head of {Now.BusinessId} was not stored.");
        }
    }

    private object[] Values(Dialect dialect) =>
    [
        dialect.Bind(Now.BusinessId.Value), Now.FactSeq, Now.EntrySeq, Now.EntryHash, Now.ScheduleStamp, Now.SetupStamp, Now.Epoch,
        Now.ClockAt is { } at ? Micros.Of(at) : DBNull.Value,
    ];

    public static LockedHead Read(DbDataReader reader, BusinessId business) => new(Row(reader, business), isNew: false);

    public static HeadRow Row(DbDataReader reader, BusinessId business) => new()
    {
        BusinessId = business,
        FactSeq = reader.GetInt64(0),
        EntrySeq = reader.GetInt64(1),
        EntryHash = (byte[])reader.GetValue(2),
        ScheduleStamp = reader.GetInt64(3),
        SetupStamp = reader.GetInt64(4),
        Epoch = reader.GetInt32(5),
        ClockAt = reader.IsDBNull(6) ? null : Micros.ToInstant(reader.GetInt64(6)),
        IsTest = reader.GetBoolean(7),
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
