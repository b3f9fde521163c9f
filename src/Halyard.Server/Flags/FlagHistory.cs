using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Changes;

namespace Halyard.Server.Flags;

/// <summary>Changes of flags as rows of history.</summary>
internal static class FlagHistory
{
    public static ChangeDraft Created(string project, FlagDefinition flag, string? source) =>
        Draft(
            project,
            flag,
            ChangeAction.Created,
            [source is null ? "Created the flag" : $"Created the flag as a copy of '{source}'"],
            FlagAccess.Everywhere("createFlag", project, flag)) with
        { After = ToJson(flag) };

    public static ChangeDraft Updated(string project, FlagDefinition before, string? environment, FlagOutcome outcome) =>
        Draft(project, outcome.Flag, ChangeAction.Updated, outcome.Sentences, FlagAccess.Of(project, before, environment, outcome.Done)) with
        {
            Environment = FlagAccess.EnvironmentOf(environment, outcome.Done),
            Instructions = ToJson(outcome.Done),
            Before = ToJson(before),
            After = ToJson(outcome.Flag),
        };

    public static ChangeDraft Deleted(string project, FlagDefinition before, ImmutableArray<string> sentences) =>
        Draft(project, before, ChangeAction.Deleted, sentences, FlagAccess.Everywhere("deleteFlag", project, before)) with { Before = ToJson(before) };

    private static ChangeDraft Draft(
        string project, FlagDefinition flag, ChangeAction action, IReadOnlyList<string> sentences, IReadOnlyList<ChangeAccess> accesses) => new()
        {
            Resource = ResourceKind.Flag,
            Action = action,
            Project = project,
            Key = flag.Key,
            Name = flag.Name,
            Sentences = sentences,
            Accesses = accesses,
        };

    private static JsonElement ToJson(FlagDefinition flag) => JsonSerializer.SerializeToElement(flag, ApiJson.Default.FlagDefinition);

    private static JsonElement ToJson(ImmutableArray<FlagInstruction> instructions) =>
        JsonSerializer.SerializeToElement(instructions, ApiJson.Default.ImmutableArrayFlagInstruction);
}
