using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Applies a JSON patch to what may be edited. A path that is neither that nor to be ignored is an error: it is most likely misspelt.</summary>
internal static class Editable
{
    public static Result<JsonElement> Apply(JsonPatch patch, JsonObject view, ReadOnlySpan<string> ignored)
    {
        var kept = ImmutableArray.CreateBuilder<JsonPatchOperation>();
        foreach (var (operation, index) in patch.Operations.Select(static (operation, index) => (operation, index)))
        {
            var name = operation.Path[0];
            if (ignored.Contains(name) || name.StartsWith('_'))
            {
                continue;
            }

            if (!view.ContainsKey(name))
            {
                return Refusal.Invalid("path", $"There is no '{name}' that can be changed. There are: {string.Join(", ", view.Select(static member => member.Key))}.")
                    .Under($"patch[{index}]");
            }

            kept.Add(operation);
        }

        return (patch with { Operations = kept.ToImmutable() }).ApplyTo(view).IsRefused(out var refusal, out var patched)
            ? refusal
            : JsonElement.Parse(patched.ToJsonString());
    }
}
