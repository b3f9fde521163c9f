using Halyard.Evaluation.Targeting;

namespace Halyard.Evaluation.Tests.SharedCases;

/// <summary>What a client's typed variation methods make of an evaluation (protocol §2.1), as far as the shared cases need it.</summary>
internal static class TypedVariation
{
    public static EvaluationDetail<FlagValue> Of(
        FlagSnapshot snapshot, string flagKey, Context context, string? type, FlagValue defaultValue)
    {
        var result = snapshot.FindFlag(flagKey) is { } flag
            ? Evaluator.Evaluate(flag, context, snapshot)
            : EvaluationResult.Error(EvaluationErrorKind.FlagNotFound);
        if (!result.HasVariation)
        {
            return new(defaultValue, null, result.Reason);
        }

        return IsOfType(result.Value, type)
            ? new(type == "int" ? result.Value.AsInt : result.Value, result.VariationIndex, result.Reason)
            : new(defaultValue, null, EvaluationReason.Error(EvaluationErrorKind.WrongType));
    }

    private static bool IsOfType(FlagValue value, string? type) => type switch
    {
        "bool" => value.Kind == FlagValueKind.Bool,
        "int" or "double" => value.Kind == FlagValueKind.Number,
        "string" => value.Kind == FlagValueKind.String,
        _ => true,
    };
}
