using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Halyard.Server.Hosting;

/// <summary>
/// A JSON patch over a flat record of what may be edited. A path that is neither that nor to be ignored is an error: it is most likely
/// misspelt.
/// </summary>
internal static class EditableView
{
    public static Result<T> ApplyTo<T>(this JsonPatch patch, T view, JsonTypeInfo<T> type, ReadOnlySpan<string> ignored)
        where T : class
    {
        var known = type.Properties.Select(static property => property.Name).ToHashSet(StringComparer.Ordinal);
        var kept = ImmutableArray.CreateBuilder<JsonPatchOperation>();
        for (var i = 0; i < patch.Operations.Length; i++)
        {
            var name = patch.Operations[i].Path[0];
            if (known.Contains(name))
            {
                kept.Add(patch.Operations[i]);
            }
            else if (!ignored.Contains(name) && !name.StartsWith('_'))
            {
                return Refusal.Invalid(
                    $"patch[{i}].path", $"There is no '{name}' that can be changed. There are: {string.Join(", ", known)}.");
            }
        }

        var document = JsonSerializer.SerializeToNode(view, type)!.AsObject();
        return (patch with { Operations = kept.ToImmutable() }).ApplyTo(document).IsRefused(out var refusal, out var patched)
            ? refusal
            : RequestBody.As(JsonElement.Parse(patched.ToJsonString()), type);
    }
}
