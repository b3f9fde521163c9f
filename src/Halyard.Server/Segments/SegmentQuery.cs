using Halyard.Api.Segments;
using Halyard.Evaluation.Segments;
using Halyard.Server.Hosting;

namespace Halyard.Server.Segments;

/// <summary>Which segments of an environment, and in what order.</summary>
internal sealed record SegmentQuery
{
    /// <summary>Part of the key or the name.</summary>
    public string? Text { get; init; }

    /// <summary>Tags it must all have.</summary>
    public IReadOnlyList<string> AllTags { get; init; } = [];

    /// <summary>Tags of which it must have one, if any are given.</summary>
    public IReadOnlyList<string> AnyTags { get; init; } = [];

    /// <summary>Keys of which one must be included, if any are given.</summary>
    public IReadOnlyList<string> IncludedKeys { get; init; } = [];

    /// <summary>Keys of which one must be excluded, if any are given.</summary>
    public IReadOnlyList<string> ExcludedKeys { get; init; } = [];

    public bool? Unbounded { get; init; }

    /// <summary><c>name</c>, <c>creationDate</c>, <c>lastModified</c>, or one of them with a hyphen before it for the reverse.</summary>
    public string Sort { get; init; } = "";

    public Paging Paging { get; init; } = new(1000, 0);

    /// <param name="all">The segments in the order they were made.</param>
    public IReadOnlyList<SegmentDefinition> Select(IReadOnlyList<SegmentDefinition> all)
    {
        var selected = all.Where(Matches);
        return [.. Sort switch
        {
            "name" => selected.OrderBy(static segment => segment.Name, StringComparer.OrdinalIgnoreCase),
            "-name" => selected.OrderByDescending(static segment => segment.Name, StringComparer.OrdinalIgnoreCase),
            "lastModified" => selected.OrderBy(static segment => segment.LastModified),
            "-lastModified" => selected.OrderByDescending(static segment => segment.LastModified),
            "-creationDate" => selected.OrderByDescending(static segment => segment.CreatedAt),
            _ => selected.OrderBy(static segment => segment.CreatedAt),
        }];
    }

    private static bool HasAny(IEnumerable<string> values, IReadOnlyList<string> wanted) =>
        wanted.Count == 0 || values.Any(wanted.Contains);

    private static IEnumerable<string> KeysOf(IEnumerable<SegmentTarget> targets) => targets.SelectMany(static target => target.Values);

    private bool Matches(SegmentDefinition segment) =>
        (Text is null
            || segment.Key.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || segment.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && AllTags.All(tag => segment.Tags.Contains(tag))
        && HasAny(segment.Tags, AnyTags)
        && HasAny(KeysOf(segment.Included), IncludedKeys)
        && HasAny(KeysOf(segment.Excluded), ExcludedKeys)
        && (Unbounded is null || Unbounded == segment.Unbounded);
}
