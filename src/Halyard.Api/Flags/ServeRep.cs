using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>What the default rule serves, as the API shows it: a variation or a rollout.</summary>
public sealed record ServeRep
{
    public int? Variation { get; init; }

    public RolloutRep? Rollout { get; init; }

    public static ServeRep From(VariationOrRollout serve) => new() { Variation = serve.Variation, Rollout = RolloutRep.Find(serve.Rollout) };
}
