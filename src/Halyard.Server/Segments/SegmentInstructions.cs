using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Segments;

/// <summary>Applies instructions to a segment. Pure, but for the ids of new rules and clauses.</summary>
internal static class SegmentInstructions
{
    /// <summary>The segment as the instructions leave it, at its next version if it changed; or what is wrong with them.</summary>
    public static Result<SegmentOutcome> Apply(
        SegmentDefinition segment, ImmutableArray<SegmentInstruction> instructions, SegmentSurroundings surroundings)
    {
        if (instructions.Length > SegmentLimits.Instructions)
        {
            return Refusal.Invalid(
                "instructions", $"There are {instructions.Length:N0} instructions; one request can have {SegmentLimits.Instructions:N0}.");
        }

        var current = segment;
        var done = ImmutableArray.CreateBuilder<SegmentInstruction>();
        var sentences = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < instructions.Length; i++)
        {
            var step = Apply(current, instructions[i]);
            if (step.IsRefused(out var refusal, out var next) || (refusal = surroundings.Others?.Check(current, next)) is not null)
            {
                return refusal.Under($"instructions[{i}]");
            }

            if (!IsSame(current, next))
            {
                done.Add(instructions[i]);
                sentences.Add(SegmentSentences.Of(current, instructions[i]));
                current = next;
            }
        }

