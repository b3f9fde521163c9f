using System.Text.Json.Nodes;

using Halyard.Server.Tests.Support;

using Microsoft.AspNetCore.Routing;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class ApiDescriptionTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task Every_endpoint_of_the_api_is_described_with_a_summary()
    {
        using var anonymous = shared.Server.Client();
        var document = await anonymous.GetJsonAsync("/openapi/v1.json");

        var described = document["paths"]!.AsObject()
            .SelectMany(
                static path => path.Value!.AsObject(),
                static (path, operation) => (Name: $"{operation.Key.ToUpperInvariant()} {path.Key}", operation.Value))
            .ToDictionary(static operation => operation.Name, static operation => operation.Value);
        described.Keys.ShouldBe(ApiRoutes(), ignoreOrder: true);
        described.Where(static operation => string.IsNullOrEmpty((string?)operation.Value!["summary"])).ShouldBeEmpty();
        described.Where(static operation => operation.Value!["tags"] is not JsonArray { Count: > 0 }).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_description_says_how_to_sign_in()
    {
        var document = await shared.Http.GetJsonAsync("/openapi/v1.json");

        document["components"]!["securitySchemes"]!["accessToken"]!["name"]!.ToString().ShouldBe("Authorization");
        document["info"]!["title"]!.ToString().ShouldBe("Halyard API");
    }

    [Fact]
    public async Task The_page_of_the_api_loads_nothing_from_the_internet()
    {
        using var anonymous = shared.Server.Client();
        var cancellationToken = TestContext.Current.CancellationToken;

        using var moved = await anonymous.GetAsync("/docs", cancellationToken);
        var page = await anonymous.GetStringAsync(moved.Headers.Location ?? new Uri("/docs", UriKind.Relative), cancellationToken);

        page.ShouldContain("<script");
        page.ShouldNotContain("https://");
        page.ShouldNotContain("http://");
    }

    private IEnumerable<string> ApiRoutes() => shared.Server.Get<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(static endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
        .SelectMany(
            static endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods,
            static (endpoint, method) => $"{method} {endpoint.RoutePattern.RawText!.TrimEnd('/')}");
}
