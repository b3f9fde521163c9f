using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;

using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;

namespace Halyard.Server.Delivery;

/// <summary>Everything that an environment delivers, as bytes that all who ask for it share.</summary>
internal sealed class FeedPayload
{
    private const int TagBytes = 12;

    private readonly Lazy<ReadOnlyMemory<byte>> _gzip;
    private readonly Lazy<string> _tag;

    public FeedPayload(FlagSnapshot snapshot)
    {
        var output = new ArrayBufferWriter<byte>();
        output.Write(ServerSentEvents.PutStart);
        ServerSentEvents.WriteData(output, DataOf(snapshot));
        output.Write(ServerSentEvents.PutEnd);

        // The stream's event and the poll's body are one piece of memory: the data is in the middle of the event.
        Put = output.WrittenSpan.ToArray();
        Body = Put[ServerSentEvents.PutStart.Length..^ServerSentEvents.PutEnd.Length];
        _gzip = new(() => Compress(Body));
        _tag = new(() => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Body.Span).AsSpan(0, TagBytes))}\"");
    }

    /// <summary>The first event of a stream.</summary>
    public ReadOnlyMemory<byte> Put { get; }

    /// <summary>The answer to a poll.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    public ReadOnlyMemory<byte> Gzip => _gzip.Value;

    /// <summary>
    /// The entity tag: made from the content, so that it outlives a restart and is the same on every node; weak, because it is the same for the compressed body.
    /// </summary>
    public string Tag => _tag.Value;

    // In the order of the keys: equal data gives equal bytes.
    private static DataSet DataOf(FlagSnapshot snapshot) => new(
        [.. snapshot.Flags.Select(static flag => flag.Definition).OrderBy(static flag => flag.Key, StringComparer.Ordinal)],
        [.. snapshot.Segments.Select(static segment => segment.Definition).OrderBy(static segment => segment.Key, StringComparer.Ordinal)]);

    private static byte[] Compress(ReadOnlyMemory<byte> bytes)
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal))
        {
            gzip.Write(bytes.Span);
        }

        return target.ToArray();
    }
}
