using System.Collections.Immutable;
using System.IO.Enumeration;

using Halyard.Api.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;

namespace Halyard.Server.Access;

/// <summary>Whether statements allow an access: one must, and none may deny it.</summary>
internal static class Statements
{
    public static bool Allow(IReadOnlyList<StatementRep> statements, ChangeAccess access)
    {
        var matching = statements.Where(statement => Matches(statement, access)).Select(static statement => statement.Effect).ToList();
        return matching.Contains("allow") && !matching.Contains("deny");
    }

    public static Refusal? Check(IReadOnlyList<StatementRep> statements)
    {
        for (var i = 0; i < statements.Count; i++)
        {
            if (Check(statements[i]) is { } refusal)
            {
                return refusal.Under($"[{i}]");
            }
        }

        return null;
    }

    private static Refusal? Check(StatementRep statement)
    {
        if (statement.Effect is not ("allow" or "deny"))
        {
            return Refusal.Invalid("effect", $"The effect '{statement.Effect}' must be 'allow' or 'deny'.");
        }

        if (statement.Resources is null == statement.NotResources is null)
        {
            return Refusal.Invalid("resources", "A statement has either 'resources' or 'notResources'.");
        }

        return statement.Actions is null == statement.NotActions is null
            ? Refusal.Invalid("actions", "A statement has either 'actions' or 'notActions'.")
            : null;
    }

    private static bool Matches(StatementRep statement, ChangeAccess access) =>
        IsNamed(statement.Resources, statement.NotResources, access.Resource, ResourcePattern.Matches)
        && IsNamed(statement.Actions, statement.NotActions, access.Action, MatchesAction);

    private static bool MatchesAction(string pattern, string action) =>
        FileSystemName.MatchesSimpleExpression(pattern, action, ignoreCase: false);

    // Exactly one of the two lists is there.
    private static bool IsNamed(
        ImmutableArray<string>? names, ImmutableArray<string>? others, string text, Func<string, string, bool> matches) =>
        names is { } positive
            ? positive.Any(pattern => matches(pattern, text))
            : !others!.Value.Any(pattern => matches(pattern, text));
}
