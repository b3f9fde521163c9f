using System.Runtime.CompilerServices;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Targeting;

/// <summary>
/// Decides what a flag serves to a context. A pure function: no I/O, no clock, no exception, no allocation for what is compiled.
/// </summary>
/// <remarks>
/// Safe to call from any thread. It is bounded whatever the data: a chain of prerequisites or nested segments that is too long, or goes
/// round in a circle, and prerequisites that multiply without end, give the error <see cref="EvaluationErrorKind.MalformedFlag"/>.
/// </remarks>
public static class Evaluator
{
    // Diamonds on diamonds double the work at every step; no real set of flags comes near.
    private const int PrerequisiteLimit = 10_000;

    /// <summary>Evaluates a flag.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="context">For whom. One that is not valid gives <see cref="EvaluationErrorKind.UserNotSpecified"/>.</param>
    /// <param name="snapshot">Where prerequisites and segments are found.</param>
    /// <param name="recorder">Is told of the evaluations of prerequisites; null for nobody.</param>
    /// <param name="bigSegments">Is asked about big segments; null when there is no store.</param>
    /// <returns>A shared result. Without a variation the caller's default is to be served.</returns>
    public static EvaluationResult Evaluate(
        CompiledFlag flag,
        Context context,
        FlagSnapshot snapshot,
        IEvaluationRecorder? recorder = null,
        IBigSegmentLookup? bigSegments = null)
    {
        if (!context.IsValid)
        {
            return EvaluationResult.Error(EvaluationErrorKind.UserNotSpecified);
        }

        if (!flag.IsOn)
        {
            return flag.OffResult;
        }

        if (flag.Prerequisites.Length == 0)
        {
            if (TargetGroup.Find(flag.Targets, context) is { } target)
            {
                return target;
            }

            if (flag.Rules.Length == 0)
            {
                return flag.Fallthrough.Choose(context) ?? EvaluationResult.Malformed;
            }
        }

        return EvaluateFully(flag, context, snapshot, recorder, bigSegments);
    }

    private static EvaluationResult EvaluateFully(
        CompiledFlag flag, Context context, FlagSnapshot snapshot, IEvaluationRecorder? recorder, IBigSegmentLookup? bigSegments)
    {
        var scope = new EvaluationScope(context, snapshot, recorder, bigSegments);
        var result = flag.Prerequisites.Length == 0 ? EvaluateRules(flag, ref scope) : EvaluateFromTop(flag, ref scope);
        result ??= EvaluationResult.Malformed;
        return scope.Status is { } status ? result.With(status) : result;
    }

    // Apart, because the chain takes room that few evaluations need.
    private static EvaluationResult? EvaluateFromTop(CompiledFlag flag, ref EvaluationScope scope)
    {
        var chain = default(PrerequisiteChain);
        return EvaluateInChain(flag, ref scope, ref chain);
    }

    /// <summary>Null when something is so wrong that the flag at the top of the chain must fail too.</summary>
    private static EvaluationResult? EvaluateInChain(CompiledFlag flag, ref EvaluationScope scope, ref PrerequisiteChain chain)
    {
        if (!flag.IsOn)
        {
            return flag.OffResult;
        }

        if (flag.Prerequisites.Length > 0)
        {
            if (!chain.TryPush(flag) || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                return null;
            }

            foreach (var prerequisite in flag.Prerequisites)
            {
                if (!TryCheck(prerequisite, flag, ref scope, ref chain, out var passed))
                {
                    return null;
                }

                if (!passed)
                {
                    chain.Pop();
                    return prerequisite.Failed;
                }
            }

            chain.Pop();
        }

        return TargetGroup.Find(flag.Targets, scope.Context) ?? EvaluateRules(flag, ref scope);
    }

    private static bool TryCheck(
        CompiledPrerequisite prerequisite, CompiledFlag dependent, ref EvaluationScope scope, ref PrerequisiteChain chain, out bool passed)
    {
        passed = false;
        if (scope.Snapshot.FindFlag(prerequisite.Key) is not { } flag)
        {
            return true;
        }

        if (++scope.Prerequisites > PrerequisiteLimit)
        {
            return false;
        }

        // The status of this prerequisite is kept apart, because its event tells no other.
        var statusBefore = scope.Status;
        scope.Status = null;
        var result = EvaluateInChain(flag, ref scope, ref chain);
        var status = scope.Status;
        scope.Merge(statusBefore);
        if (result is null)
        {
            return false;
        }

        scope.Recorder?.Prerequisite(flag, dependent, status is null ? result : result.With(status.Value), scope.Context);
        passed = flag.IsOn && result.VariationIndex == prerequisite.Variation && result.HasVariation;
        return true;
    }

    private static EvaluationResult? EvaluateRules(CompiledFlag flag, ref EvaluationScope scope)
    {
        foreach (var rule in flag.Rules)
        {
            var outcome = CompiledClause.MatchAll(rule.Clauses, ref scope);
            if (outcome == MatchOutcome.Malformed)
            {
                return null;
            }

            if (outcome == MatchOutcome.Yes)
            {
                return rule.Outcome.Choose(scope.Context);
            }
        }

        return flag.Fallthrough.Choose(scope.Context);
    }
}
