using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>The body of a PATCH of a flag: instructions, or a JSON or merge patch of the flag as the API shows it, to be turned into instructions.</summary>
/// <param name="Instructions">The instructions, where the body has them.</param>
/// <param name="Wanted">Else the flag as the patch leaves it.</param>
/// <param name="Environment">The environment that the instructions are about.</param>
/// <param name="Comment">Why.</param>
internal sealed record FlagPatch(ImmutableArray<FlagInstruction> Instructions, EditableFlag? Wanted, string? Environment, string? Comment)
{
    // Shown, but changed elsewhere or not at all.
    private static readonly string[] Ignored = ["kind", "creationDate", "goalIds", "experiments", "archivedDate", "deprecatedDate", "releasePipelineKey"];

    private static readonly ImmutableArray<string> Known =
        [.. ApiJson.Default.EditableFlag.Properties.Select(static property => property.Name)];

    public static Result<FlagPatch> Read(HttpRequest request, JsonElement body, string project, FlagDefinition flag)
    {
        if (SemanticPatch.IsSemantic(request))
        {
            return ReadInstructions(body);
        }

        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("instructions", out _))
        {
            return Refusal.Invalid(
                "instructions",
                "Instructions need the header 'Content-Type: application/json; domain-model=launchdarkly.semanticpatch'. Without it the body is read as a JSON patch.");
        }

        var view = View(project, flag);
        if (Patched(body, view).IsRefused(out var refusal, out var patched)
            || RequestBody.As(JsonElement.Parse(patched.ToJsonString()), ApiJson.Default.EditableFlag).IsRefused(out refusal, out var wanted))
        {
            return refusal;
        }

        return new FlagPatch([], wanted, null, Text(body, "comment"));
    }

    private static Result<FlagPatch> ReadInstructions(JsonElement body) =>
        SemanticPatch.Read(body, ApiJson.Default.FlagInstruction).IsRefused(out var refusal, out var patch)
            ? refusal
            : new FlagPatch(patch.Instructions, null, Text(body, "environmentKey"), patch.Comment);

    private static Result<JsonObject> Patched(JsonElement body, JsonObject view)
    {
        if (body.ValueKind == JsonValueKind.Object && !body.TryGetProperty("patch", out _))
        {
            var merge = body.TryGetProperty("merge", out var inner) ? inner : body;
            return merge.ValueKind == JsonValueKind.Object
                ? MergePatch.Apply(view, JsonObject.Create(merge)!)
                : Refusal.Invalid("merge", "'merge' must be an object with the members to change.");
        }

        if (JsonPatch.Read(body).IsRefused(out var refusal, out var patch))
        {
            return refusal;
        }

        for (var i = 0; i < patch.Operations.Length; i++)
        {
            if (patch.Operations[i].Path[0] is var name && !name.StartsWith('_') && !Known.Contains(name) && !Ignored.Contains(name))
            {
                return Refusal.Invalid($"patch[{i}].path", $"A flag has no '{name}' that can be changed. There are: {string.Join(", ", Known)}.");
            }
        }

        return patch.ApplyTo(view);
    }

    private static JsonObject View(string project, FlagDefinition flag) => JsonSerializer.SerializeToNode(
        FlagRep.From(project, flag, flag.Environments.Keys.ToDictionary(static key => key, static key => key), summary: false),
        ApiJson.Default.FlagRep)!.AsObject();

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
