using System.Globalization;
using System.Runtime.CompilerServices;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Targeting;

/// <summary>A segment ready to be asked: sets, parsed values and hash prefixes are prepared by the constructor.</summary>
/// <remarks>Immutable and safe to share. It knows other segments by key only, so that a snapshot can replace any of them.</remarks>
public sealed class CompiledSegment
{
    // Segments inside segments, more than this deep, are malformed: deep recursion would use up somebody else's stack.
    private const int DepthLimit = 128;

    private readonly KeyGroup[] _included;
    private readonly KeyGroup[] _excluded;
    private readonly CompiledSegmentRule[] _rules;

    // Of a big segment: what its members are called in the store; null while it has none.
    private readonly string? _reference;
    private readonly string _unboundedKind;

    /// <summary>Prepares a segment.</summary>
    /// <param name="segment">Any segment, however malformed.</param>
    public CompiledSegment(Segment segment)
        : this(segment, new ReferencePool())
    {
    }

    internal CompiledSegment(Segment segment, ReferencePool references)
    {
        ArgumentNullException.ThrowIfNull(segment);
        Definition = segment;
        _included = KeyGroup.Compile(segment.Included, segment.IncludedContexts);
        _excluded = KeyGroup.Compile(segment.Excluded, segment.ExcludedContexts);
        _rules = segment.Rules.IsEmpty ? [] : [.. segment.Rules.Select(rule => new CompiledSegmentRule(segment, rule, references))];
        _unboundedKind = ContextKinds.OrDefault(segment.UnboundedContextKind);
        _reference = segment.Generation is { } generation
            ? string.Create(CultureInfo.InvariantCulture, $"{segment.Key}.g{generation}")
            : null;
    }

    /// <summary>What the segment was compiled from.</summary>
    public Segment Definition { get; }

    /// <summary>What clauses name.</summary>
    public string Key => Definition.Key;

    /// <summary>The version of the definition.</summary>
    public long Version => Definition.Version;

    internal MatchOutcome Match(ref EvaluationScope scope)
    {
        if (scope.Segments.Find(this) is { } known)
        {
            scope.Merge(known.Status);
            return known.IsOpen ? MatchOutcome.Malformed : known.IsMember ? MatchOutcome.Yes : MatchOutcome.No;
        }

        if (scope.SegmentDepth == DepthLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return MatchOutcome.Malformed;
        }

        // The status of this segment is kept apart, so that it can be remembered with its result.
        var statusBefore = scope.Status;
        scope.Status = null;
        scope.SegmentDepth++;
        scope.Segments.Set(this, new(IsOpen: true, IsMember: false, Status: null));
        var outcome = Definition.Unbounded ? MatchBig(ref scope) : MatchLists(ref scope);
        scope.Segments.Set(this, new(IsOpen: false, outcome == MatchOutcome.Yes, scope.Status));
        scope.SegmentDepth--;
        scope.Merge(statusBefore);
        return outcome;
    }

    private MatchOutcome MatchBig(ref EvaluationScope scope)
    {
        if (_reference is null)
        {
            scope.Merge(BigSegmentsStatus.NotConfigured);
            return MatchOutcome.No;
        }

        if (scope.Context.FindKind(_unboundedKind) is not { } individual)
        {
            return MatchOutcome.No;
        }

        if (scope.BigSegments is null)
        {
            scope.Merge(BigSegmentsStatus.NotConfigured);
            return MatchRules(ref scope);
        }

        var membership = scope.FindMembership(individual.Key);
        scope.Merge(membership.Status);
        return membership.Find(_reference) switch
        {
            true => MatchOutcome.Yes,
            false => MatchOutcome.No,
            null => MatchRules(ref scope),
        };
    }

    private MatchOutcome MatchLists(ref EvaluationScope scope)
    {
        if (KeyGroup.Contains(_included, scope.Context))
        {
            return MatchOutcome.Yes;
        }

        return KeyGroup.Contains(_excluded, scope.Context) ? MatchOutcome.No : MatchRules(ref scope);
    }

    private MatchOutcome MatchRules(ref EvaluationScope scope)
    {
        foreach (var rule in _rules)
        {
            var outcome = rule.Match(ref scope);
            if (outcome != MatchOutcome.No)
            {
                return outcome;
            }
        }

        return MatchOutcome.No;
    }
}
