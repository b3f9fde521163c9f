using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Targeting;

/// <summary>Changes of the clauses of one rule, of a flag or a segment. It keeps at least one: without any it would match everybody.</summary>
internal static class ClauseEdits
{
    public const int MaxClauses = 100;

    /// <summary>The clauses of a new rule.</summary>
    public static Result<ImmutableArray<TargetingClause>> Make(ImmutableArray<NewClause> wanted) => Add([], wanted);

    public static Result<ImmutableArray<TargetingClause>> Add(ImmutableArray<TargetingClause> clauses, ImmutableArray<NewClause> wanted)
    {
        if (wanted.IsEmpty)
        {
            return Refusal.Invalid("clauses", "'clauses' must have at least one clause.");
        }

        if (clauses.Length + wanted.Length > MaxClauses)
        {
            return Refusal.Invalid("clauses", $"The rule would have {clauses.Length + wanted.Length} clauses; it can have {MaxClauses}.");
        }

        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] is null)
            {
                return Refusal.Invalid($"clauses[{i}]", "A clause must be an object with 'attribute', 'op' and 'values'.");
            }

            if (ClauseChecks.Check(wanted[i]) is { } refusal)
            {
                return refusal.Under($"clauses[{i}]");
            }

            clauses = clauses.Add(Make(NewId.Of(wanted[i].Id, clauses.Select(static clause => clause.Id)), wanted[i]));
        }

        return clauses;
    }

    /// <summary>Removes clauses; one that is not there is no error.</summary>
    public static Result<ImmutableArray<TargetingClause>> Remove(ImmutableArray<TargetingClause> clauses, ImmutableArray<string> clauseIds)
    {
        var kept = clauses.RemoveAll(clause => clauseIds.Contains(clause.Id));
        return kept.IsEmpty && !clauses.IsEmpty
            ? Refusal.Invalid("clauseIds", "The rule would have no clause left and match everybody. Remove the rule instead.")
            : kept;
    }

    /// <summary>Replaces a clause; it keeps its id.</summary>
    public static Result<ImmutableArray<TargetingClause>> Update(
        ImmutableArray<TargetingClause> clauses, string clauseId, NewClause wanted) =>
        ClauseChecks.Check(wanted) is { } refusal ? refusal.Under("clause") : Change(clauses, clauseId, clause => Make(clause.Id, wanted));

    /// <summary>Adds the values that the clause does not have yet.</summary>
    public static Result<ImmutableArray<TargetingClause>> AddValues(
        ImmutableArray<TargetingClause> clauses, string clauseId, ImmutableArray<FlagValue> values) =>
        Change(
            clauses,
            clauseId,
            clause => ClauseChecks.CheckValues(clause.Op, values) is { } refusal
                ? refusal
                : WithValues(clause, [.. clause.Values.Union(values)]));

    /// <summary>Removes values; one that is not there is no error.</summary>
    public static Result<ImmutableArray<TargetingClause>> RemoveValues(
        ImmutableArray<TargetingClause> clauses, string clauseId, ImmutableArray<FlagValue> values) =>
        Change(
            clauses,
            clauseId,
            clause => clause.Values.RemoveAll(values.Contains) is { IsEmpty: false } kept
                ? WithValues(clause, kept)
                : Refusal.Invalid("values", "The clause would have no value left. Remove the clause instead."));

    private static TargetingClause Make(string id, NewClause wanted) => new()
    {
        Id = id,
        ContextKind = wanted.ContextKind ?? (wanted.Op == Operators.SegmentMatch ? "" : Context.DefaultKind),
        Attribute = wanted.Attribute ?? "",
        Op = wanted.Op,
        Values = wanted.Values,
        Negate = wanted.Negate,
    };

    private static Result<TargetingClause> WithValues(TargetingClause clause, ImmutableArray<FlagValue> values) =>
        ClauseChecks.CheckCount(values) is { } refusal ? refusal : clause with { Values = values };

    private static Result<ImmutableArray<TargetingClause>> Change(
        ImmutableArray<TargetingClause> clauses, string clauseId, Func<TargetingClause, Result<TargetingClause>> change)
    {
        if (clauses.FirstOrDefault(clause => clause.Id == clauseId) is not { } old)
        {
            return Refusal.Invalid("clauseId", $"The rule has no clause '{clauseId}'. Read the rule again and name one by its '_id'.");
        }

        return change(old).IsRefused(out var refusal, out var changed) ? refusal : clauses.Replace(old, changed);
    }
}
