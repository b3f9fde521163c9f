using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A flag ready to be evaluated: sets, parsed values, hash prefixes and results are prepared by the constructor.</summary>
/// <remarks>Immutable and safe to share. It knows other flags and segments by key only, so that a snapshot can replace any of them.</remarks>
public sealed class CompiledFlag
{
    /// <summary>Prepares a flag.</summary>
    /// <param name="flag">Any flag, however malformed.</param>
    public CompiledFlag(Flag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        Definition = flag;
        var results = new ResultFactory(flag);
        OffResult = results.Off(EvaluationReason.Off);
        if (!flag.On || flag.Deleted)
        {
            return;
        }

        if (!flag.Prerequisites.IsEmpty)
        {
            Prerequisites = [.. flag.Prerequisites.Select(prerequisite => new CompiledPrerequisite(prerequisite, results))];
        }

        Targets = CompiledTargets.Compile(flag, results);
        if (!flag.Rules.IsEmpty)
        {
            Rules = [.. flag.Rules.Select((rule, index) => new CompiledRule(flag, rule, index, results))];
        }

        Fallthrough = CompiledOutcome.Compile(
            flag, flag.Fallthrough, EvaluationReason.Fallthrough(), EvaluationReason.Fallthrough(inExperiment: true), flag.TrackEventsFallthrough, results);
    }

    /// <summary>What the flag was compiled from.</summary>
    public Flag Definition { get; }

    /// <summary>What programs ask for.</summary>
    public string Key => Definition.Key;

    /// <summary>The version of the definition.</summary>
    public long Version => Definition.Version;

    /// <summary>Whether every evaluation sends a full event.</summary>
    public bool TrackEvents => Definition.TrackEvents;

    /// <summary>Until when debug events are sent, in Unix milliseconds; null for never.</summary>
    public long? DebugEventsUntilDate => Definition.DebugEventsUntilDate;

    /// <summary>One of how many full events is sent.</summary>
    public long SamplingRatio => Definition.SamplingRatio;

    /// <summary>Whether summaries leave the flag out.</summary>
    public bool ExcludeFromSummaries => Definition.ExcludeFromSummaries;

    internal EvaluationResult OffResult { get; }

    internal CompiledPrerequisite[] Prerequisites { get; } = [];

    internal CompiledTargets? Targets { get; }

    internal CompiledRule[] Rules { get; } = [];

    /// <summary>Null when the flag is off.</summary>
    internal CompiledOutcome? Fallthrough { get; }
}
