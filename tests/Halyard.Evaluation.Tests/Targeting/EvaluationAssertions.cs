using Halyard.Evaluation.Targeting;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

internal static class EvaluationAssertions
{
    public static void ShouldBeMalformed(this EvaluationResult result)
    {
        result.Reason.ShouldBe(EvaluationReason.Error(EvaluationErrorKind.MalformedFlag));
        result.HasVariation.ShouldBeFalse();
        result.Value.IsNull.ShouldBeTrue();
    }
}
