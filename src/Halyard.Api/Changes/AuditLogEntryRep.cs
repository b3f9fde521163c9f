using System.Text.Json;
using System.Text.Json.Serialization;

using Halyard.Api.Access;

namespace Halyard.Api.Changes;

/// <summary>A row of history as the API shows it. The last members are there only where a single entry was asked for.</summary>
public sealed record AuditLogEntryRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    [JsonPropertyName("_accountId")]
    public required string AccountId { get; init; }

    /// <summary>In Unix milliseconds.</summary>
    public required long Date { get; init; }

    public required IReadOnlyList<AuditAccessRep> Accesses { get; init; }

    /// <summary>What was changed: <c>flag</c>, <c>segment</c>, <c>project</c>, <c>environment</c>, <c>member</c>, <c>token</c>.</summary>
    public required string Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The sentences, as a list in Markdown.</summary>
    public required string Description { get; init; }

    public string ShortDescription { get; init; } = "";

    public string? Comment { get; init; }

    public required AuditSubjectRep Subject { get; init; }

    public MemberSummaryRep? Member { get; init; }

    public AuditTokenRep? Token { get; init; }

    public required string TitleVerb { get; init; }

    public required string Title { get; init; }

    public required AuditTargetRep Target { get; init; }

    public AuditParentRep? Parent { get; init; }

    public JsonElement? PreviousVersion { get; init; }

    public JsonElement? CurrentVersion { get; init; }

    /// <summary>The instructions that were carried out.</summary>
    public JsonElement? Instructions { get; init; }
}
