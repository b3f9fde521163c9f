using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    public sealed record AddClauses(string RuleId, ImmutableArray<NewClause> Clauses) : InEnvironment;

    public sealed record RemoveClauses(string RuleId, ImmutableArray<string> ClauseIds) : InEnvironment;

    /// <summary>Replaces a clause and keeps its id.</summary>
    public sealed record UpdateClause(string RuleId, string ClauseId, NewClause Clause) : InEnvironment;

    public sealed record AddValuesToClause(string RuleId, string ClauseId, ImmutableArray<FlagValue> Values) : InEnvironment;

    public sealed record RemoveValuesFromClause(string RuleId, string ClauseId, ImmutableArray<FlagValue> Values) : InEnvironment;
}
