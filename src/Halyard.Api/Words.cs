using System.Collections.Immutable;

namespace Halyard.Api;

/// <summary>What the sentences of every feature have in common.</summary>
internal static class Words
{
    private const int MostListed = 5;

    public static string Tags(ImmutableArray<string> tags) => tags.IsEmpty ? "Removed all tags" : $"Set the tags to {List(tags)}";

    /// <summary>The first values in quotes, and how many more there are: <c>'a', 'b' and 12 more</c>.</summary>
    public static string List(ImmutableArray<string> values)
    {
        var shown = string.Join(", ", values.Take(MostListed).Select(static value => $"'{value}'"));
        return values.Length <= MostListed ? shown : $"{shown} and {values.Length - MostListed} more";
    }
}