        return IsSame(segment, current)
            ? new SegmentOutcome(segment, [], [])
            : new SegmentOutcome(
                current with { Version = segment.Version + 1, LastModified = surroundings.At },
                done.ToImmutable(),
                sentences.ToImmutable());
    }

    /// <summary>Whether the instruction may name other segments.</summary>
    public static bool NamesSegments(SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.AddRule add => add.Clauses.Any(IsAboutSegments),
        SegmentInstruction.AddClauses add => add.Clauses.Any(IsAboutSegments),
        SegmentInstruction.UpdateClause update => IsAboutSegments(update.Clause),
        SegmentInstruction.AddValuesToClause => true,
        _ => false,
    };

    /// <summary>The permission that an instruction needs.</summary>
    public static string ActionOf(SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.UpdateName => "updateName",
        SegmentInstruction.UpdateDescription => "updateDescription",
        SegmentInstruction.AddTags or SegmentInstruction.RemoveTags => "updateTags",
        SegmentInstruction.AddIncludedTargets or SegmentInstruction.RemoveIncludedTargets
            or SegmentInstruction.AddIncludedUsers or SegmentInstruction.RemoveIncludedUsers
            or SegmentInstruction.AddBigSegmentIncludedTargets or SegmentInstruction.RemoveBigSegmentIncludedTargets
            or SegmentInstruction.ProcessBigSegmentImport => "updateIncluded",
        SegmentInstruction.AddExcludedTargets or SegmentInstruction.RemoveExcludedTargets
            or SegmentInstruction.AddExcludedUsers or SegmentInstruction.RemoveExcludedUsers
            or SegmentInstruction.AddBigSegmentExcludedTargets or SegmentInstruction.RemoveBigSegmentExcludedTargets => "updateExcluded",
        SegmentInstruction.AddRule or SegmentInstruction.RemoveRule or SegmentInstruction.ReorderRules
            or SegmentInstruction.UpdateRuleDescription or SegmentInstruction.UpdateRuleRolloutAndContextKind
            or SegmentInstruction.AddClauses or SegmentInstruction.RemoveClauses or SegmentInstruction.UpdateClause
            or SegmentInstruction.AddValuesToClause or SegmentInstruction.RemoveValuesFromClause => "updateRules",
        _ => throw new UnreachableException(),
    };

    /// <summary>Null unless the instructions of one request add and remove more targets than they may.</summary>
    public static Refusal? CheckSize(ImmutableArray<SegmentInstruction> instructions)
    {
        var total = 0;
        for (var i = 0; i < instructions.Length; i++)
        {
            total += TargetsOf(instructions[i]);
            if (total > SegmentLimits.TargetsInRequest)
            {
                return Refusal.Invalid(
                    $"instructions[{i}].values",
                    $"One request can add and remove {SegmentLimits.TargetsInRequest:N0} targets. Spread them over several requests.");
            }
        }

        return null;
    }

    private static Result<SegmentDefinition> Apply(SegmentDefinition segment, SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.UpdateName update =>
            Keys.CheckName("value", update.Value) is { } refusal ? refusal : segment with { Name = update.Value },
        SegmentInstruction.UpdateDescription update =>
            SegmentChecks.Description("value", update.Value) is { } refusal ? refusal : segment with { Description = update.Value },
        SegmentInstruction.AddTags add => AddTags(segment, add.Values),
        SegmentInstruction.RemoveTags remove => segment with { Tags = [.. segment.Tags.Except(remove.Values, StringComparer.Ordinal)] },
        SegmentInstruction.AddIncludedTargets add => SegmentTargets.Include(segment, add.ContextKind, add.Values),
        SegmentInstruction.AddExcludedTargets add => SegmentTargets.Exclude(segment, add.ContextKind, add.Values),
        SegmentInstruction.RemoveIncludedTargets remove => SegmentTargets.RemoveIncluded(segment, remove.ContextKind, remove.Values),
        SegmentInstruction.RemoveExcludedTargets remove => SegmentTargets.RemoveExcluded(segment, remove.ContextKind, remove.Values),
        SegmentInstruction.AddIncludedUsers add => SegmentTargets.Include(segment, null, add.Values),
        SegmentInstruction.AddExcludedUsers add => SegmentTargets.Exclude(segment, null, add.Values),
        SegmentInstruction.RemoveIncludedUsers remove => SegmentTargets.RemoveIncluded(segment, null, remove.Values),
        SegmentInstruction.RemoveExcludedUsers remove => SegmentTargets.RemoveExcluded(segment, null, remove.Values),
        _ when IsAboutMembers(instruction) => MembersRefusal(segment),
        _ => SegmentRules.Apply(segment, instruction),
    };

    private static Result<SegmentDefinition> AddTags(SegmentDefinition segment, ImmutableArray<string> added)
    {
        ImmutableArray<string> tags = [.. segment.Tags.Union(added, StringComparer.Ordinal)];
        return (Keys.CheckTags("values", added) ?? SegmentChecks.TagCount("values", tags)) is { } refusal
            ? refusal
            : segment with { Tags = tags };
    }

    // Equality of records does not look inside arrays; the documents do.
    private static bool IsSame(SegmentDefinition one, SegmentDefinition other) =>
        ReferenceEquals(one, other) || JsonSerializer.SerializeToUtf8Bytes(one, ApiJson.Default.SegmentDefinition).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ApiJson.Default.SegmentDefinition));

    private static int TargetsOf(SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.AddIncludedTargets add => add.Values.Length,
        SegmentInstruction.AddExcludedTargets add => add.Values.Length,
        SegmentInstruction.RemoveIncludedTargets remove => remove.Values.Length,
        SegmentInstruction.RemoveExcludedTargets remove => remove.Values.Length,
        SegmentInstruction.AddIncludedUsers add => add.Values.Length,
        SegmentInstruction.AddExcludedUsers add => add.Values.Length,
        SegmentInstruction.RemoveIncludedUsers remove => remove.Values.Length,
        SegmentInstruction.RemoveExcludedUsers remove => remove.Values.Length,
        _ => 0,
    };

    private static bool IsAboutSegments(NewClause? clause) => clause?.Op == Operators.SegmentMatch;

    private static bool IsAboutMembers(SegmentInstruction instruction) => instruction
        is SegmentInstruction.AddBigSegmentIncludedTargets or SegmentInstruction.AddBigSegmentExcludedTargets
        or SegmentInstruction.RemoveBigSegmentIncludedTargets or SegmentInstruction.RemoveBigSegmentExcludedTargets
        or SegmentInstruction.ProcessBigSegmentImport;

    private static Refusal MembersRefusal(SegmentDefinition segment) => Refusal.Invalid(
        "kind",
        segment.Unbounded
            ? "The members of big segments are not kept by this version of Halyard. Use rules, or make a segment that is not unbounded."
            : $"Segment '{segment.Key}' is not a big segment. Use the instruction without 'BigSegment' in its name.");
}
