using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Segments;

/// <summary>Contexts of one kind, by their key.</summary>
public sealed record SegmentTarget
{
    /// <summary>The kind; null or empty means <c>user</c>.</summary>
    public string? ContextKind { get; init; }

    /// <summary>The keys.</summary>
    public ImmutableArray<string> Values { get; init => field = value.OrEmpty(); } = [];
}
