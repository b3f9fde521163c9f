using System.Text.Json;

namespace Halyard.Events;

/// <summary>Tells how often each variation of each flag was served.</summary>
internal sealed record SummaryEvent(long StartDate, long EndDate, IReadOnlyDictionary<string, FlagSummary> Flags) : OutputEvent
{
    public override void WriteTo(Utf8JsonWriter writer, ContextRedactor contexts)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "summary"u8);
        writer.WriteNumber("startDate"u8, StartDate);
        writer.WriteNumber("endDate"u8, EndDate);
        writer.WriteStartObject("features"u8);
        foreach (var (key, flag) in Flags)
        {
            writer.WritePropertyName(key);
            Write(writer, flag);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FlagSummary flag)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("default"u8);
        flag.Default.WriteTo(writer);
        writer.WriteStartArray("contextKinds"u8);
        foreach (var kind in flag.ContextKinds)
        {
            writer.WriteStringValue(kind);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("counters"u8);
        foreach (var counter in flag.Counters)
        {
            Write(writer, counter);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Counter counter)
    {
        writer.WriteStartObject();
        if (counter.Variation is { } variation)
        {
            writer.WriteNumber("variation"u8, variation);
        }

        if (counter.Version is { } version)
        {
            writer.WriteNumber("version"u8, version);
        }
        else
        {
            writer.WriteBoolean("unknown"u8, true);
        }

        writer.WritePropertyName("value"u8);
        counter.Value.WriteTo(writer);
        writer.WriteNumber("count"u8, counter.Count);
        writer.WriteEndObject();
    }
}
