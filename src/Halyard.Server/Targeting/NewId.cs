namespace Halyard.Server.Targeting;

/// <summary>Ids of the parts of a flag or a segment: variations, rules and clauses.</summary>
internal static class NewId
{
    private const int MaxLength = 64;

    /// <summary>The id that was asked for, unless it cannot be one or is taken; then a new one.</summary>
    public static string Of(string? wanted, IEnumerable<string> taken) =>
        !string.IsNullOrWhiteSpace(wanted) && wanted.Length <= MaxLength && !taken.Contains(wanted, StringComparer.Ordinal)
            ? wanted
            : Guid.NewGuid().ToString();
}
