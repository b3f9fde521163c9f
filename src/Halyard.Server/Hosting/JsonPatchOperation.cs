using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Halyard.Server.Hosting;

/// <summary>One operation of a JSON patch.</summary>
/// <param name="Op"><c>add</c>, <c>replace</c>, <c>remove</c>, <c>test</c>, <c>move</c> or <c>copy</c>.</param>
/// <param name="Path">Where, split at the slashes and unescaped.</param>
/// <param name="From">Where <c>move</c> and <c>copy</c> take the value.</param>
/// <param name="Value">The value; JSON null when there is none.</param>
internal sealed record JsonPatchOperation(string Op, ImmutableArray<string> Path, ImmutableArray<string> From, JsonElement Value)
{
    private static readonly string[] Known = ["add", "replace", "remove", "test", "move", "copy"];
    private static readonly JsonElement Null = JsonElement.Parse("null");

    public static Result<JsonPatchOperation> Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new Refusal(RefusalCode.InvalidRequest, "An operation must be an object with 'op' and 'path'.");
        }

        if (Text(json, "op") is not { } op || !Known.Contains(op, StringComparer.Ordinal))
        {
            return Refusal.Invalid("op", $"'op' must be one of {string.Join(", ", Known)}.");
        }

        if (Split(Text(json, "path")) is not { } path)
        {
            return Refusal.Invalid("path", "'path' must begin with a slash, as in '/name'.");
        }

        var from = Split(Text(json, "from"));
        return op is "move" or "copy" && from is null
            ? Refusal.Invalid("from", $"'{op}' needs 'from', a path that begins with a slash.")
            : new JsonPatchOperation(op, path, from ?? [], json.TryGetProperty("value", out var value) ? value : Null);
    }

    public Refusal? ApplyTo(JsonObject document) => Op switch
    {
        "add" => Set(document, Node(Value), insert: true),
        "replace" => Set(document, Node(Value), insert: false),
        "remove" => Remove(document, Path),
        "test" => JsonNode.DeepEquals(Find(document, Path), Node(Value))
            ? null
            : new Refusal(RefusalCode.PatchFailed, $"The test of '/{string.Join('/', Path)}' failed: it has another value.", "value"),
        "copy" => Set(document, Find(document, From)?.DeepClone(), insert: true),
        _ => Move(document),
    };

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static ImmutableArray<string>? Split(string? path) => path is ['/', ..]
        ? [.. path[1..].Split('/').Select(Unescape)]
        : null;

    private static string Unescape(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        _ => JsonValue.Create(value),
    };

    private static JsonNode? Find(JsonNode? node, ReadOnlySpan<string> path)
    {
        foreach (var part in path)
        {
            node = node switch
            {
                JsonObject values => values[part],
                JsonArray items when Index(part, items.Count - 1) is { } index => items[index],
                _ => null,
            };
        }

        return node;
    }

    private static JsonNode? Find(JsonNode? node, ImmutableArray<string> path) => Find(node, path.AsSpan());

    private static int? Index(string part, int max) =>
        int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= max ? index : null;

    private static Refusal? Remove(JsonObject document, ImmutableArray<string> path)
    {
        switch (Find(document, path.AsSpan()[..^1]))
        {
            case JsonObject values:
                values.Remove(path[^1]);
                break;
            case JsonArray items when Index(path[^1], items.Count - 1) is { } index:
                items.RemoveAt(index);
                break;
        }

        return null;
    }

    private Refusal? Move(JsonObject document)
    {
        var moved = Find(document, From)?.DeepClone();
        return Remove(document, From) ?? Set(document, moved, insert: true);
    }

    private Refusal? Set(JsonObject document, JsonNode? value, bool insert)
    {
        var part = Path[^1];
        switch (Find(document, Path.AsSpan()[..^1]))
        {
            case JsonObject values:
                values[part] = value;
                return null;
            case JsonArray items when part == "-":
                items.Add(value);
                return null;
            case JsonArray items when insert && Index(part, items.Count) is { } index:
                items.Insert(index, value);
                return null;
            case JsonArray items when Index(part, items.Count - 1) is { } index:
                items[index] = value;
                return null;
            default:
                return new Refusal(RefusalCode.PatchFailed, $"There is nothing at '/{string.Join('/', Path[..^1])}'.", "path");
        }
    }
}
