using Bookend.Host;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Bookend.House.Tests;

/// <summary>docs/openapi.json is what programs are written against; a change of it is seen in review. BOOKEND_UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task The_committed_document_is_what_the_product_serves()
    {
        await using var app = House.Compose();
        await Product.Prepare(app, TestContext.Current.CancellationToken);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient();
        var text = (await http.GetStringAsync($"{address}/openapi/v1.json")).ReplaceLineEndings("\n") + "\n";
        await app.StopAsync();
        text.ShouldContain("/api/v1/bookings/{id}/cancel");
        var file = Path.Combine(House.Root, "docs/openapi.json");
        if (Environment.GetEnvironmentVariable("BOOKEND_UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(file, text);
        }

        text.ShouldBe(await File.ReadAllTextAsync(file));
    }
}
