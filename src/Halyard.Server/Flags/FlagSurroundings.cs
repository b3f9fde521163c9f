using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>What the rules need to know beside the flag itself. It is looked up beforehand, so that the rules are pure.</summary>
internal sealed record FlagSurroundings
{
    /// <summary>The environment that the request is about, when it is about one.</summary>
    public string? Environment { get; init; }

    /// <summary>The moment of the change.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The flags that instructions name as prerequisites, as far as they exist.</summary>
    public ImmutableDictionary<string, FlagDefinition> Others { get; init; } = ImmutableDictionary<string, FlagDefinition>.Empty;

    /// <summary>Which flag of the project needs which.</summary>
    public PrerequisiteGraph Prerequisites { get; init; } = PrerequisiteGraph.Empty;

    /// <summary>The segments of the environments that instructions are about.</summary>
    public ImmutableHashSet<SegmentUse> Segments { get; init; } = [];

    /// <summary>The members that instructions name as maintainers, as far as they exist.</summary>
    public ImmutableHashSet<string> Members { get; init; } = [];
}
