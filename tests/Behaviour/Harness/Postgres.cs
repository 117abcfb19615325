using Npgsql;

namespace Bookend.Behaviour.Harness;

/// <summary>The PostgreSQL that ./test has started; a database per server, owned by an ordinary role: a superuser is above row-level security.</summary>
internal static class Postgres
{
    private const string Role = "bookend_tests";
    private static int next;

    private static string Server => Environment.GetEnvironmentVariable("BOOKEND_TEST_POSTGRES") is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException("BOOKEND_TEST_POSTGRES is not set: run the tests by ./test, or start PostgreSQL by './dev postgres'.");

    public static async Task<string> NewDatabase()
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref next)}";
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT rolsuper FROM pg_roles WHERE rolname = current_user", connection);
        if (await command.ExecuteScalarAsync() is not true)
        {
            command.CommandText = $"CREATE DATABASE {name}";
            await command.ExecuteNonQueryAsync();
            return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ToString();
        }

        // Test programs start together and share the server. The parameter is for tests that tamper.
        command.CommandText = $"""
            SELECT pg_advisory_lock(1);
            DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{Role}') THEN CREATE ROLE {Role} LOGIN PASSWORD '{Role}'; END IF; END $$;
            GRANT SET ON PARAMETER session_replication_role TO {Role};
            SELECT pg_advisory_unlock(1);
            """;
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"CREATE DATABASE {name} OWNER {Role}";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(Server) { Database = name, Username = Role, Password = Role }.ToString();
    }

    /// <summary>The same database for who looks into it or tampers with it: sessions that see all businesses.</summary>
    public static string SeeingAll(string database) => new NpgsqlConnectionStringBuilder(database) { Options = "-c bookend.everyone=on" }.ToString();

    /// <summary>Sessions that have named this business, as Bookend's own do.</summary>
    public static string Seeing(string database, Guid business) => new NpgsqlConnectionStringBuilder(database) { Options = $"-c bookend.business={business}" }.ToString();
}
