using System.Text.Json.Nodes;

namespace Halyard.Server.Hosting;

/// <summary>
/// A JSON merge patch (https://www.rfc-editor.org/rfc/rfc7386): objects are merged, null removes, everything else replaces.
/// </summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject document, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null)
            {
                document.Remove(name);
            }
            else if (value is JsonObject inner)
            {
                document[name] = Apply(document[name] as JsonObject is { } existing ? existing.DeepClone().AsObject() : [], inner);
            }
            else
            {
                document[name] = value.DeepClone();
            }
        }

        return document;
    }
}
