using System.Collections.Immutable;

namespace Halyard.Api.Projects;

internal static class Words
{
    public static string Tags(ImmutableArray<string> tags) =>
        tags.IsEmpty ? "Removed all tags" : $"Set the tags to {string.Join(", ", tags.Select(static tag => $"'{tag}'"))}";
}
