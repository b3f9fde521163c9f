using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Flags.Instructions;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>Applies instructions to a flag: all of them, in order, or none. Pure.</summary>
internal static class FlagInstructions
{
    public static Result<FlagOutcome> Apply(FlagDefinition flag, ImmutableArray<FlagInstruction> instructions, FlagSurroundings surroundings)
    {
        if (CheckCount(instructions) is { } wrong)
        {
            return wrong;
        }

        var current = flag;
        var done = ImmutableArray.CreateBuilder<FlagInstruction>();
        var sentences = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < instructions.Length; i++)
        {
            var step = Apply(current, instructions[i], surroundings);
            if (step.IsRefused(out var refusal, out var next))
            {
                return refusal.Under($"instructions[{i}]");
            }

            if (!FlagVersions.IsSame(current, next) || instructions[i] is FlagInstruction.DeleteFlag)
            {
                done.Add(instructions[i]);
                sentences.Add(FlagSentences.Of(current, surroundings.Environment, instructions[i]));
                current = next;
            }
        }

        var isDeleted = !instructions.IsEmpty && instructions[^1] is FlagInstruction.DeleteFlag;
        var outcome = FlagVersions.Count(flag, current, surroundings.At);
        return ReferenceEquals(outcome, flag) && !isDeleted
            ? new FlagOutcome(flag, [], [], false)
            : new FlagOutcome(outcome, done.ToImmutable(), sentences.ToImmutable(), isDeleted);
    }

    private static Refusal? CheckCount(ImmutableArray<FlagInstruction> instructions)
    {
        if (instructions.Length > FlagLimits.Instructions)
        {
            return Refusal.Invalid("instructions", $"There are {instructions.Length:N0} instructions; one request can have {FlagLimits.Instructions:N0}.");
        }

        for (var i = 0; i < instructions.Length - 1; i++)
        {
            if (instructions[i] is FlagInstruction.DeleteFlag)
            {
                return Refusal.Invalid($"instructions[{i}]", "'deleteFlag' must be the last instruction.");
            }
        }

        return null;
    }

    private static Result<FlagDefinition> Apply(FlagDefinition flag, FlagInstruction instruction, FlagSurroundings surroundings) =>
        instruction is FlagInstruction.InEnvironment inEnvironment
            ? ApplyIn(flag, inEnvironment, surroundings)
            : VariationEdits.Find(flag, instruction, surroundings)
                ?? SettingEdits.Find(flag, instruction, surroundings)
                ?? LifecycleEdits.Of(flag, instruction, surroundings);

    private static Result<FlagDefinition> ApplyIn(FlagDefinition flag, FlagInstruction.InEnvironment instruction, FlagSurroundings surroundings)
    {
        if ((instruction.EnvironmentKey ?? surroundings.Environment) is not { Length: > 0 } environment)
        {
            return Refusal.Invalid("environmentKey", "'environmentKey' must be present: this instruction is about one environment.");
        }

        if (!flag.Environments.TryGetValue(environment, out var targeting))
        {
            return Refusal.Invalid(
                "environmentKey",
                $"There is no environment '{environment}'. There are: {string.Join(", ", flag.Environments.Keys.Select(static key => $"'{key}'"))}.");
        }

        var scene = new Scene(flag, environment, targeting, surroundings);
        if (TargetingEdits.Of(scene, instruction).IsRefused(out var refusal, out var changed))
        {
            return refusal;
        }

        return ReferenceEquals(changed, targeting) ? flag : flag with { Environments = flag.Environments.SetItem(environment, changed) };
    }
}
