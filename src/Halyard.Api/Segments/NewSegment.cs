using System.Collections.Immutable;

namespace Halyard.Api.Segments;

/// <summary>A segment as its maker asks for it; who belongs to it is said afterwards.</summary>
public sealed record NewSegment
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>A big segment: its members are kept outside and looked up by SDKs.</summary>
    public bool? Unbounded { get; init; }

    /// <summary>The kind of a big segment's members; <c>user</c> when not given.</summary>
    public string? UnboundedContextKind { get; init; }
}
