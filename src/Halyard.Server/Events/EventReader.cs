using System.Buffers;
using System.Text.Json;

namespace Halyard.Server.Events;

/// <summary>Counts one whole event into a tally.</summary>
internal static class EventReader
{
    public static void Read(in ReadOnlySequence<byte> json, string path, PayloadForm form, EventTally tally)
    {
        var kind = ReadKind(json, path);
        tally.AddEvent(kind);
        if (kind == EventKinds.Summary)
        {
            ReadSummary(json, path, tally);
        }
        else if (kind == EventKinds.Feature && form == PayloadForm.Unsummarised)
        {
            ReadEvaluation(json, path, tally);
        }
    }

    private static string ReadKind(in ReadOnlySequence<byte> json, string path)
    {
        var reader = Open(json);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("kind"u8))
            {
                reader.Read();
                return reader.TokenType == JsonTokenType.String ? EventKinds.Read(reader) : throw EventJson.Fault($"{path}.kind", "must be a string");
            }

            reader.Skip();
        }

        throw EventJson.Fault($"{path}.kind", "must be present");
    }

    private static void ReadSummary(in ReadOnlySequence<byte> json, string path, EventTally tally)
    {
        var reader = Open(json);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("features"u8))
            {
                reader.Read();
                SummaryReader.ReadFeatures(ref reader, $"{path}.features", tally);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // {"kind":"feature","key":"checkout","variation":1,"version":7,…}: an evaluation that its sender has not counted.
    private static void ReadEvaluation(in ReadOnlySequence<byte> json, string path, EventTally tally)
    {
        string? flag = null;
        long? variation = null;
        long? version = null;
        var excluded = false;
        var reader = Open(json);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("key"u8))
            {
                reader.Read();
                flag = EventJson.Text(reader, $"{path}.key");
            }
            else if (reader.ValueTextEquals("variation"u8))
            {
                reader.Read();
                variation = EventJson.Integer(reader, int.MaxValue, $"{path}.variation");
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                version = EventJson.Integer(reader, int.MaxValue, $"{path}.version");
            }
            else if (reader.ValueTextEquals("excludeFromSummaries"u8))
            {
                reader.Read();
                excluded = EventJson.Truth(reader, $"{path}.excludeFromSummaries");
            }
            else
            {
                reader.Skip();
            }
        }

        if (!excluded)
        {
            tally.AddEvaluations(EvaluationKey.Of(flag ?? throw EventJson.Fault($"{path}.key", "must be present"), variation, version), 1);
        }
    }

    private static Utf8JsonReader Open(in ReadOnlySequence<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader;
    }
}
