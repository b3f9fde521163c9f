using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using Halyard.Evaluation.Wire;

namespace Halyard.Server.Delivery;

/// <summary>The events of the stream, as the bytes that every connection is sent.</summary>
/// <remarks>
/// <code>
/// event: patch
/// data: {"path":"/flags/checkout","data":{"key":"checkout","version":8,…}}
/// </code>
/// </remarks>
internal static class ServerSentEvents
{
    // JSON inside a stream, not inside a page: nothing but what JSON demands needs escaping.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A line that means nothing: a sign of life.</summary>
    public static ReadOnlySpan<byte> Heartbeat => ":\n"u8;

    /// <summary>What comes before all data in a <c>put</c>.</summary>
    public static ReadOnlySpan<byte> PutStart => "event: put\ndata: {\"path\":\"/\",\"data\":"u8;

    /// <summary>What comes after it.</summary>
    public static ReadOnlySpan<byte> PutEnd => "}\n\n"u8;

    public static void WriteData(IBufferWriter<byte> output, DataSet data)
    {
        using var writer = new Utf8JsonWriter(output, Json);
        WireJson.WriteDataSet(writer, data);
    }

    /// <summary>A <c>patch</c>, or a <c>delete</c> when the item is a tombstone.</summary>
    public static void WriteChange(IBufferWriter<byte> output, FeedItem item)
    {
        output.Write(item.IsDeleted ? "event: delete\ndata: "u8 : "event: patch\ndata: "u8);
        using (var writer = new Utf8JsonWriter(output, Json))
        {
            writer.WriteStartObject();
            writer.WriteString("path"u8, item.Path);
            if (item.IsDeleted)
            {
                writer.WriteNumber("version"u8, item.Version);
            }
            else
            {
                writer.WritePropertyName("data"u8);
                item.Write(writer);
            }

            writer.WriteEndObject();
        }

        output.Write("\n\n"u8);
    }
}
