using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Turns the body of a PATCH into instructions.</summary>
internal static class ProjectPatch
{
    // Settings of clients' makers that mean nothing here. Their values are taken and forgotten.
    private static readonly string[] Ignored =
    [
        "environments", "defaultReleasePipelineKey", "requireViewAssociationForNewFlags", "requireViewAssociationForNewSegments",
    ];

    public static Result<SemanticPatch<ProjectInstruction>> Read(HttpRequest request, JsonElement body, ProjectDefinition project)
    {
        if (SemanticPatch.IsSemantic(request))
        {
            return SemanticPatch.Read(body, ApiJson.Default.ProjectInstruction);
        }

        if (JsonPatch.Read(body).IsRefused(out var refusal, out var patch)
            || patch.ApplyTo(View(project), ApiJson.Default.EditableProject, Ignored).IsRefused(out refusal, out var wanted))
        {
            return refusal;
        }

        return new SemanticPatch<ProjectInstruction>(Difference(project, wanted), patch.Comment);
    }

    private static EditableProject View(ProjectDefinition project) => new()
    {
        Name = project.Name,
        Tags = project.Tags,
        IncludeInSnippetByDefault = project.IncludeInSnippetByDefault,
        DefaultClientSideAvailability = project.DefaultClientSideAvailability,
        NamingConvention = project.NamingConvention,
    };

    private static ImmutableArray<ProjectInstruction> Difference(ProjectDefinition project, EditableProject wanted)
    {
        var instructions = ImmutableArray.CreateBuilder<ProjectInstruction>();
        Add(wanted.Name != project.Name, new ProjectInstruction.UpdateName(wanted.Name ?? ""));
        var tags = wanted.Tags ?? [];
        Add(!tags.SequenceEqual(project.Tags), new ProjectInstruction.ReplaceTags(tags));
        var snippet = wanted.IncludeInSnippetByDefault ?? false;
        Add(snippet != project.IncludeInSnippetByDefault, new ProjectInstruction.UpdateIncludeInSnippetByDefault(snippet));
        var availability = wanted.DefaultClientSideAvailability ?? ClientSideAvailability.Default;
        Add(
            availability != project.DefaultClientSideAvailability,
            new ProjectInstruction.UpdateDefaultClientSideAvailability(availability));
        Add(wanted.NamingConvention != project.NamingConvention, new ProjectInstruction.UpdateNamingConvention(wanted.NamingConvention));
        return instructions.ToImmutable();

        void Add(bool differs, ProjectInstruction instruction)
        {
            if (differs)
            {
                instructions.Add(instruction);
            }
        }
    }
}
