using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Access;

/// <summary>A member as the API shows it.</summary>
public sealed record MemberRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string FirstName { get; init; }

    public required string LastName { get; init; }

    /// <summary><c>reader</c>, <c>writer</c>, <c>admin</c> or <c>owner</c>.</summary>
    public required string Role { get; init; }

    public required string Email { get; init; }

    [JsonPropertyName("_pendingInvite")]
    public bool PendingInvite { get; init; }

    [JsonPropertyName("_verified")]
    public bool Verified { get; init; } = true;

    public ImmutableArray<string> CustomRoles { get; init; } = [];

    public string Mfa { get; init; } = "disabled";

    /// <summary>In Unix milliseconds; 0 for never.</summary>
    [JsonPropertyName("_lastSeen")]
    public required long LastSeen { get; init; }

    public required long CreationDate { get; init; }
}
