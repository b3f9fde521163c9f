using System.Diagnostics;

namespace Halyard.Api.Projects;

/// <summary>A project's instructions in words.</summary>
public static class ProjectSentences
{
    public static string Of(ProjectInstruction instruction) => instruction switch
    {
        ProjectInstruction.UpdateName update => $"Renamed the project to '{update.Value}'",
        ProjectInstruction.ReplaceTags replace => Words.Tags(replace.Values),
        ProjectInstruction.UpdateIncludeInSnippetByDefault { Value: true } => "Included new flags in the snippet by default",
        ProjectInstruction.UpdateIncludeInSnippetByDefault => "Excluded new flags from the snippet by default",
        ProjectInstruction.UpdateDefaultClientSideAvailability { Value: var to } => "Exposed new flags by default to "
            + $"{Exposure(to.UsingMobileKey, to.UsingEnvironmentId)}",
        ProjectInstruction.UpdateNamingConvention { Value: null } => "Lifted the naming convention for flag keys",
        ProjectInstruction.UpdateNamingConvention { Value: { } rule } => $"Set the naming convention for flag keys to {Convention(rule)}",
        _ => throw new UnreachableException(),
    };

    private static string Exposure(bool mobile, bool browser) => (mobile, browser) switch
    {
        (true, true) => "mobile and browser SDKs",
        (true, false) => "mobile SDKs",
        (false, true) => "browser SDKs",
        _ => "server-side SDKs only",
    };

    private static string Convention(NamingConvention rule) => (rule.Case, rule.Prefix) switch
    {
        ({ } style, { } prefix) => $"{style} with the prefix '{prefix}'",
        ({ } style, null) => style,
        (null, { } prefix) => $"the prefix '{prefix}'",
        _ => "anything",
    };
}
