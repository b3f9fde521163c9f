using System.Diagnostics;

namespace Halyard.Api.Projects;

/// <summary>An environment's instructions in words.</summary>
public static class EnvironmentSentences
{
    public static string Of(EnvironmentInstruction instruction) => instruction switch
    {
        EnvironmentInstruction.UpdateName update => $"Renamed the environment to '{update.Value}'",
        EnvironmentInstruction.UpdateColor update => $"Changed the color to '{update.Value}'",
        EnvironmentInstruction.UpdateDefaultTtl update => $"Set the default TTL to {update.Value} minutes",
        EnvironmentInstruction.UpdateSecureMode update => Switched(update.Value, "secure mode"),
        EnvironmentInstruction.UpdateDefaultTrackEvents update => Switched(update.Value, "tracking of events by default"),
        EnvironmentInstruction.UpdateRequireComments { Value: true } => "Required comments",
        EnvironmentInstruction.UpdateRequireComments => "Made comments optional",
        EnvironmentInstruction.UpdateConfirmChanges { Value: true } => "Required confirmation of changes",
        EnvironmentInstruction.UpdateConfirmChanges => "Made confirmation of changes unnecessary",
        EnvironmentInstruction.UpdateCritical { Value: true } => "Marked the environment as critical",
        EnvironmentInstruction.UpdateCritical => "Marked the environment as not critical",
        EnvironmentInstruction.ReplaceTags replace => Words.Tags(replace.Values),
        EnvironmentInstruction.ResetSdkKey => "Reset the SDK key",
        EnvironmentInstruction.ResetMobileKey => "Reset the mobile key",
        _ => throw new UnreachableException(),
    };

    private static string Switched(bool on, string what) => on ? $"Turned on {what}" : $"Turned off {what}";
}
