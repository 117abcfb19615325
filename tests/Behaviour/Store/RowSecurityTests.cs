using Bookend.Core;
using Bookend.Core.Log;
using Bookend.Core.Store;
using Bookend.Kernel;
using Bookend.Store.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Npgsql;

namespace Bookend.Behaviour.Store;

/// <summary>The second lock between businesses: what a query forgets to ask for, PostgreSQL does not show. (SQLite has no such lock.)</summary>
public sealed class RowSecurityTests
{
    [Xunit.Fact]
    public async Task A_query_without_the_filter_still_sees_one_business()
    {
        var (here, there) = await Two();
        await using var services = Services(here.Server);
        var (reader, writer) = (services.GetRequiredService<Reader>(), services.GetRequiredService<Writer>());
        foreach (var shop in new[] { here, there })
        {
            var read = await reader.Read<BusinessId[]>(IdOf(shop), default, async r => await AllOwners(r.Db));
            read.Value.ShouldBe([IdOf(shop)]);
            var written = await writer.WriteOrThrow<BusinessId[]>(new WriteOrder(IdOf(shop), Actor.System("test"), Key: null), async w => await AllOwners(w.Db));
            written.ShouldBe([IdOf(shop)]);
        }

        (await reader.ReadAll(AllOwners)).ShouldBe([IdOf(here), IdOf(there)], ignoreOrder: true); // who says so sees all

        static Task<BusinessId[]> AllOwners(BookendDb db) => db.Set<FactRow>().AsNoTracking().Select(f => f.BusinessId).Distinct().ToArrayAsync();
    }

    [Xunit.Fact]
    public async Task A_session_that_named_no_business_sees_nothing_and_one_that_did_cannot_write_into_another()
    {
        var (here, there) = await Two();
        await using var nobody = await Open(here.Server.Database);
        await using var mine = await Open(Postgres.Seeing(here.Server.Database, IdOf(here).Value));
        foreach (var table in new[] { "business_heads", "facts", "clients", "logins", "api_keys", "requests", "entries" })
        {
            (await Count(nobody, $"SELECT count(*) FROM {table}")).ShouldBe(0, table);
            (await Count(mine, $"SELECT count(*) FROM {table} WHERE business_id <> '{IdOf(here).Value}'")).ShouldBe(0, table);
        }

        (await Count(mine, "SELECT count(*) FROM clients")).ShouldBe(1);
        (await Run(mine, "UPDATE clients SET name = 'Mine'")).ShouldBe(1);
        (await Should.ThrowAsync<PostgresException>(() => Run(mine, $"UPDATE clients SET business_id = '{IdOf(there).Value}'"))).SqlState.ShouldBe("42501");
        (await there.Get("/clients")).Json["items"]!.AsArray().Select(c => (string)c!["name"]!).ShouldBe(["Client of there"]);
    }

    /// <summary>A refused write rolls back to its savepoint; the next of its group must still be shown its business, and its head still be locked.</summary>
    [Xunit.Fact]
    public async Task After_a_refusal_the_rest_of_the_group_goes_on()
    {
        var (here, _) = await Two();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => here.Once(
            HttpMethod.Post, "/clients", new { name = i % 2 == 0 ? "" : $"Guest {i}" }, Shop.NewKey())));
        answers.Count(a => a.Status == 201).ShouldBe(20);
        answers.Count(a => a.Status == 400).ShouldBe(20);
    }

    /// <summary>A lock that was taken after a savepoint goes with it: the head's must not, or another process writes in between.</summary>
    [Xunit.Fact]
    public async Task A_refusal_lets_no_other_process_in_between()
    {
        var (here, _) = await Two();
        await using var sibling = await here.Server.StartSibling();
        var shops = new[] { here, here.On(sibling) };
        var answers = new List<Reply>();
        for (var round = 0; round < 12; round++)
        {
            // The first rounds warm both up; after that they really meet.
            answers.AddRange(await Task.WhenAll(Enumerable.Range(0, 100).Select(i => shops[i % 2].Once(
                HttpMethod.Post, "/clients", new { name = i / 2 % 2 == 0 ? "" : $"Guest {i}" }, Shop.NewKey()))));
        }

        answers.Where(a => a.Status is not 201 and not 400).Select(a => a.Text).ShouldBeEmpty();
        answers.Where(a => a.Status == 400).Select(a => (string)a.Json["code"]!).Distinct().ShouldBe(["name_missing"]);
    }

    private static async Task<(Shop Here, Shop There)> Two()
    {
        var server = await Server.Start(StoreKind.Postgres);
        var (here, there) = (await Shop.Open(server), await Shop.Open(server));
        (await here.Post("/clients", new { name = "Client of here" })).ShouldBeOk();
        (await there.Post("/clients", new { name = "Client of there" })).ShouldBeOk();
        return (here, there);
    }

    private static BusinessId IdOf(Shop shop) => BusinessId.TryParse((string)shop.Made["businessId"]!, out var id) ? id : throw new FormatException();

    private static ServiceProvider Services(Server server)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IClock>(new Morning());
        services.AddSingleton<Dialect>(new PostgresDialect(server.Database, new Morning()));
        services.AddSingleton(new ModelParts([]));
        services.AddPooledDbContextFactory<BookendDb>((s, options) => s.GetRequiredService<Dialect>().Configure(options));
        services.AddBookendCore();
        return services.BuildServiceProvider();
    }

    private static async Task<NpgsqlConnection> Open(string database)
    {
        var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> Count(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<int> Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    private sealed class Morning : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2026, 11, 23, 7, 0);
    }
}
