using System.Text.Json;

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

using Scalar.AspNetCore;

namespace Halyard.Server.Hosting;

/// <summary>The API's description for programs (<c>/openapi/v1.json</c>) and for people (<c>/docs</c>).</summary>
internal static class ApiDescription
{
    private const string Scheme = "accessToken";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", static options =>
    {
        options.ShouldInclude = static endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeAsync);
        options.AddOperationTransformer(AddQueryAsync);
    });

    public static void MapApiDescription(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

        // Everything comes from this server: a page about an internal API must not ask the internet for scripts, fonts or an assistant.
        routes.MapScalarApiReference("/docs", static options => options
            .WithTitle("Halyard API")
            .DisableDefaultFonts()
            .DisableTelemetry()
            .DisableAgent()
            .DisableMcp()
            .WithFavicon("data:,")
            .AddPreferredSecuritySchemes(Scheme)).AllowAnonymous();
    }

    /// <summary>Describes a query parameter that the handler reads from the request.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string name, string description) =>
        endpoint.WithMetadata(new QueryParameter(name, description));

    /// <summary>Describes the parameters that <see cref="Paging"/> reads.</summary>
    public static RouteHandlerBuilder TakesPaging(this RouteHandlerBuilder endpoint) => endpoint
        .Takes("limit", "How many items at most; a limit over the maximum is lowered to it.")
        .Takes("offset", "How many items to skip.");

    /// <summary>
    /// Describes a body that is a JSON patch or a list of instructions. Any media type that is JSON is let through to the handler.
    /// </summary>
    public static RouteHandlerBuilder AcceptsPatch(this RouteHandlerBuilder endpoint) => endpoint.Accepts<JsonElement>("application/json");

    private static Task DescribeAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Halyard API",
            Version = "v1",
            Description = "Manages projects, environments, flags and segments in the shapes of LaunchDarkly's REST API. "
                + "Send an access token in the header `Authorization`.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "An access token, `api-…`.",
            },
        };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
        return Task.CompletedTask;
    }

    private static Task AddQueryAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in context.Description.ActionDescriptor.EndpointMetadata.OfType<QueryParameter>())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }

        return Task.CompletedTask;
    }
}
