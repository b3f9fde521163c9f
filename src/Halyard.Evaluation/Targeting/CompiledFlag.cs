using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A flag ready to be evaluated: sets, parsed values, hash prefixes and results are prepared by the constructor.</summary>
/// <remarks>
/// Immutable but for <see cref="Companion"/>, and safe to share. It knows other flags and segments by key only, so that a snapshot can
/// replace any of them.
/// </remarks>
public sealed class CompiledFlag
{
    /// <summary>Prepares a flag.</summary>
    /// <param name="flag">Any flag, however malformed.</param>
    public CompiledFlag(Flag flag)
        : this(flag, new ReferencePool())
    {
    }

    internal CompiledFlag(Flag flag, ReferencePool references)
    {
        ArgumentNullException.ThrowIfNull(flag);
        Definition = flag;
        var results = new ResultFactory(flag);
        OffResult = results.Off(EvaluationReason.Off);
        IsOn = flag.On && !flag.Deleted;
        if (!IsOn)
        {
            return;
        }

        Prerequisites = CompiledPrerequisite.Compile(flag, results);
        Targets = TargetGroup.Compile(flag, results);
        Rules = CompiledRule.Compile(flag, results, references);
        Fallthrough = CompiledOutcome.Compile(
            flag, flag.Fallthrough, EvaluationReason.Fallthrough(), flag.TrackEventsFallthrough, results, references);
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

    /// <summary>What the owner of the snapshot keeps with the flag, as the SDK keeps its counters. The engine never looks at it.</summary>
    public object? Companion { get; set; }

    /// <summary>Whether anything but the off result can come out; what follows is empty if not.</summary>
    internal bool IsOn { get; }

    internal EvaluationResult OffResult { get; }

    internal CompiledPrerequisite[] Prerequisites { get; } = [];

    internal TargetGroup[] Targets { get; } = [];

    internal CompiledRule[] Rules { get; } = [];

    internal CompiledOutcome Fallthrough { get; }
}
