using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>A flag as the columns of its row.</summary>
internal sealed record FlagColumns
{
    public required long Project { get; init; }

    public required string Key { get; init; }

    public required int Version { get; init; }

    public required bool Archived { get; init; }

    public required string Document { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public required string Name { get; init; }

    /// <summary>What texts are looked for in: the key and the name in lower case.</summary>
    public required string Search { get; init; }

    public required bool Temporary { get; init; }

    public required bool Deprecated { get; init; }

    public required bool UsingMobileKey { get; init; }

    public required bool UsingEnvironmentId { get; init; }

    public string? MaintainerId { get; init; }

    public string? MaintainerTeamKey { get; init; }

    public static FlagColumns Of(long project, FlagDefinition flag, DateTimeOffset at) => new()
    {
        Project = project,
        Key = flag.Key,
        Version = flag.Version,
        Archived = flag.Archived,
        Document = FlagStore.Write(flag),
        CreatedAt = flag.CreatedAt.ToUnixTimeMilliseconds(),
        UpdatedAt = at.ToUnixTimeMilliseconds(),
        Name = flag.Name,
        Search = SearchText.Of(flag.Key, flag.Name),
        Temporary = flag.Temporary,
        Deprecated = flag.Deprecated,
        UsingMobileKey = flag.ClientSideAvailability.UsingMobileKey,
        UsingEnvironmentId = flag.ClientSideAvailability.UsingEnvironmentId,
        MaintainerId = flag.MaintainerId,
        MaintainerTeamKey = flag.MaintainerTeamKey,
    };
}
