namespace Halyard;

/// <summary>How far an evaluation that asked about big segments can be trusted. The later a status stands here, the worse it is.</summary>
public enum BigSegmentsStatus
{
    /// <summary>The store answered and is up to date.</summary>
    Healthy,

    /// <summary>The store answered, but has not been brought up to date for a while.</summary>
    Stale,

    /// <summary>The store could not be asked; the context counts as no member.</summary>
    StoreError,

    /// <summary>There is no store, or the segment has no members yet.</summary>
    NotConfigured,
}
