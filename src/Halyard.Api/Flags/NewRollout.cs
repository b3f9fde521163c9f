using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>A percentage rollout or an experiment as an instruction asks for it: its variations by their ids, in the order of their shares.</summary>
public sealed record NewRollout
{
    /// <summary><c>rollout</c>, which is the default, or <c>experiment</c>.</summary>
    public string? Kind { get; init; }

    public string? ContextKind { get; init; }

    public string? BucketBy { get; init; }

    public long? Seed { get; init; }

    public required ImmutableArray<NewShare> Variations { get; init; }
}
