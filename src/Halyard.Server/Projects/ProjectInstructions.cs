using System.Collections.Immutable;
using System.Diagnostics;

using Halyard.Api.Projects;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Applies instructions to a project. Pure.</summary>
internal static class ProjectInstructions
{
    private static readonly string[] Cases = ["camelCase", "upperCamelCase", "snakeCase", "kebabCase", "constantCase"];

    /// <summary>The project as the instructions leave it, at the same version; or what is wrong with them.</summary>
    public static Result<ProjectDefinition> Apply(ProjectDefinition project, ImmutableArray<ProjectInstruction> instructions)
    {
        for (var i = 0; i < instructions.Length; i++)
        {
            if (Check(instructions[i]) is { } refusal)
            {
                return refusal.Under($"instructions[{i}]");
            }

            project = Apply(project, instructions[i]);
        }

        return project;
    }

    /// <summary>The permission that an instruction needs.</summary>
    public static string ActionOf(ProjectInstruction instruction) => instruction switch
    {
        ProjectInstruction.UpdateName => "updateProjectName",
        ProjectInstruction.ReplaceTags => "updateTags",
        ProjectInstruction.UpdateIncludeInSnippetByDefault => "updateIncludeInSnippetByDefault",
        ProjectInstruction.UpdateDefaultClientSideAvailability => "updateDefaultClientSideAvailability",
        ProjectInstruction.UpdateNamingConvention => "updateProjectFlagDefaults",
        _ => throw new UnreachableException(),
    };

    public static Refusal? CheckConvention(string field, NamingConvention? convention) =>
        convention?.Case is { } style && !Cases.Contains(style, StringComparer.Ordinal)
            ? Refusal.Invalid(field, $"The case '{style}' is not known; it must be one of {string.Join(", ", Cases)}.")
            : null;

    private static Refusal? Check(ProjectInstruction instruction) => instruction switch
    {
        ProjectInstruction.UpdateName update => Keys.CheckName("value", update.Value),
        ProjectInstruction.ReplaceTags replace => Keys.CheckTags("values", replace.Values),
        ProjectInstruction.UpdateNamingConvention update => CheckConvention("value.case", update.Value),
        _ => null,
    };

    private static ProjectDefinition Apply(ProjectDefinition project, ProjectInstruction instruction) => instruction switch
    {
        ProjectInstruction.UpdateName update => project with { Name = update.Value },
        ProjectInstruction.ReplaceTags replace => project with { Tags = [.. replace.Values.Distinct(StringComparer.Ordinal)] },
        ProjectInstruction.UpdateIncludeInSnippetByDefault update => project with { IncludeInSnippetByDefault = update.Value },
        ProjectInstruction.UpdateDefaultClientSideAvailability update => project with { DefaultClientSideAvailability = update.Value },
        ProjectInstruction.UpdateNamingConvention update => project with { NamingConvention = update.Value },
        _ => throw new UnreachableException(),
    };
}
