using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Halyard.Evaluation.Tests.SharedCases;

/// <summary>Puts constants into a document: <c>&lt;NAME&gt;</c> alone becomes the constant itself, inside a longer text its text.</summary>
internal sealed partial class CaseConstants(JsonObject values)
{
    // A constant may hold others; no set of cases needs more rounds.
    private const int Rounds = 8;

    public JsonNode? Apply(JsonNode? node)
    {
        var result = node?.DeepClone();
        for (var i = 0; i < Rounds && result is not null && Name().IsMatch(result.ToJsonString(Readable)); i++)
        {
            result = ApplyOnce(result);
        }

        return result;
    }

    /// <summary>These and others, of which the others win.</summary>
    public CaseConstants With(JsonObject others)
    {
        var all = (JsonObject)values.DeepClone();
        foreach (var (name, value) in others)
        {
            all[name] = value?.DeepClone();
        }

        return new(all);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonNode? ApplyOnce(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                return new JsonObject(json.Select(property => KeyValuePair.Create(InText(property.Key), ApplyOnce(property.Value))));
            case JsonArray array:
                return new JsonArray([.. array.Select(ApplyOnce)]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                var match = Name().Match(text);
                return match.Success && match.Length == text.Length && values.TryGetPropertyValue(match.Groups[1].Value, out var constant)
                    ? constant?.DeepClone()
                    : JsonValue.Create(InText(text));
            default:
                return node?.DeepClone();
        }
    }

    private string InText(string text) => Name().Replace(
        text, match => values.TryGetPropertyValue(match.Groups[1].Value, out var value) ? TextOf(value) : match.Value);

    private static string TextOf(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString(Readable) ?? "null";

    [GeneratedRegex("<([A-Za-z0-9_]+)>")]
    private static partial Regex Name();
}
