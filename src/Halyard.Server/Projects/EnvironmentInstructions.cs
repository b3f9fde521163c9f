using System.Collections.Immutable;
using System.Diagnostics;

using Halyard.Api.Projects;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Applies instructions to an environment. Pure: the keys, which are kept apart, are reset by the service.</summary>
internal static class EnvironmentInstructions
{
    private const int MaxTtl = 60;

    /// <summary>The environment as the instructions leave it, at the same version; or what is wrong with them.</summary>
    public static Result<EnvironmentDefinition> Apply(
        EnvironmentDefinition environment, ImmutableArray<EnvironmentInstruction> instructions)
    {
        for (var i = 0; i < instructions.Length; i++)
        {
            if (Check(instructions[i]) is { } refusal)
            {
                return refusal.Under($"instructions[{i}]");
            }

            environment = Apply(environment, instructions[i]);
        }

        return environment;
    }

    /// <summary>The permission that an instruction needs.</summary>
    public static string ActionOf(EnvironmentInstruction instruction) => instruction switch
    {
        EnvironmentInstruction.UpdateName => "updateName",
        EnvironmentInstruction.UpdateColor => "updateColor",
        EnvironmentInstruction.UpdateDefaultTtl => "updateTtl",
        EnvironmentInstruction.UpdateSecureMode => "updateSecureMode",
        EnvironmentInstruction.UpdateDefaultTrackEvents => "updateDefaultTrackEvents",
        EnvironmentInstruction.UpdateRequireComments => "updateRequireComments",
        EnvironmentInstruction.UpdateConfirmChanges => "updateConfirmChanges",
        EnvironmentInstruction.UpdateCritical => "updateCritical",
        EnvironmentInstruction.ReplaceTags => "updateTags",
        EnvironmentInstruction.ResetSdkKey => "updateApiKey",
        EnvironmentInstruction.ResetMobileKey => "updateMobileKey",
        _ => throw new UnreachableException(),
    };

    public static Refusal? CheckColor(string field, string color) =>
        color.Length == 6 && color.All(char.IsAsciiHexDigit)
            ? null
            : Refusal.Invalid(field, $"The color '{color}' is not six hexadecimal digits, as in '417505'.");

    public static Refusal? CheckTtl(string field, int minutes) =>
        minutes is >= 0 and <= MaxTtl
            ? null
            : Refusal.Invalid(field, $"The default TTL is {minutes}; it must be between 0 and {MaxTtl} minutes.");

    private static Refusal? Check(EnvironmentInstruction instruction) => instruction switch
    {
        EnvironmentInstruction.UpdateName update => Keys.CheckName("value", update.Value),
        EnvironmentInstruction.UpdateColor update => CheckColor("value", update.Value),
        EnvironmentInstruction.UpdateDefaultTtl update => CheckTtl("value", update.Value),
        EnvironmentInstruction.ReplaceTags replace => Keys.CheckTags("values", replace.Values),
        _ => null,
    };

    private static EnvironmentDefinition Apply(EnvironmentDefinition environment, EnvironmentInstruction instruction) => instruction switch
    {
        EnvironmentInstruction.UpdateName update => environment with { Name = update.Value },
        EnvironmentInstruction.UpdateColor update => environment with { Color = update.Value },
        EnvironmentInstruction.UpdateDefaultTtl update => environment with { DefaultTtl = update.Value },
        EnvironmentInstruction.UpdateSecureMode update => environment with { SecureMode = update.Value },
        EnvironmentInstruction.UpdateDefaultTrackEvents update => environment with { DefaultTrackEvents = update.Value },
        EnvironmentInstruction.UpdateRequireComments update => environment with { RequireComments = update.Value },
        EnvironmentInstruction.UpdateConfirmChanges update => environment with { ConfirmChanges = update.Value },
        EnvironmentInstruction.UpdateCritical update => environment with { Critical = update.Value },
        EnvironmentInstruction.ReplaceTags replace => environment with { Tags = [.. replace.Values.Distinct(StringComparer.Ordinal)] },
        EnvironmentInstruction.ResetSdkKey or EnvironmentInstruction.ResetMobileKey => environment,
        _ => throw new UnreachableException(),
    };
}
