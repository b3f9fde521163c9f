using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Projects;

/// <summary>A project as the API shows it.</summary>
/// <typeparam name="TEnvironments">A page of environments, or a bare list of them where a project is made or changed: so clients expect
/// it.</typeparam>
public sealed record ProjectRep<TEnvironments>
    where TEnvironments : class
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required bool IncludeInSnippetByDefault { get; init; }

    public required ClientSideAvailability DefaultClientSideAvailability { get; init; }

    public NamingConvention? NamingConvention { get; init; }

    public TEnvironments? Environments { get; init; }
}
