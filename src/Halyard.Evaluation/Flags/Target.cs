using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>Contexts that are served a variation by their key.</summary>
public sealed record Target
{
    /// <summary>The kind of the contexts; null or empty means <c>user</c>.</summary>
    public string? ContextKind { get; init; }

    /// <summary>The index of the variation.</summary>
    public int Variation { get; init; }

    /// <summary>The keys.</summary>
    public ImmutableArray<string> Values { get; init => field = value.OrEmpty(); } = [];
}
