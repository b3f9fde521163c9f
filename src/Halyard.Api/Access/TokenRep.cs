using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Access;

/// <summary>An access token as the API shows it.</summary>
public sealed record TokenRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string OwnerId { get; init; }

    public required string MemberId { get; init; }

    [JsonPropertyName("_member")]
    public required MemberSummaryRep Member { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required long CreationDate { get; init; }

    public required long LastModified { get; init; }

    /// <summary>In Unix milliseconds; 0 for never.</summary>
    public required long LastUsed { get; init; }

    public ImmutableArray<string> CustomRoleIds { get; init; } = [];

    public ImmutableArray<StatementRep> InlineRole { get; init; } = [];

    public required string Role { get; init; }

    /// <summary>The whole secret where the token was just made or reset; else its last four characters.</summary>
    public required string Token { get; init; }

    public bool ServiceToken { get; init; }

    public int DefaultApiVersion { get; init; } = VersionsRep.Latest;
}
