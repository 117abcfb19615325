using System.Data.Common;
using Bookend.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bookend.Behaviour.Store;

/// <summary>What only somebody with the database in hand can do, or a fault that we do not know yet.</summary>
public static class Tampering
{
    /// <param name="sql">Changes one row; <c>$1</c> is the business.</param>
    public static async Task Tamper(this Server server, Shop shop, string sql)
    {
        BusinessId.TryParse((string)shop.Made["businessId"]!, out var business).ShouldBeTrue();
        var isFile = server.Store == StoreKind.Sqlite;
        await using DbConnection connection = isFile
            ? new SqliteConnection($"Data Source={server.DatabaseFile};Pooling=False")
            : new NpgsqlConnection(Postgres.Seeing(server.Database, business.Value));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = isFile ? ("$1", business.Value.ToByteArray(bigEndian: true)) : ("", (object)business.Value);
        command.Parameters.Add(parameter);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
