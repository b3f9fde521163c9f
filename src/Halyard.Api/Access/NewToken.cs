using System.Collections.Immutable;

namespace Halyard.Api.Access;

/// <summary>An access token that is to be made.</summary>
public sealed record NewToken
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary><c>reader</c> (default), <c>writer</c> or <c>admin</c>.</summary>
    public string? Role { get; init; }

    public ImmutableArray<string>? CustomRoleIds { get; init; }

    public ImmutableArray<StatementRep>? InlineRole { get; init; }

    public bool? ServiceToken { get; init; }
}
