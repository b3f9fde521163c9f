using Halyard.Api.Segments;
using Halyard.Server.Storage;

namespace Halyard.Server.Segments;

/// <summary>Segments as permissions name them: <c>proj/default:env/test:segment/beta-testers;ops</c>.</summary>
internal static class SegmentSpecifier
{
    public static string Of(EnvironmentPlace place, SegmentDefinition segment) => Of(place.Project, place.Key, segment.Key)
        + (segment.Tags.IsEmpty ? "" : $";{string.Join(',', segment.Tags)}");

    public static string Of(string project, string environment, string key) => $"proj/{project}:env/{environment}:segment/{key}";
}
