using Halyard.Api.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>Shows flags as the API does.</summary>
internal sealed class FlagReps(Database database)
{
    /// <summary>One flag, whole, with the environments that the request names by <c>env</c>, or all.</summary>
    public async Task<Result<FlagRep>> ShowAsync(
        string project, Result<FlagDefinition> result, HttpRequest request, CancellationToken cancellationToken)
    {
        if (result.IsRefused(out var refusal, out var flag))
        {
            return refusal;
        }

        var environments = await EnvironmentsAsync(project, request, all: true, cancellationToken);
        return FlagRep.From(project, flag, environments, summary: false);
    }

    /// <summary>The names of the environments that the request names by <c>env</c>, by their keys; if it names none: all of them, or none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnvironmentsAsync(
        string project, HttpRequest request, bool all, CancellationToken cancellationToken)
    {
        var wanted = request.Query["env"]
            .OfType<string>()
            .SelectMany(static keys => keys.Split(',', StringSplitOptions.RemoveEmptyEntries))
            .ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0 && !all)
        {
            return new Dictionary<string, string>();
        }

        await using var session = await database.ReadAsync(cancellationToken);
        var environments = await Places.ListEnvironmentDefinitionsAsync(session, project, cancellationToken);
        return environments
            .Where(environment => wanted.Count == 0 || wanted.Contains("*") || wanted.Contains(environment.Key))
            .ToDictionary(static environment => environment.Key, static environment => environment.Name, StringComparer.Ordinal);
    }
}
