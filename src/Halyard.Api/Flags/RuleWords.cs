using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>Rules and their conditions in words, of flags and segments alike.</summary>
internal static class RuleWords
{
    public static string Described(string? description) => string.IsNullOrEmpty(description) ? "" : $" '{description}'";

    /// <summary>The rule as people see it: <c>rule 2 'Swiss users'</c>. Without an index, by its id.</summary>
    public static string Name(int? index, string? description, string id) =>
        index is { } place ? $"rule {place + 1}{Described(description)}" : $"rule '{id}'";

    public static string AddClauses(string rule, ImmutableArray<NewClause> clauses) => $"Added to {rule}: {ClauseWords.All(clauses)}";

    public static string RemoveClauses(string rule, IEnumerable<TargetingClause> clauses, ImmutableArray<string> ids)
    {
        var words = string.Join(" and ", clauses.Where(clause => ids.Contains(clause.Id)).Select(static clause => ClauseWords.Of(clause)));
        return $"Removed {(words.Length == 0 ? "conditions" : $"'{words}'")} from {rule}";
    }

    public static string UpdateClause(string rule, NewClause clause) => $"Changed a condition of {rule} to: {ClauseWords.Of(clause)}";

    public static string AddValues(string rule, ImmutableArray<FlagValue> values) =>
        $"Added {ClauseWords.Values(values)} to a condition of {rule}";

    public static string RemoveValues(string rule, ImmutableArray<FlagValue> values) =>
        $"Removed {ClauseWords.Values(values)} from a condition of {rule}";

    public static string Describe(string rule, string description) =>
        description.Length == 0 ? $"Removed the description of {rule}" : $"Described {rule} as '{description}'";
}
