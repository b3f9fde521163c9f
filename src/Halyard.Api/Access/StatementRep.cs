using System.Collections.Immutable;

namespace Halyard.Api.Access;

/// <summary>What is allowed or denied, or looked for: actions on resources.</summary>
public sealed record StatementRep
{
    /// <summary><c>allow</c> or <c>deny</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>Resource specifiers, as in <c>proj/*:env/production:flag/*;beta</c>.</summary>
    public ImmutableArray<string>? Resources { get; init; }

    public ImmutableArray<string>? NotResources { get; init; }

    public ImmutableArray<string>? Actions { get; init; }

    public ImmutableArray<string>? NotActions { get; init; }
}
