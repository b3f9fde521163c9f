using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Halyard.Evaluation.Tests.SharedCases;

/// <summary>YAML as JSON: anchors and merge keys resolved, plain scalars typed as in YAML's core schema.</summary>
internal static class YamlText
{
    public static JsonNode? ToJson(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new MergingParser(new Parser(new StringReader(yaml))));
        return ToJson(stream.Documents[0].RootNode);
    }

    private static JsonNode? ToJson(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                var json = new JsonObject();
                foreach (var (name, value) in mapping)
                {
                    json[((YamlScalarNode)name).Value!] = ToJson(value);
                }

                return json;
            case YamlSequenceNode sequence:
                return new JsonArray([.. sequence.Select(ToJson)]);
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text }:
                return Typed(text);
            default:
                return JsonValue.Create(((YamlScalarNode)node).Value);
        }
    }

    private static JsonValue? Typed(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        _ when LooksNumeric(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    // double.TryParse knows "Infinity" and "NaN", which here are words.
    private static bool LooksNumeric(string text) =>
        char.IsAsciiDigit(text[0]) || (text[0] is '-' or '+' or '.' && text.Any(char.IsAsciiDigit));
}
