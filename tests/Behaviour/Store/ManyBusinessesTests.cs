namespace Bookend.Behaviour.Store;

public sealed class ManyBusinessesTests
{
    /// <summary>A chain's businesses outnumber the connections: none waits for one that another merely sits on.</summary>
    [Fact]
    public async Task More_businesses_than_connections_write_and_read_at_once()
    {
        await using var server = await Server.Start(StoreKind.Postgres);
        var shops = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Shop.Open(server)));
        for (var round = 0; round < 3; round++)
        {
            var answers = await Task.WhenAll(shops.Select(s => s.Once(HttpMethod.Post, "/clients", new { name = "Mia" }, Shop.NewKey())));
            answers.ShouldAllBe(a => a.Status == 201);
            (await Task.WhenAll(shops.Select(s => s.Get("/clients")))).ShouldAllBe(a => a.Status == 200);
        }
    }
}
