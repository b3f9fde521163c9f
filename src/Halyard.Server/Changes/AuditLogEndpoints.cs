using System.Globalization;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Access;
using Halyard.Api.Changes;
using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

using Microsoft.AspNetCore.WebUtilities;

namespace Halyard.Server.Changes;

internal static class AuditLogEndpoints
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 100;
    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static void MapAuditLog(this IEndpointRouteBuilder routes)
    {
        var log = routes.MapApi("/api/v2/auditlog", "Audit log");
        TakesQuery(log.MapGet("", ListAsync))
            .WithSummary("List changes, the newest first")
            .Takes("spec", "A resource that was touched, as in proj/*:env/production:flag/*.")
            .Produces<ListRep<AuditLogEntryRep>>();
        TakesQuery(log.MapPost("", SearchAsync))
            .WithSummary("List the changes that statements name")
            .Accepts<StatementRep[]>("application/json")
            .Produces<ListRep<AuditLogEntryRep>>();
        log.MapGet("/{id}", FindAsync)
            .WithSummary("Get a change with how it looked before and after").Produces<AuditLogEntryRep>();
    }

    private static RouteHandlerBuilder TakesQuery(RouteHandlerBuilder endpoint) => endpoint
        .Takes("before", "Only changes before this moment, in Unix milliseconds.")
        .Takes("after", "Only changes after this moment, in Unix milliseconds.")
        .Takes("q", "Part of a name, key, comment or description, or of who did it.")
        .Takes("limit", "How many entries at most.");

    private static async Task<IResult> ListAsync(
        HttpRequest request, Actor actor, HistoryService history, InstallationId installation, CancellationToken cancellationToken) =>
        Read(request).IsRefused(out var refusal, out var query)
            ? refusal.ToResult()
            : await ShowAsync(request, actor, query, history, installation, cancellationToken);

    private static async Task<IResult> SearchAsync(
        HttpRequest request, Actor actor, HistoryService history, InstallationId installation, CancellationToken cancellationToken)
    {
        if (Read(request).IsRefused(out var refusal, out var query)
            || (await request.ReadJsonAsync(cancellationToken)).IsRefused(out refusal, out var body)
            || ReadStatements(body).IsRefused(out refusal, out var statements))
        {
            return refusal.ToResult();
        }

        return await ShowAsync(request, actor, query with { Statements = statements }, history, installation, cancellationToken);
    }

    private static async Task<IResult> FindAsync(
        string id,
        Actor actor,
        HistoryService history,
        AuditVersions versions,
        InstallationId installation,
        CancellationToken cancellationToken)
    {
        if ((await history.GetAsync(actor, id, cancellationToken)).IsRefused(out var refusal, out var change))
        {
            return refusal.ToResult();
        }

        var (before, after) = await versions.ShowAsync(change.What, cancellationToken);
        var entry = AuditLogReps.From(change, await installation.GetAsync(cancellationToken));
        return TypedResults.Json(entry with { PreviousVersion = before, CurrentVersion = after, Instructions = change.What.Instructions });
    }

    private static async Task<IResult> ShowAsync(
        HttpRequest request,
        Actor actor,
        HistoryQuery query,
        HistoryService history,
        InstallationId installation,
        CancellationToken cancellationToken)
    {
        var account = await installation.GetAsync(cancellationToken);

        // One more than was asked for: whether there is a next page.
        var found = await history.ListAsync(actor, query with { Limit = query.Limit + 1 }, cancellationToken);
        return found.ToResult(page => new ListRep<AuditLogEntryRep>
        {
            Links = Links(request, query, page),
            TotalCount = page.TotalCount,
            Items = [.. page.Items.Take(query.Limit).Select(change => AuditLogReps.From(change, account))],
        });
    }

    private static Dictionary<string, Link> Links(HttpRequest request, HistoryQuery query, Page<Change> page)
    {
        var path = request.Path.Value!.TrimEnd('/');
        var links = new Dictionary<string, Link> { ["self"] = new(path + request.QueryString) };
        if (page.Items.Count > query.Limit)
        {
            var parameters = request.Query
                .Where(static parameter => parameter.Key != "cursor")
                .SelectMany(static parameter => parameter.Value, static (parameter, value) => KeyValuePair.Create(parameter.Key, value))
                .Append(KeyValuePair.Create<string, string?>("cursor", page.Items[query.Limit - 1].Id));
            links["next"] = new Link(QueryHelpers.AddQueryString(path, parameters));
        }

        return links;
    }

    private static Result<HistoryQuery> Read(HttpRequest request)
    {
        if (Paging.Read(request, DefaultLimit, MaxLimit).IsRefused(out var refusal, out var paging)
            || Moment(request, "before").IsRefused(out refusal, out var before)
            || Moment(request, "after").IsRefused(out refusal, out var after))
        {
            return refusal;
        }

        return new HistoryQuery
        {
            Before = before.At,
            After = after.At,
            Text = Text(request, "q"),
            Spec = Text(request, "spec"),
            Cursor = Text(request, "cursor"),
            Limit = paging.Limit,
        };
    }

    private static Result<StatementRep[]> ReadStatements(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Null)
        {
            return Array.Empty<StatementRep>();
        }

        if (RequestBody.As(body, ApiJson.Default.Statements).IsRefused(out var refusal, out var statements))
        {
            return refusal;
        }

        return Statements.Check(statements) is { } invalid ? invalid : statements;
    }

    private static string? Text(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static Result<Edge> Moment(HttpRequest request, string name)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return new Edge(null);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= MaxMilliseconds
            ? new Edge(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : Refusal.Invalid(name, $"{name} is '{text}'; it must be a moment in Unix milliseconds.");
    }

    private sealed record Edge(DateTimeOffset? At);
}
