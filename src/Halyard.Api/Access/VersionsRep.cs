using System.Collections.Immutable;

namespace Halyard.Api.Access;

/// <summary>The versions of the API that clients may ask for. All are served in the shapes of the latest.</summary>
public sealed record VersionsRep
{
    public const int Latest = 20240415;

    public ImmutableArray<int> ValidVersions { get; init; } = [20160426, 20191212, 20210729, 20220603, Latest];

    public int LatestVersion { get; init; } = Latest;

    public int CurrentVersion { get; init; } = Latest;

    public bool Beta { get; init; }
}
