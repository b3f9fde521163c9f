using System.Collections.Immutable;

using Halyard.Evaluation.Segments;

namespace Halyard.Api.Segments;

/// <summary>On the wire and in the API, users are listed apart from contexts of other kinds.</summary>
internal static class SegmentMembers
{
    public static ImmutableArray<string> UsersOf(ImmutableArray<SegmentTarget> targets) =>
        [.. targets.Where(IsUsers).SelectMany(static target => target.Values)];

    public static ImmutableArray<SegmentTarget> OthersOf(ImmutableArray<SegmentTarget> targets) =>
        [.. targets.Where(static target => !IsUsers(target))];

    private static bool IsUsers(SegmentTarget target) => target.ContextKind is null or "" or Context.DefaultKind;
}
