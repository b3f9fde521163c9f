namespace Halyard;

/// <summary>What decided an evaluation.</summary>
public enum EvaluationReasonKind
{
    /// <summary>The flag is off.</summary>
    Off,

    /// <summary>The flag is on, and no target or rule matched.</summary>
    Fallthrough,

    /// <summary>The context's key is a target.</summary>
    TargetMatch,

    /// <summary>A rule matched.</summary>
    RuleMatch,

    /// <summary>A flag that this one depends on is off or serves another variation.</summary>
    PrerequisiteFailed,

    /// <summary>The flag could not be evaluated.</summary>
    Error,
}
