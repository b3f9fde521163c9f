using System.Text.Json;
using System.Text.Unicode;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;

namespace Halyard.DataSources;

/// <summary>Reads the events of <c>GET /all</c> from their bytes.</summary>
/// <remarks><code>
/// event: put      data: {"path":"/","data":{"flags":{"f1":{…}},"segments":{"s1":{…}}}}
/// event: patch    data: {"path":"/flags/f1","data":{…the whole flag…}}
/// event: delete   data: {"path":"/segments/s1","version":8}
/// </code></remarks>
internal static class StreamMessageReader
{
    private const string FlagsPath = "/flags/";
    private const string SegmentsPath = "/segments/";

    /// <exception cref="JsonException">The data is not what the event's name promises.</exception>
    public static StreamMessage Read(string name, ReadOnlySpan<byte> data) => name switch
    {
        "put" => ReadPut(Envelope.Read(Checked(data)), data),
        "patch" => ReadPatch(Envelope.Read(Checked(data)), data),
        "delete" => ReadDelete(Envelope.Read(Checked(data))),
        _ => StreamMessage.Other.Instance,
    };

    private static StreamMessage ReadPut(Envelope envelope, ReadOnlySpan<byte> data) =>
        envelope.Path is null or "" or "/"
            ? new StreamMessage.Put(WireJson.ReadDataSet(envelope.Body(data)))
            : StreamMessage.Other.Instance;

    private static StreamMessage ReadPatch(Envelope envelope, ReadOnlySpan<byte> data)
    {
        if (envelope.KeyAfter(FlagsPath) is { } flagKey)
        {
            // The path names the flag, whatever its own key says.
            return new StreamMessage.PatchFlag(WireJson.ReadFlag(envelope.Body(data)) with { Key = flagKey });
        }

        return envelope.KeyAfter(SegmentsPath) is { } segmentKey
            ? new StreamMessage.PatchSegment(WireJson.ReadSegment(envelope.Body(data)) with { Key = segmentKey })
            : StreamMessage.Other.Instance;
    }

    private static StreamMessage ReadDelete(Envelope envelope)
    {
        if (envelope.KeyAfter(FlagsPath) is { } flagKey)
        {
            return new StreamMessage.PatchFlag(Flag.Tombstone(flagKey, envelope.Version));
        }

        return envelope.KeyAfter(SegmentsPath) is { } segmentKey
            ? new StreamMessage.PatchSegment(Segment.Tombstone(segmentKey, envelope.Version))
            : StreamMessage.Other.Instance;
    }

    // Neither the parser of the stream nor that of JSON minds: they would hand out U+FFFD in place of what was sent.
    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> data) =>
        Utf8.IsValid(data) ? data : throw new JsonException("The data is not UTF-8.");
}
