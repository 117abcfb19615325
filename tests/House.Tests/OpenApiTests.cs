using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bookend.House.Tests;

/// <summary>docs/openapi.json is what programs are written against; a change of it is seen in review. BOOKEND_UPDATE_SNAPSHOTS=1 writes it anew.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task The_committed_document_is_what_the_product_serves()
    {
        await using var app = House.Compose();
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync();
        await using var text = new StringWriter { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        var file = Path.Combine(House.Root, "docs/openapi.json");
        if (Environment.GetEnvironmentVariable("BOOKEND_UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(file, text + "\n");
        }

        (text + "\n").ShouldBe(await File.ReadAllTextAsync(file));
    }
}
