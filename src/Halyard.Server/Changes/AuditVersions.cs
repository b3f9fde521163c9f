using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Api.Segments;
using Halyard.Server.Storage;

namespace Halyard.Server.Changes;

/// <summary>Shows how something looked before and after a change, in the form in which the API shows it today.</summary>
internal sealed class AuditVersions(Database database)
{
    // Keys are not part of history.
    private static readonly EnvironmentKeys NoKeys = new("", "", "");

    public async Task<(JsonElement? Before, JsonElement? After)> ShowAsync(ChangeDraft what, CancellationToken cancellationToken)
    {
        var environments = what.Resource == ResourceKind.Flag ? await EnvironmentsAsync(what, cancellationToken) : [];
        return (Show(what, what.Before, environments), Show(what, what.After, environments));
    }

    private static JsonElement? Show(ChangeDraft what, JsonElement? document, Dictionary<string, string> environments) =>
        document is { } stored
        ? what.Resource switch
        {
            ResourceKind.Flag => ShowFlag(what.Project!, Read(stored, ApiJson.Default.FlagDefinition), environments),
            ResourceKind.Segment => Write(
                SegmentRep.From(what.Project!, what.Environment!, Read(stored, ApiJson.Default.SegmentDefinition)),
                ApiJson.Default.SegmentRep),
            ResourceKind.Project => Write(
                ProjectReps.From<ListRep<EnvironmentRep>>(Read(stored, ApiJson.Default.ProjectDefinition), null),
                ApiJson.Default.ProjectRepWithPage),
            ResourceKind.Environment => Write(
                EnvironmentRep.From(what.Project!, Read(stored, ApiJson.Default.EnvironmentDefinition), NoKeys),
                ApiJson.Default.EnvironmentRep),
            _ => stored,
        }
        : null;

    // An environment that is gone meanwhile is shown under its key.
    private static JsonElement ShowFlag(string project, FlagDefinition flag, Dictionary<string, string> names)
    {
        var environments = flag.Environments.Keys.ToDictionary(static key => key, key => names.GetValueOrDefault(key, key));
        return Write(FlagRep.From(project, flag, environments, summary: false), ApiJson.Default.FlagRep);
    }

    private static T Read<T>(JsonElement document, JsonTypeInfo<T> type) => document.Deserialize(type)!;

    private static JsonElement Write<T>(T rep, JsonTypeInfo<T> type) => JsonSerializer.SerializeToElement(rep, type);

    private async Task<Dictionary<string, string>> EnvironmentsAsync(ChangeDraft what, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var environments = await Places.ListEnvironmentDefinitionsAsync(session, what.Project!, cancellationToken);
        return environments.ToDictionary(
            static environment => environment.Key, static environment => environment.Name, StringComparer.Ordinal);
    }
}
