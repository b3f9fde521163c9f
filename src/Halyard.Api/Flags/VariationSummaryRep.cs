namespace Halyard.Api.Flags;

/// <summary>Where one variation is served.</summary>
public sealed record VariationSummaryRep
{
    public int Rules { get; init; }

    /// <summary>Rules without clauses.</summary>
    public int NullRules { get; init; }

    public int Targets { get; init; }

    public int ContextTargets { get; init; }

    public bool? IsFallthrough { get; init; }

    public bool? IsOff { get; init; }

    /// <summary>Its share of the default rule in thousandths of a percent.</summary>
    public int? Rollout { get; init; }

    public string? BucketBy { get; init; }
}
