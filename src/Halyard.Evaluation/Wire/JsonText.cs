using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Halyard.Evaluation.Wire;

/// <summary>The few things the hand-written readers need beyond <see cref="Utf8JsonReader"/>.</summary>
internal static class JsonText
{
    /// <summary>Comments and trailing commas are refused; the depth leaves room for the envelope around a value of full depth.</summary>
    public static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = FlagValue.MaxDepth + 16 };

    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Moves to the next token, or says that the text ends too early.</summary>
    public static void ReadOrThrow(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw new JsonException("The JSON text ends too early.");
        }
    }

    /// <summary>Says so when there is more text behind the value.</summary>
    public static void RequireEnd(ref Utf8JsonReader reader)
    {
        // Reading on is what makes the reader look, and throw.
        reader.Read();
    }

    /// <summary>Moves to the next element of the array the reader is in; false at its end.</summary>
    public static bool ReadItem(ref Utf8JsonReader reader)
    {
        ReadOrThrow(ref reader);
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Moves to the value of the next property of the object the reader is in and gives the name; null at its end.</summary>
    public static string? ReadName(ref Utf8JsonReader reader, StringPool? pool)
    {
        ReadOrThrow(ref reader);
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = GetString(ref reader, pool);
        ReadOrThrow(ref reader);
        return name;
    }

    /// <summary>The text of the string or property name the reader stands on. An escaped lone surrogate becomes U+FFFD.</summary>
    public static string GetString(ref Utf8JsonReader reader, StringPool? pool = null)
    {
        var raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            return JsonEscapes.Decode(raw);
        }

        return pool is null ? Decode(raw) : pool.Get(raw);
    }

    /// <summary>UTF-8 as a string; invalid UTF-8 is refused, not replaced.</summary>
    public static string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return StrictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException exception)
        {
            throw new JsonException("The JSON text is not valid UTF-8.", exception);
        }
    }

    public static string ToString<T>(T value, Action<Utf8JsonWriter, T> write) =>
        Encoding.UTF8.GetString(ToBuffer(value, write).WrittenSpan);

    public static byte[] ToBytes<T>(T value, Action<Utf8JsonWriter, T> write) => ToBuffer(value, write).WrittenSpan.ToArray();

    private static ArrayBufferWriter<byte> ToBuffer<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        write(writer, value);
        writer.Flush();
        return buffer;
    }
}
