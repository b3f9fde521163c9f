using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Wire;

/// <summary>The parts that flags and segments have in common, to JSON.</summary>
internal static class ClauseWriter
{
    public static void Write(Utf8JsonWriter writer, ImmutableArray<Clause> clauses)
    {
        writer.WriteStartArray("clauses"u8);
        foreach (var clause in clauses)
        {
            writer.WriteStartObject();
            WriteIfAny(writer, "contextKind"u8, clause.ContextKind);
            writer.WriteString("attribute"u8, clause.Attribute);
            writer.WriteString("op"u8, clause.Op);
            WriteValues(writer, "values"u8, clause.Values);
            writer.WriteBoolean("negate"u8, clause.Negate);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteValues(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<FlagValue> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            FlagValueJson.Write(writer, value);
        }

        writer.WriteEndArray();
    }

    public static void WriteKeys(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<string> keys)
    {
        writer.WriteStartArray(name);
        foreach (var key in keys)
        {
            writer.WriteStringValue(key);
        }

        writer.WriteEndArray();
    }

    /// <summary>Absent and empty mean the same for what is written with this.</summary>
    public static void WriteIfAny(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            writer.WriteString(name, text);
        }
    }
}
