using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>Which flags a list shows, and in which order. What is left out does not narrow it, but for archived flags, which must be asked for.</summary>
internal sealed record FlagQuery
{
    /// <summary>Part of the name or of the key, whatever its case.</summary>
    public string? Text { get; init; }

    /// <summary>Tags that a flag must all have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Tags of which a flag must have one.</summary>
    public IReadOnlyList<string> AnyTags { get; init; } = [];

    /// <summary>States of which a flag must be in one; without any, all flags that are not archived.</summary>
    public IReadOnlyList<FlagState> States { get; init; } = [];

    public bool? Temporary { get; init; }

    public string? MaintainerId { get; init; }

    public string? MaintainerTeamKey { get; init; }

    public SdkAudience? Audience { get; init; }

    public DateTimeOffset? CreatedBefore { get; init; }

    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>
    /// <c>key</c>, which is the default, <c>name</c>, <c>creationDate</c>, <c>maintainerId</c>, <c>tags</c>, <c>type</c> or <c>targetingModifiedDate</c>; with a
    /// minus in front, the other way round. Anything else is ignored.
    /// </summary>
    public string? Sort { get; init; }

    /// <summary>The environment whose changes <c>targetingModifiedDate</c> is about.</summary>
    public string? Environment { get; init; }

    public Paging Paging { get; init; } = new(20, 0);
}
