using System.Text;
using System.Text.Json;

namespace Halyard.Evaluation.Wire;

/// <summary>Reads the values of properties: null stands for absent, and a wrong type is an error that names the property.</summary>
internal static class JsonFields
{
    /// <summary>Whether the reader stands on an object; false for null.</summary>
    public static bool IsObject(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name) =>
        IsStart(ref reader, name, JsonTokenType.StartObject, "an object");

    /// <summary>Whether the reader stands on an array; false for null.</summary>
    public static bool IsArray(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name) =>
        IsStart(ref reader, name, JsonTokenType.StartArray, "an array");

    /// <summary>Moves to the value of the next property of the object the reader is in; false at its end.</summary>
    public static bool Next(ref Utf8JsonReader reader, out ReadOnlySpan<byte> name)
    {
        JsonText.ReadOrThrow(ref reader);
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            name = default;
            return false;
        }

        name = reader.ValueIsEscaped || reader.HasValueSequence ? Encoding.UTF8.GetBytes(JsonText.GetString(ref reader)) : reader.ValueSpan;
        JsonText.ReadOrThrow(ref reader);
        return true;
    }

    /// <summary>The same within an array, whose elements must be objects.</summary>
    public static bool NextObject(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
    {
        if (!JsonText.ReadItem(ref reader))
        {
            return false;
        }

        return reader.TokenType == JsonTokenType.StartObject ? true : throw Wrong(arrayName, "an array of objects");
    }

    public static bool Bool(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => throw Wrong(name, "true or false"),
    };

    public static string? Text(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, StringPool? pool = null) =>
        reader.TokenType switch
        {
            JsonTokenType.String => JsonText.GetString(ref reader, pool),
            JsonTokenType.Null => null,
            _ => throw Wrong(name, "a string"),
        };

    /// <summary>A whole number, written in whatever way (<c>1.0</c>, <c>1e3</c>); one that is too large is the largest there is.</summary>
    public static long? Whole(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.Number)
        {
            throw Wrong(name, "a whole number");
        }

        if (reader.TryGetInt64(out var whole))
        {
            return whole;
        }

        var number = reader.GetDouble();
        return double.IsNaN(number) || Math.Truncate(number) != number ? throw Wrong(name, "a whole number") : (long)number;
    }

    /// <summary>A whole number that fits an int: a variation's index, a weight. Beyond, it is as wrong as the largest.</summary>
    public static int? Int(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name) =>
        Whole(ref reader, name) is { } whole ? (int)Math.Clamp(whole, int.MinValue, int.MaxValue) : null;

    private static bool IsStart(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, JsonTokenType start, string wanted)
    {
        if (reader.TokenType == start)
        {
            return true;
        }

        return reader.TokenType == JsonTokenType.Null ? false : throw Wrong(name, wanted);
    }

    private static JsonException Wrong(scoped ReadOnlySpan<byte> name, string wanted) =>
        new($"'{Encoding.UTF8.GetString(name)}' must be {wanted}.");
}
