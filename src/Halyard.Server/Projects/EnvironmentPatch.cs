using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Turns the body of a PATCH into instructions.</summary>
internal static class EnvironmentPatch
{
    // Approvals are sent by clients that know them; here nobody must approve anything.
    private static readonly string[] Ignored = ["approvalSettings", "resourceApprovalSettings"];

    public static Result<SemanticPatch<EnvironmentInstruction>> Read(
        HttpRequest request, JsonElement body, EnvironmentDefinition environment)
    {
        if (SemanticPatch.IsSemantic(request))
        {
            return SemanticPatch.Read(body, ApiJson.Default.EnvironmentInstruction);
        }

        if (JsonPatch.Read(body).IsRefused(out var refusal, out var patch)
            || patch.ApplyTo(View(environment), ApiJson.Default.EditableEnvironment, Ignored).IsRefused(out refusal, out var wanted))
        {
            return refusal;
        }

        return new SemanticPatch<EnvironmentInstruction>(Difference(environment, wanted), patch.Comment);
    }

    private static EditableEnvironment View(EnvironmentDefinition environment) => new()
    {
        Name = environment.Name,
        Color = environment.Color,
        DefaultTtl = environment.DefaultTtl,
        SecureMode = environment.SecureMode,
        DefaultTrackEvents = environment.DefaultTrackEvents,
        RequireComments = environment.RequireComments,
        ConfirmChanges = environment.ConfirmChanges,
        Critical = environment.Critical,
        Tags = environment.Tags,
    };

    private static ImmutableArray<EnvironmentInstruction> Difference(EnvironmentDefinition environment, EditableEnvironment wanted)
    {
        var instructions = ImmutableArray.CreateBuilder<EnvironmentInstruction>();
        Add(environment.Name, wanted.Name ?? "", static to => new EnvironmentInstruction.UpdateName(to));
        Add(environment.Color, wanted.Color ?? "", static to => new EnvironmentInstruction.UpdateColor(to));
        Add(environment.DefaultTtl, wanted.DefaultTtl ?? 0, static to => new EnvironmentInstruction.UpdateDefaultTtl(to));
        Add(environment.SecureMode, wanted.SecureMode ?? false, static to => new EnvironmentInstruction.UpdateSecureMode(to));
        Add(
            environment.DefaultTrackEvents,
            wanted.DefaultTrackEvents ?? false,
            static to => new EnvironmentInstruction.UpdateDefaultTrackEvents(to));
        Add(
            environment.RequireComments,
            wanted.RequireComments ?? false,
            static to => new EnvironmentInstruction.UpdateRequireComments(to));
        Add(environment.ConfirmChanges, wanted.ConfirmChanges ?? false, static to => new EnvironmentInstruction.UpdateConfirmChanges(to));
        Add(environment.Critical, wanted.Critical ?? false, static to => new EnvironmentInstruction.UpdateCritical(to));
        if (!(wanted.Tags ?? []).SequenceEqual(environment.Tags))
        {
            instructions.Add(new EnvironmentInstruction.ReplaceTags(wanted.Tags ?? []));
        }

        return instructions.ToImmutable();

        void Add<T>(T from, T to, Func<T, EnvironmentInstruction> instruction)
        {
            if (!EqualityComparer<T>.Default.Equals(from, to))
            {
                instructions.Add(instruction(to));
            }
        }
    }
}
