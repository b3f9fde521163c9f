using System.Collections.Immutable;

namespace Halyard.Api.Projects;

/// <summary>Who must approve changes. Clients expect it of every environment; here nobody must.</summary>
public sealed record ApprovalSettingsRep
{
    public static ApprovalSettingsRep None { get; } = new();

    public bool Required { get; init; }

    public bool BypassApprovalsForPendingChanges { get; init; }

    public int MinNumApprovals { get; init; } = 1;

    public bool CanReviewOwnRequest { get; init; }

    public bool CanApplyDeclinedChanges { get; init; } = true;

    public bool AutoApplyApprovedChanges { get; init; }

    public string ServiceKind { get; init; } = "launchdarkly";

    public ImmutableDictionary<string, string> ServiceConfig { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableArray<string> RequiredApprovalTags { get; init; } = [];
}
