using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Wire;

/// <summary>Segments to JSON (protocol §1.2).</summary>
internal static class SegmentWriter
{
    public static void Write(Utf8JsonWriter writer, Segment segment)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, segment.Key);
        writer.WriteNumber("version"u8, segment.Version);
        if (segment.Deleted)
        {
            writer.WriteBoolean("deleted"u8, true);
        }
        else
        {
            WriteContent(writer, segment);
        }

        writer.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter writer, Segment segment)
    {
        ClauseWriter.WriteKeys(writer, "included"u8, segment.Included);
        ClauseWriter.WriteKeys(writer, "excluded"u8, segment.Excluded);
        WriteTargets(writer, "includedContexts"u8, segment.IncludedContexts);
        WriteTargets(writer, "excludedContexts"u8, segment.ExcludedContexts);
        writer.WriteStartArray("rules"u8);
        foreach (var rule in segment.Rules)
        {
            WriteRule(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteString("salt"u8, segment.Salt);
        if (segment.Unbounded)
        {
            writer.WriteBoolean("unbounded"u8, true);
        }

        ClauseWriter.WriteIfAny(writer, "unboundedContextKind"u8, segment.UnboundedContextKind);
        if (segment.Generation is { } generation)
        {
            writer.WriteNumber("generation"u8, generation);
        }
    }

    private static void WriteTargets(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<SegmentTarget> targets)
    {
        writer.WriteStartArray(name);
        foreach (var target in targets)
        {
            writer.WriteStartObject();
            ClauseWriter.WriteIfAny(writer, "contextKind"u8, target.ContextKind);
            ClauseWriter.WriteKeys(writer, "values"u8, target.Values);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter writer, SegmentRule rule)
    {
        writer.WriteStartObject();
        ClauseWriter.WriteIfAny(writer, "id"u8, rule.Id);
        ClauseWriter.Write(writer, rule.Clauses);
        if (rule.Weight is { } weight)
        {
            writer.WriteNumber("weight"u8, weight);
        }

        ClauseWriter.WriteIfAny(writer, "bucketBy"u8, rule.BucketBy);
        ClauseWriter.WriteIfAny(writer, "rolloutContextKind"u8, rule.RolloutContextKind);
        writer.WriteEndObject();
    }
}
