using Halyard.Api;
using Halyard.Api.Access;
using Halyard.Server.Hosting;

namespace Halyard.Server.Access;

internal static class TokenEndpoints
{
    private const int DefaultLimit = 25;
    private static readonly string[] Ignored = ["customRoleIds", "inlineRole"];

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapApi("/api/v2/tokens", "Access tokens");
        tokens.MapGet("", ListAsync)
            .WithSummary("List your access tokens")
            .TakesPaging()
            .Takes("showAll", "true for everybody's.")
            .Produces<ListRep<TokenRep>>();
        tokens.MapPost("", CreateAsync)
            .WithSummary("Create an access token").Accepts<NewToken>("application/json").Produces<TokenRep>(201);
        tokens.MapGet("/{id}", FindAsync)
            .WithSummary("Get an access token").Produces<TokenRep>();
        tokens.MapPatch("/{id}", ChangeAsync)
            .WithSummary("Change an access token by a JSON patch")
            .AcceptsPatch()
            .Produces<TokenRep>();
        tokens.MapDelete("/{id}", DeleteAsync)
            .WithSummary("Delete an access token").Produces(204);
        tokens.MapPost("/{id}/reset", ResetAsync)
            .WithSummary("Give an access token a new secret").Produces<TokenRep>();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Actor actor, TokenService tokens, CancellationToken cancellationToken)
    {
        if (Paging.Read(request, DefaultLimit).IsRefused(out var refusal, out var paging))
        {
            return refusal.ToResult();
        }

        var listed = await tokens.ListAsync(actor, request.Query["showAll"] == "true", cancellationToken);
        return listed.ToResult(all => paging.Show(request, paging.Of(all), TokenReps.From));
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, Actor actor, TokenService tokens, CancellationToken cancellationToken)
    {
        var body = await request.ReadOrAsync(ApiJson.Default.NewToken, new NewToken(), cancellationToken);
        return body.IsRefused(out var refusal, out var wanted)
            ? refusal.ToResult()
            : (await tokens.CreateAsync(actor, wanted, cancellationToken)).ToResult(TokenReps.From, StatusCodes.Status201Created);
    }

    private static async Task<IResult> FindAsync(string id, Actor actor, TokenService tokens, CancellationToken cancellationToken) =>
        (await tokens.GetAsync(actor, id, cancellationToken)).ToResult(TokenReps.From);

    private static async Task<IResult> ChangeAsync(
        string id, HttpRequest request, Actor actor, TokenService tokens, CancellationToken cancellationToken)
    {
        if ((await request.ReadJsonAsync(cancellationToken)).IsRefused(out var refusal, out var body)
            || JsonPatch.Read(body).IsRefused(out refusal, out var patch)
            || (await tokens.GetAsync(actor, id, cancellationToken)).IsRefused(out refusal, out var current)
            || patch.ApplyTo(View(current.Token), ApiJson.Default.EditableToken, Ignored).IsRefused(out refusal, out var wanted))
        {
            return refusal.ToResult();
        }

        return (await tokens.ChangeAsync(actor, id, wanted, cancellationToken)).ToResult(TokenReps.From);
    }

    private static async Task<IResult> DeleteAsync(string id, Actor actor, TokenService tokens, CancellationToken cancellationToken) =>
        (await tokens.DeleteAsync(actor, id, cancellationToken)).ToNoContent();

    private static async Task<IResult> ResetAsync(string id, Actor actor, TokenService tokens, CancellationToken cancellationToken) =>
        (await tokens.ResetAsync(actor, id, cancellationToken)).ToResult(TokenReps.From);

    private static EditableToken View(AccessToken token) =>
        new() { Name = token.Name, Description = token.Description, Role = Roles.Word(token.Role) };
}
