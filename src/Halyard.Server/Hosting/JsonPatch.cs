using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Halyard.Server.Hosting;

/// <summary>
/// A JSON patch (https://www.rfc-editor.org/rfc/rfc6902), read as bare operations or as <c>{"comment":…,"patch":[…]}</c>, and applied as
/// leniently as clients need: replacing what is absent sets it, replacing with null clears it, removing what is absent does nothing.
/// </summary>
internal sealed record JsonPatch(ImmutableArray<JsonPatchOperation> Operations, string? Comment)
{
    public static Result<JsonPatch> Read(JsonElement body)
    {
        var hasComment = body.ValueKind == JsonValueKind.Object;
        var list = hasComment && body.TryGetProperty("patch", out var patch) ? patch : body;
        if (list.ValueKind != JsonValueKind.Array)
        {
            return new Refusal(
                RefusalCode.InvalidRequest,
                "The body must be a JSON patch: a list of operations, or an object with the list under 'patch'.",
                "patch");
        }

        var operations = ImmutableArray.CreateBuilder<JsonPatchOperation>();
        foreach (var item in list.EnumerateArray())
        {
            var read = JsonPatchOperation.Read(item);
            if (read.IsRefused(out var refusal, out var operation))
            {
                return refusal.Under($"patch[{operations.Count}]");
            }

            operations.Add(operation);
        }

        var comment = hasComment && body.TryGetProperty("comment", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
        return new JsonPatch(operations.ToImmutable(), comment);
    }

    /// <summary>Applies the operations to a copy of the document.</summary>
    public Result<JsonObject> ApplyTo(JsonObject document)
    {
        var patched = document.DeepClone().AsObject();
        for (var i = 0; i < Operations.Length; i++)
        {
            if (Operations[i].ApplyTo(patched) is { } refusal)
            {
                return refusal.Under($"patch[{i}]");
            }
        }

        return patched;
    }
}
