using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Api.Flags;

namespace Halyard.Api.Segments;

public abstract partial record SegmentInstruction
{
    /// <summary>Puts a rule before another one, or at the end.</summary>
    public sealed record AddRule : SegmentInstruction
    {
        /// <summary>The id it had where it comes from; it keeps it unless another rule has it.</summary>
        [JsonPropertyName("_id")]
        public string? Id { get; init; }

        public string? Description { get; init; }

        public required ImmutableArray<NewClause> Clauses { get; init; }

        public string? BeforeRuleId { get; init; }

        /// <summary>The share of those who match, in thousandths of a percent; everybody when none is given.</summary>
        public int? Weight { get; init; }

        public string? RolloutContextKind { get; init; }

        public string? RolloutBucketBy { get; init; }
    }

    /// <summary>Removes a rule; one that is not there is no error.</summary>
    public sealed record RemoveRule(string RuleId) : SegmentInstruction;

    /// <summary>Puts the rules into another order; every rule must be named once.</summary>
    public sealed record ReorderRules(ImmutableArray<string> RuleIds) : SegmentInstruction;

    public sealed record UpdateRuleDescription(string RuleId, string Description) : SegmentInstruction;

    /// <summary>Sets the share of those who match; without a weight everybody who matches belongs to the segment.</summary>
    public sealed record UpdateRuleRolloutAndContextKind(string RuleId) : SegmentInstruction
    {
        // Clients have sent it as a string.
        [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)]
        public int? Weight { get; init; }

        public string? ContextKind { get; init; }

        public string? BucketBy { get; init; }
    }

    public sealed record AddClauses(string RuleId, ImmutableArray<NewClause> Clauses) : SegmentInstruction;

    public sealed record RemoveClauses(string RuleId, ImmutableArray<string> ClauseIds) : SegmentInstruction;

    /// <summary>Replaces a clause and keeps its id.</summary>
    public sealed record UpdateClause(string RuleId, string ClauseId, NewClause Clause) : SegmentInstruction;

    public sealed record AddValuesToClause(string RuleId, string ClauseId, ImmutableArray<FlagValue> Values) : SegmentInstruction;

    public sealed record RemoveValuesFromClause(string RuleId, string ClauseId, ImmutableArray<FlagValue> Values) : SegmentInstruction;
}
