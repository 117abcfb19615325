using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Store.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Bookend.House.Tests;

public sealed class SchemaTests
{
    /// <summary>Tables that are looked up before the business is known.</summary>
    private static readonly string[] Global = ["site_slugs"];

    /// <summary>Indexes likewise: sign-in knows only an e-mail address.</summary>
    private static readonly string[] GlobalIndexes = ["logins(email)"];

    [Fact]
    public void The_business_leads_every_key_and_index()
    {
        var bad = new List<string>();
        foreach (var entity in Entities().Where(e => !Global.Contains(e.GetTableName())))
        {
            bad.AddRange(entity.GetKeys().Where(k => k.Properties[0].Name != "BusinessId").Select(k => $"key of {entity.GetTableName()}"));
            bad.AddRange(entity.GetIndexes().Where(i => i.Properties[0].Name != "BusinessId")
                .Select(i => $"{entity.GetTableName()}({string.Join(',', i.Properties.Select(p => p.GetColumnName()))})").Except(GlobalIndexes));
            bad.AddRange(entity.GetForeignKeys().Where(f => f.Properties[0].Name != "BusinessId" || f.PrincipalKey.Properties[0].Name != "BusinessId")
                .Select(f => $"foreign key of {entity.GetTableName()}"));
        }

        bad.ShouldBeEmpty();
    }

    [Fact]
    public void No_column_holds_a_fraction_or_a_zoned_time() => Entities().SelectMany(e => e.GetProperties())
        .Where(p => new[] { typeof(double), typeof(float), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset) }.Contains(Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType))
        .Select(p => $"{p.DeclaringType.DisplayName()}.{p.Name}").ShouldBeEmpty();

    [Fact]
    public async Task Sqlite_migrations_make_what_the_model_asks_for()
    {
        await using var app = House.Compose();
        var dialect = app.Services.GetRequiredService<Dialect>();
        await dialect.Migrate(TestContext.Current.CancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        await using var wanted = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        await wanted.OpenAsync();
        await using (var command = wanted.CreateCommand())
        {
            command.CommandText = db.Database.GenerateCreateScript();
            await command.ExecuteNonQueryAsync();
        }

        const string catalogue = "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master WHERE type IN ('table', 'index') AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migrations' ORDER BY 1";
        await db.Database.OpenConnectionAsync();
        (await Rows(db.Database.GetDbConnection(), catalogue)).ShouldBe(await Rows(wanted, catalogue));
    }

    [Fact]
    public async Task Postgres_migrations_make_what_the_model_asks_for()
    {
        var (migrated, wanted) = (await NewDatabase("migrated"), await NewDatabase("wanted"));
        await using var app = House.Compose(migrated);
        await app.Services.GetRequiredService<Dialect>().Migrate(TestContext.Current.CancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        await using var want = new NpgsqlConnection(wanted);
        await want.OpenAsync();
        await using (var command = new NpgsqlCommand(db.Database.GenerateCreateScript(), want))
        {
            await command.ExecuteNonQueryAsync();
        }

        const string columns = "SELECT concat_ws(' ', table_name, column_name, data_type, character_maximum_length, is_nullable) FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'schema_migrations' ORDER BY 1";
        const string indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'schema_migrations' AND indexname <> 'claims_no_overlap' ORDER BY 1";
        await db.Database.OpenConnectionAsync();
        var have = db.Database.GetDbConnection();
        (await Rows(have, columns)).ShouldBe(await Rows(want, columns));
        (await Rows(have, indexes)).ShouldBe(await Rows(want, indexes));
    }

    [Fact]
    public async Task Sqlite_has_its_invariants()
    {
        await using var app = House.Compose();
        await app.Services.GetRequiredService<Dialect>().Migrate(TestContext.Current.CancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var triggers = await Rows(db.Database.GetDbConnection(), "SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name");
        string[] wanted =
        [
            .. from change in new[] { "insert", "update" } from guard in new[] { "claims_no_overlap", "claims_have_length", "balances_floor" } select $"{guard}_{change}",
            .. from table in AppendOnly from change in new[] { "update", "delete" } select $"{table}_no_{change}",
            "balances_keep_floor", "balances_no_delete", "claims_keep_resource", "claims_no_delete", "entries_are_sound", "postings_are_sound",
        ];
        triggers.ShouldBe(wanted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Postgres_has_its_invariants()
    {
        await using var app = House.Compose(await NewDatabase("invariants"));
        var dialect = (PostgresDialect)app.Services.GetRequiredService<Dialect>();
        await dialect.Migrate(TestContext.Current.CancellationToken);
        await dialect.Migrate(TestContext.Current.CancellationToken); // again and again
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        (await Rows(connection, "SELECT conname FROM pg_constraint WHERE conname IN ('claims_no_overlap', 'claims_have_length', 'balances_floor', 'entries_are_sound', 'postings_are_sound') ORDER BY 1"))
            .ShouldBe(["balances_floor", "claims_have_length", "claims_no_overlap", "entries_are_sound", "postings_are_sound"]);
        (await Rows(connection, "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"))
            .ShouldBe(AppendOnly.SelectMany(t => new[] { $"{t}_no_change", $"{t}_no_truncate" }).Concat(["balances_keep_floor", "claims_keep_resource"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Postgres_keeps_businesses_apart_by_itself()
    {
        await using var app = House.Compose(await NewDatabase("row_security"));
        await app.Services.GetRequiredService<Dialect>().Migrate(TestContext.Current.CancellationToken);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        const string guarded = """
            SELECT c.relname::text FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
            WHERE p.polname = 'one_business' AND p.polcmd = '*' AND c.relrowsecurity AND c.relforcerowsecurity
            """;
        (await Rows(db.Database.GetDbConnection(), guarded)).Order(StringComparer.Ordinal).ShouldBe(
            Entities().Where(e => e.FindProperty("BusinessId") is not null).Select(e => e.GetTableName()!).Order(StringComparer.Ordinal));
        (await Rows(db.Database.GetDbConnection(), "SELECT polrelid::regclass::text || ' ' || polname FROM pg_policy WHERE polname <> 'one_business'"))
            .ShouldBe(Global.Select(t => $"{t} everyone_looks"));
    }

    private static readonly string[] AppendOnly = ["accounts", "audit", "entries", "facts", "lots", "postings", "requests"];

    private static IReadOnlyList<IEntityType> Entities()
    {
        var app = House.Compose();
        using var db = app.Services.GetRequiredService<IDbContextFactory<BookendDb>>().CreateDbContext();
        return [.. db.GetService<IDesignTimeModel>().Model.GetEntityTypes()];
    }

    private static async Task<IReadOnlyList<string>> Rows(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static async Task<string> NewDatabase(string purpose)
    {
        var server = Environment.GetEnvironmentVariable("BOOKEND_TEST_POSTGRES")
            ?? throw new InvalidOperationException("BOOKEND_TEST_POSTGRES is not set: run the tests by ./test, or start PostgreSQL by './dev postgres'.");
        var name = $"house_{Environment.ProcessId}_{purpose}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name}", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = $"CREATE DATABASE {name}";
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString();
    }
}
