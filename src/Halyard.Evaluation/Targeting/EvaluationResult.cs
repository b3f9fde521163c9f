namespace Halyard.Evaluation.Targeting;

/// <summary>What an evaluation gives. Made when the flag is compiled, and shared by all evaluations that end so. Immutable.</summary>
public sealed class EvaluationResult
{
    /// <summary>What a flag that contradicts itself gives.</summary>
    internal static readonly EvaluationResult Malformed = OfError(EvaluationErrorKind.MalformedFlag);

    private const int StatusCount = 4;

    private static readonly EvaluationResult[] Errors =
        [.. Enum.GetValues<EvaluationErrorKind>().Select(static kind => kind == Malformed.Reason.ErrorKind ? Malformed : OfError(kind))];

    private EvaluationResult?[]? _withStatus;

    internal EvaluationResult(FlagValue value, int variationIndex, EvaluationReason reason, bool forcesTracking)
    {
        Value = value;
        VariationIndex = variationIndex;
        Reason = reason;
        ForcesTracking = forcesTracking;
    }

    /// <summary>The value; null when there is no variation, and the caller's default is to be served.</summary>
    public FlagValue Value { get; }

    /// <summary>The position of the value among the flag's variations; -1 when the caller's default is to be served.</summary>
    public int VariationIndex { get; }

    /// <summary>Whether a variation is served, and not the caller's default.</summary>
    public bool HasVariation => VariationIndex >= 0;

    /// <summary>Why.</summary>
    public EvaluationReason Reason { get; }

    /// <summary>
    /// Whether a full event with its reason is to be sent even if the flag does not ask for it: an experiment, or a tracked rule.
    /// </summary>
    public bool ForcesTracking { get; }

    /// <summary>A result without a variation.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <returns>A shared result.</returns>
    public static EvaluationResult Error(EvaluationErrorKind kind) => Errors[(int)kind];

    /// <summary>The same result with a status of big segments; made once and kept.</summary>
    internal EvaluationResult With(BigSegmentsStatus status)
    {
        var all = _withStatus ??= new EvaluationResult?[StatusCount];
        return all[(int)status] ??= new(Value, VariationIndex, Reason.With(status), ForcesTracking);
    }

    private static EvaluationResult OfError(EvaluationErrorKind kind) => new(default, -1, EvaluationReason.Error(kind), false);
}
