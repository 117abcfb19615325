using System.Data.Common;
using Bookend.Behaviour.Booking;
using Bookend.Kernel;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Bookend.Behaviour.Store;

/// <summary>What Bookend does by itself, for all businesses in turn.</summary>
public sealed class JobTests
{
    [Theory, BothStores]
    public async Task A_broken_business_holds_up_only_itself(StoreKind store)
    {
        await using var server = await Server.Start(store);
        var broken = await Shop.Open(server, clock: "2026-11-22T08:00:00+01:00"); // older, so it comes first
        var salon = await Salon.Open(await Shop.Open(server));
        var seen = await salon.Shop.LastFact();
        (await salon.Hold("10:00")).ShouldBeOk();
        await salon.Shop.SetClock("2026-11-23T08:30:00+01:00");
        server.Kill();

        // Its clock stands at a moment that no calendar has.
        BusinessId.TryParse((string)broken.Made["businessId"]!, out var id).ShouldBeTrue();
        await Run(server, id, "UPDATE business_heads SET clock_at = 9223372036854775807 WHERE business_id = $1");
        await server.Launch();
        await salon.Shop.Until(async () => (await salon.Shop.Facts(seen)).Contains("hold.released"));
    }

    private static async Task Run(Server server, BusinessId business, string sql)
    {
        await using DbConnection connection = server.Store == StoreKind.Sqlite
            ? new SqliteConnection($"Data Source={server.DatabaseFile};Pooling=False")
            : new NpgsqlConnection(Postgres.Seeing(server.Database, business.Value));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = server.Store == StoreKind.Sqlite ? ("$1", (object)business.Value.ToByteArray(bigEndian: true)) : ("", business.Value);
        command.Parameters.Add(parameter);
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
