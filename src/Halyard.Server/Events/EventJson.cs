using System.Text.Json;

namespace Halyard.Server.Events;

/// <summary>Reading values of events so that every fault names its field.</summary>
internal static class EventJson
{
    /// <summary>A fault in the value at a path: <c>[2].features.checkout.counters must be an array</c>.</summary>
    public static JsonException Fault(string path, string what) => new($"{(path.Length == 0 ? "it" : path)} {what}.", path, null, null);

    public static void Expect(in Utf8JsonReader reader, JsonTokenType type, string path)
    {
        if (reader.TokenType != type)
        {
            throw Fault(path, type == JsonTokenType.StartArray ? "must be an array" : "must be an object");
        }
    }

    public static string Text(in Utf8JsonReader reader, string path)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            throw Fault(path, "must be a string");
        }

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Fault(path, "has bytes or escapes that are not Unicode text");
        }
    }

    /// <summary>An integer of the range; some senders write it with a fraction of zero. Null stays null.</summary>
    public static long? Integer(in Utf8JsonReader reader, long max, string path)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var number) && number >= 0 && number <= max && double.IsInteger(number)
            ? (long)number
            : throw Fault(path, $"must be a whole number from 0 to {max}");
    }

    public static bool Truth(in Utf8JsonReader reader, string path) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False or JsonTokenType.Null => false,
        _ => throw Fault(path, "must be true or false"),
    };
}
