using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>Keys of one context kind (<c>user</c> when none is given) that a variation is served to.</summary>
public sealed record NewTarget(string VariationId, ImmutableArray<string> Values, string? ContextKind = null);
