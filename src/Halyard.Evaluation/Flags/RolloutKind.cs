namespace Halyard.Evaluation.Flags;

/// <summary>What a rollout is for.</summary>
public enum RolloutKind
{
    /// <summary>To serve shares of contexts.</summary>
    Rollout,

    /// <summary>To measure: contexts are bucketed by key, and reasons say that they take part.</summary>
    Experiment,
}
