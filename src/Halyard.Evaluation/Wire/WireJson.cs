using System.Text.Json;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Wire;

/// <summary>Flags and segments from and to the JSON of the wire.</summary>
/// <remarks>
/// Reading is tolerant: only key and version are required, null stands for absent, and unknown properties are ignored. A property of the
/// wrong type, JSON that is not well-formed and text that is not UTF-8 are a <see cref="JsonException"/>. Writing gives every array, even
/// an empty one, because old SDKs need them. Safe to call from any thread.
/// </remarks>
public static class WireJson
{
    /// <summary>Reads one flag, or its tombstone.</summary>
    /// <param name="utf8Json">A JSON object.</param>
    /// <returns>The flag.</returns>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static Flag ReadFlag(ReadOnlySpan<byte> utf8Json)
    {
        var reader = Open(utf8Json);
        var flag = ReadFlag(ref reader);
        JsonText.RequireEnd(ref reader);
        return flag;
    }

    /// <summary>Reads one flag, or its tombstone, inside a larger JSON text.</summary>
    /// <param name="reader">Stands on the object's start; is left on its end.</param>
    /// <returns>The flag.</returns>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static Flag ReadFlag(ref Utf8JsonReader reader) => new WireReader().ReadFlag(ref reader);

    /// <summary>Reads one segment, or its tombstone.</summary>
    /// <param name="utf8Json">A JSON object.</param>
    /// <returns>The segment.</returns>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static Segment ReadSegment(ReadOnlySpan<byte> utf8Json)
    {
        var reader = Open(utf8Json);
        var segment = ReadSegment(ref reader);
        JsonText.RequireEnd(ref reader);
        return segment;
    }

    /// <summary>Reads one segment, or its tombstone, inside a larger JSON text.</summary>
    /// <param name="reader">Stands on the object's start; is left on its end.</param>
    /// <returns>The segment.</returns>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static Segment ReadSegment(ref Utf8JsonReader reader) => new WireReader().ReadSegment(ref reader);

    /// <summary>Reads all flags and segments: <c>{"flags":{"key":{…}},"segments":{…}}</c>.</summary>
    /// <param name="utf8Json">A JSON object.</param>
    /// <returns>The data. An item without a key, and a tombstone, has the key it stands under.</returns>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static DataSet ReadDataSet(ReadOnlySpan<byte> utf8Json)
    {
        var reader = Open(utf8Json);
        var data = ReadDataSet(ref reader);
        JsonText.RequireEnd(ref reader);
        return data;
    }

    /// <summary>Reads all flags and segments inside a larger JSON text.</summary>
    /// <param name="reader">Stands on the object's start; is left on its end.</param>
    /// <returns>The data. An item without a key, and a tombstone, has the key it stands under.</returns>
    /// <exception cref="JsonException">The text is not such an object.</exception>
    public static DataSet ReadDataSet(ref Utf8JsonReader reader) => new WireReader().ReadDataSet(ref reader);

    /// <summary>Writes a flag; of a tombstone only key, version and that it is deleted.</summary>
    /// <param name="writer">Where to; it must be in a place that takes a value.</param>
    /// <param name="flag">The flag.</param>
    public static void WriteFlag(Utf8JsonWriter writer, Flag flag)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(flag);
        FlagWriter.Write(writer, flag);
    }

    /// <summary>Writes a segment; of a tombstone only key, version and that it is deleted.</summary>
    /// <param name="writer">Where to; it must be in a place that takes a value.</param>
    /// <param name="segment">The segment.</param>
    public static void WriteSegment(Utf8JsonWriter writer, Segment segment)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(segment);
        SegmentWriter.Write(writer, segment);
    }

    /// <summary>Writes all flags and segments under their keys.</summary>
    /// <param name="writer">Where to; it must be in a place that takes a value.</param>
    /// <param name="data">The flags and segments.</param>
    public static void WriteDataSet(Utf8JsonWriter writer, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(data);
        writer.WriteStartObject();
        writer.WriteStartObject("flags"u8);
        foreach (var flag in data.Flags)
        {
            writer.WritePropertyName(flag.Key);
            FlagWriter.Write(writer, flag);
        }

        writer.WriteEndObject();
        writer.WriteStartObject("segments"u8);
        foreach (var segment in data.Segments)
        {
            writer.WritePropertyName(segment.Key);
            SegmentWriter.Write(writer, segment);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>A flag as UTF-8 JSON.</summary>
    /// <param name="flag">The flag.</param>
    /// <returns>The text.</returns>
    public static byte[] ToBytes(Flag flag) => JsonText.ToBytes(flag, WriteFlag);

    /// <summary>A segment as UTF-8 JSON.</summary>
    /// <param name="segment">The segment.</param>
    /// <returns>The text.</returns>
    public static byte[] ToBytes(Segment segment) => JsonText.ToBytes(segment, WriteSegment);

    /// <summary>All flags and segments as UTF-8 JSON.</summary>
    /// <param name="data">The flags and segments.</param>
    /// <returns>The text.</returns>
    public static byte[] ToBytes(DataSet data) => JsonText.ToBytes(data, WriteDataSet);

    private static Utf8JsonReader Open(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, JsonText.ReaderOptions);
        JsonText.ReadOrThrow(ref reader);
        return reader;
    }
}
