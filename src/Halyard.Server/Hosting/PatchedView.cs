using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Halyard.Server.Hosting;

/// <summary>A JSON patch or a merge patch, whichever the body is, over a record of what may be edited.</summary>
internal static class PatchedView
{
    public static Result<T> Of<T>(JsonElement body, T view, JsonTypeInfo<T> type, ReadOnlySpan<string> ignored)
        where T : class
    {
        if (body.ValueKind != JsonValueKind.Object || body.TryGetProperty("patch", out _))
        {
            return JsonPatch.Read(body).IsRefused(out var refusal, out var patch) ? refusal : patch.ApplyTo(view, type, ignored);
        }

        if (body.TryGetProperty("instructions", out _))
        {
            return Refusal.Invalid(
                "instructions",
                "Instructions need the header 'Content-Type: application/json; domain-model=launchdarkly.semanticpatch'. "
                + "Without it the body is read as a JSON patch.");
        }

        var merge = body.TryGetProperty("merge", out var inner) ? inner : body;
        return merge.ValueKind == JsonValueKind.Object
            ? Merge(JsonObject.Create(merge)!, view, type)
            : Refusal.Invalid("merge", "'merge' must be an object with the members to change.");
    }

    /// <summary>Why somebody made the change, as every kind of patch may say.</summary>
    public static string? CommentOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("comment", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private static Result<T> Merge<T>(JsonObject patch, T view, JsonTypeInfo<T> type)
        where T : class
    {
        var merged = MergePatch.Apply(JsonSerializer.SerializeToNode(view, type)!.AsObject(), patch);
        return RequestBody.As(JsonElement.Parse(merged.ToJsonString()), type);
    }
}
