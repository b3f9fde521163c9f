using System.Text.Json;

namespace Halyard.Server.Events;

/// <summary>
/// Reads the counters of a summary event:
/// <c>{"checkout":{"default":false,"contextKinds":["user"],"counters":[{"variation":0,"version":5,"value":true,"count":3},{"unknown":true,"value":false,"count":2}]}}</c>.
/// </summary>
internal static class SummaryReader
{
    // Far beyond what one process can evaluate between two flushes; keeps sums of millions of payloads within 64 bits.
    private const long MaxCount = 1_000_000_000_000;

    public static void ReadFeatures(ref Utf8JsonReader reader, string path, EventTally tally)
    {
        EventJson.Expect(reader, JsonTokenType.StartObject, path);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var flag = EventJson.Text(reader, path);
            reader.Read();
            ReadFeature(ref reader, flag, $"{path}.{flag}", tally);
        }
    }

    private static void ReadFeature(ref Utf8JsonReader reader, string flag, string path, EventTally tally)
    {
        EventJson.Expect(reader, JsonTokenType.StartObject, path);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("counters"u8))
            {
                reader.Read();
                ReadCounters(ref reader, flag, $"{path}.counters", tally);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadCounters(ref Utf8JsonReader reader, string flag, string path, EventTally tally)
    {
        EventJson.Expect(reader, JsonTokenType.StartArray, path);
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            ReadCounter(ref reader, flag, $"{path}[{index}]", tally);
        }
    }

    private static void ReadCounter(ref Utf8JsonReader reader, string flag, string path, EventTally tally)
    {
        long? variation = null;
        long? version = null;
        long? count = null;
        EventJson.Expect(reader, JsonTokenType.StartObject, path);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("variation"u8))
            {
                reader.Read();
                variation = EventJson.Integer(reader, int.MaxValue, $"{path}.variation");
            }
            else if (reader.ValueTextEquals("version"u8))
            {
                reader.Read();
                version = EventJson.Integer(reader, int.MaxValue, $"{path}.version");
            }
            else if (reader.ValueTextEquals("count"u8))
            {
                reader.Read();
                count = EventJson.Integer(reader, MaxCount, $"{path}.count");
            }
            else
            {
                reader.Skip();
            }
        }

        tally.AddEvaluations(EvaluationKey.Of(flag, variation, version), count ?? throw EventJson.Fault($"{path}.count", "must be present"));
    }
}
