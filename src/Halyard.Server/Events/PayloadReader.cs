using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;

using Halyard.Server.Hosting;

namespace Halyard.Server.Events;

/// <summary>
/// Reads a body as it arrives, one whole event at a time: <c>[{"kind":"index",…},{"kind":"summary",…}]</c>. What is kept is the counts, never the body, and
/// reading stops at the limit: a few kilobytes that decompress into gigabytes cost no more than the limit.
/// </summary>
internal sealed class PayloadReader(PipeReader body, long maxBytes, PayloadForm form)
{
    private readonly EventTally _tally = new();
    private JsonReaderState _state;
    private bool _started;
    private int _index;
    private long _consumed;

    public static Refusal TooLong(long maxBytes) =>
        new(RefusalCode.TooLarge, string.Create(CultureInfo.InvariantCulture, $"The body is longer than {maxBytes:N0} bytes, decompressed; send fewer events at a time."));

    public async Task<Result<EventTally>> ReadAsync(CancellationToken cancellationToken)
    {
        var wanted = 1;
        while (true)
        {
            var read = await body.ReadAtLeastAsync(wanted, cancellationToken);
            var refusal = Take(read, out var consumed);
            if (refusal is not null || read.IsCompleted)
            {
                body.AdvanceTo(read.Buffer.End);
                return refusal is null ? _tally : refusal;
            }

            _consumed += consumed;
            body.AdvanceTo(read.Buffer.GetPosition(consumed), read.Buffer.End);
            wanted = WantedAfter(read.Buffer.Length - consumed);
        }
    }

    private Refusal? Take(in ReadResult read, out long consumed)
    {
        consumed = 0;
        if (_consumed + read.Buffer.Length > maxBytes)
        {
            return TooLong(maxBytes);
        }

        try
        {
            consumed = ReadEvents(read.Buffer, read.IsCompleted);
            return null;
        }
        catch (JsonException exception)
        {
            return new Refusal(
                RefusalCode.InvalidRequest, $"The body cannot be read: {exception.Message}", exception.Path is { Length: > 0 } path ? path : null);
        }
    }

    // Twice what was there, so that an event that arrives in many pieces is not scanned again for each of them; but never beyond the limit.
    private int WantedAfter(long remaining) => (int)Math.Clamp(remaining * 2, 1, maxBytes - _consumed + 1);

    private long ReadEvents(in ReadOnlySequence<byte> buffer, bool isLast)
    {
        var reader = new Utf8JsonReader(buffer, isLast, _state);
        var consumed = 0L;
        while (reader.Read() && ReadToken(ref reader, buffer))
        {
            _started = true;
            _state = reader.CurrentState;
            consumed = reader.BytesConsumed;
        }

        return consumed;
    }

    // False when the event that begins here is not wholly in the buffer yet.
    private bool ReadToken(ref Utf8JsonReader reader, in ReadOnlySequence<byte> buffer)
    {
        if (!_started && form != PayloadForm.Diagnostic)
        {
            return reader.TokenType == JsonTokenType.StartArray ? true : throw new JsonException("It must be an array of events.");
        }

        return reader.TokenType switch
        {
            JsonTokenType.EndArray => true,
            JsonTokenType.StartObject => ReadEvent(ref reader, buffer),
            _ => throw EventJson.Fault(form == PayloadForm.Diagnostic ? "" : $"[{_index}]", "must be an object"),
        };
    }

    private bool ReadEvent(ref Utf8JsonReader reader, in ReadOnlySequence<byte> buffer)
    {
        var start = reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        var path = form == PayloadForm.Diagnostic ? "" : $"[{_index++}]";
        EventReader.Read(buffer.Slice(start, reader.BytesConsumed - start), path, form, _tally);
        return true;
    }
}
