using Npgsql;

namespace Bookend.Behaviour.Harness;

/// <summary>The PostgreSQL that ./test has started; a database per server.</summary>
internal static class Postgres
{
    private static int next;

    private static string Server => Environment.GetEnvironmentVariable("BOOKEND_TEST_POSTGRES") is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException("BOOKEND_TEST_POSTGRES is not set: run the tests by ./test, or start PostgreSQL by './dev postgres'.");

    public static async Task<string> NewDatabase()
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref next)}";
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();
    }
}
