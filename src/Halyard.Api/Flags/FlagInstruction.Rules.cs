using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    /// <summary>Puts a rule before another one, or at the end.</summary>
    public sealed record AddRule : InEnvironment, INewRule
    {
        [JsonPropertyName("_id")]
        public string? Id { get; init; }

        public string? Ref { get; init; }

        public string? Description { get; init; }

        public required ImmutableArray<NewClause> Clauses { get; init; }

        public string? BeforeRuleId { get; init; }

        public string? VariationId { get; init; }

        public ImmutableSortedDictionary<string, int>? RolloutWeights { get; init; }

        public string? RolloutBucketBy { get; init; }

        public string? RolloutContextKind { get; init; }

        public NewRollout? Rollout { get; init; }

        public bool TrackEvents { get; init; }
    }

    /// <summary>Removes a rule; one that is not there is no error.</summary>
    public sealed record RemoveRule(string RuleId) : InEnvironment;

    /// <summary>Puts the rules into another order; every rule must be named once.</summary>
    public sealed record ReorderRules(ImmutableArray<string> RuleIds) : InEnvironment;

    public sealed record ReplaceRules(ImmutableArray<NewRule> Rules) : InEnvironment;

    public sealed record UpdateRuleDescription(string RuleId, string Description) : InEnvironment;

    public sealed record UpdateRuleTrackEvents(string RuleId, bool TrackEvents) : InEnvironment;

    public sealed record UpdateRuleVariationOrRollout(string RuleId) : InEnvironment, IServing
    {
        public string? VariationId { get; init; }

        public ImmutableSortedDictionary<string, int>? RolloutWeights { get; init; }

        public string? RolloutBucketBy { get; init; }

        public string? RolloutContextKind { get; init; }

        public NewRollout? Rollout { get; init; }
    }
}
