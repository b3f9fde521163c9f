using System.Text.Json;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Contexts;

/// <summary>Values from and to JSON.</summary>
internal static class FlagValueJson
{
    public static FlagValue Parse(string json)
    {
        using var text = Utf8Text.From(json);
        var reader = new Utf8JsonReader(text.Span, JsonText.ReaderOptions);
        JsonText.ReadOrThrow(ref reader);
        var value = Read(ref reader, null);
        JsonText.RequireEnd(ref reader);
        return value;
    }

    /// <summary>Reads the value the reader stands on and leaves it on the value's last token.</summary>
    public static FlagValue Read(ref Utf8JsonReader reader, StringPool? pool, int depth = 0)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.True:
                return FlagValue.True;
            case JsonTokenType.False:
                return FlagValue.False;
            case JsonTokenType.Number:
                return FlagValue.Of(reader.GetDouble());
            case JsonTokenType.String:
                return FlagValue.Of(JsonText.GetString(ref reader, pool));
            case JsonTokenType.StartArray when depth < FlagValue.MaxDepth:
                return ReadArray(ref reader, pool, depth + 1);
            case JsonTokenType.StartObject when depth < FlagValue.MaxDepth:
                return ReadObject(ref reader, pool, depth + 1);
            default:
                throw new JsonException($"The JSON value is nested deeper than {FlagValue.MaxDepth} levels.");
        }
    }

    public static void Write(Utf8JsonWriter writer, FlagValue value)
    {
        switch (value.Kind)
        {
            case FlagValueKind.Null:
                writer.WriteNullValue();
                break;
            case FlagValueKind.Bool:
                writer.WriteBooleanValue(value.AsBool);
                break;
            case FlagValueKind.Number:
                writer.WriteNumberValue(value.AsDouble);
                break;
            case FlagValueKind.String:
                writer.WriteStringValue(value.AsString);
                break;
            case FlagValueKind.Array:
                WriteArray(writer, value.List!);
                break;
            default:
                writer.WriteStartObject();
                WriteProperties(writer, value.Map!);
                writer.WriteEndObject();
                break;
        }
    }

    public static void WriteProperties(Utf8JsonWriter writer, FlagProperties properties)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            var (name, value) = properties.At(i);
            writer.WritePropertyName(name);
            Write(writer, value);
        }
    }

    public static string Write(FlagValue value) => JsonText.ToString(value, static (writer, value) => Write(writer, value));

    private static FlagValue ReadArray(ref Utf8JsonReader reader, StringPool? pool, int depth)
    {
        var items = new List<FlagValue>();
        while (JsonText.ReadItem(ref reader))
        {
            items.Add(Read(ref reader, pool, depth));
        }

        return FlagValue.Of(new FlagList([.. items]));
    }

    private static FlagValue ReadObject(ref Utf8JsonReader reader, StringPool? pool, int depth)
    {
        var properties = new FlagPropertiesBuilder();
        while (JsonText.ReadName(ref reader, pool) is { } name)
        {
            properties.Set(name, Read(ref reader, pool, depth));
        }

        return FlagValue.Of(properties.Build());
    }

    private static void WriteArray(Utf8JsonWriter writer, FlagList list)
    {
        writer.WriteStartArray();
        foreach (var item in list.AsSpan())
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }
}
