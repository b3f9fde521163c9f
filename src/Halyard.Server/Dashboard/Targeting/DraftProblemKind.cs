namespace Halyard.Server.Dashboard.Targeting;

public enum DraftProblemKind
{
    /// <summary>The shares of a rollout do not add up to all; the detail is their total in percent.</summary>
    Total,

    /// <summary>A rule that asks for nothing.</summary>
    NoClause,

    /// <summary>A clause that does not say which attribute it looks at.</summary>
    NoAttribute,

    /// <summary>A clause without a value to compare with.</summary>
    NoValue,
}
