using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Wire;

/// <summary>Flags to JSON (protocol §1.1).</summary>
internal static class FlagWriter
{
    public static void Write(Utf8JsonWriter writer, Flag flag)
    {
        writer.WriteStartObject();
        writer.WriteString("key"u8, flag.Key);
        writer.WriteNumber("version"u8, flag.Version);
        if (flag.Deleted)
        {
            writer.WriteBoolean("deleted"u8, true);
        }
        else
        {
            WriteTargeting(writer, flag);
            WriteSettings(writer, flag);
        }

        writer.WriteEndObject();
    }

    private static void WriteTargeting(Utf8JsonWriter writer, Flag flag)
    {
        writer.WriteBoolean("on"u8, flag.On);
        WritePrerequisites(writer, flag.Prerequisites);
        WriteTargets(writer, "targets"u8, flag.Targets);
        WriteTargets(writer, "contextTargets"u8, flag.ContextTargets);
        writer.WriteStartArray("rules"u8);
        foreach (var rule in flag.Rules)
        {
            WriteRule(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("fallthrough"u8);
        WriteServe(writer, flag.Fallthrough);
        writer.WriteEndObject();
        if (flag.OffVariation is { } offVariation)
        {
            writer.WriteNumber("offVariation"u8, offVariation);
        }

        ClauseWriter.WriteValues(writer, "variations"u8, flag.Variations);
        writer.WriteString("salt"u8, flag.Salt);
    }

    private static void WriteSettings(Utf8JsonWriter writer, Flag flag)
    {
        writer.WriteBoolean("trackEvents"u8, flag.TrackEvents);
        writer.WriteBoolean("trackEventsFallthrough"u8, flag.TrackEventsFallthrough);
        if (flag.DebugEventsUntilDate is { } date)
        {
            writer.WriteNumber("debugEventsUntilDate"u8, date);
        }

        writer.WriteStartObject("clientSideAvailability"u8);
        writer.WriteBoolean("usingMobileKey"u8, flag.ClientSideAvailability.UsingMobileKey);
        writer.WriteBoolean("usingEnvironmentId"u8, flag.ClientSideAvailability.UsingEnvironmentId);
        writer.WriteEndObject();

        // For SDKs that came before the object.
        writer.WriteBoolean("clientSide"u8, flag.ClientSideAvailability.UsingEnvironmentId);
        if (flag.SamplingRatio != 1)
        {
            writer.WriteNumber("samplingRatio"u8, flag.SamplingRatio);
        }

        if (flag.ExcludeFromSummaries)
        {
            writer.WriteBoolean("excludeFromSummaries"u8, true);
        }

        if (flag.Migration is { } migration)
        {
            writer.WriteStartObject("migration"u8);
            if (migration.CheckRatio is { } checkRatio)
            {
                writer.WriteNumber("checkRatio"u8, checkRatio);
            }

            writer.WriteEndObject();
        }
    }

    private static void WritePrerequisites(Utf8JsonWriter writer, ImmutableArray<Prerequisite> prerequisites)
    {
        writer.WriteStartArray("prerequisites"u8);
        foreach (var prerequisite in prerequisites)
        {
            writer.WriteStartObject();
            writer.WriteString("key"u8, prerequisite.Key);
            writer.WriteNumber("variation"u8, prerequisite.Variation);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTargets(Utf8JsonWriter writer, ReadOnlySpan<byte> name, ImmutableArray<Target> targets)
    {
        writer.WriteStartArray(name);
        foreach (var target in targets)
        {
            writer.WriteStartObject();
            ClauseWriter.WriteIfAny(writer, "contextKind"u8, target.ContextKind);
            writer.WriteNumber("variation"u8, target.Variation);
            ClauseWriter.WriteKeys(writer, "values"u8, target.Values);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRule(Utf8JsonWriter writer, FlagRule rule)
    {
        writer.WriteStartObject();
        ClauseWriter.WriteIfAny(writer, "id"u8, rule.Id);
        WriteServe(writer, rule.Serve);
        ClauseWriter.Write(writer, rule.Clauses);
        writer.WriteBoolean("trackEvents"u8, rule.TrackEvents);
        writer.WriteEndObject();
    }

    private static void WriteServe(Utf8JsonWriter writer, VariationOrRollout serve)
    {
        if (serve.Variation is { } variation)
        {
            writer.WriteNumber("variation"u8, variation);
        }

        if (serve.Rollout is { } rollout)
        {
            writer.WriteStartObject("rollout"u8);
            WriteRollout(writer, rollout);
            writer.WriteEndObject();
        }
    }

    private static void WriteRollout(Utf8JsonWriter writer, Rollout rollout)
    {
        writer.WriteString("kind"u8, rollout.Kind == RolloutKind.Experiment ? "experiment"u8 : "rollout"u8);
        ClauseWriter.WriteIfAny(writer, "contextKind"u8, rollout.ContextKind);
        ClauseWriter.WriteIfAny(writer, "bucketBy"u8, rollout.BucketBy);
        if (rollout.Seed is { } seed)
        {
            writer.WriteNumber("seed"u8, seed);
        }

        writer.WriteStartArray("variations"u8);
        foreach (var share in rollout.Variations)
        {
            writer.WriteStartObject();
            writer.WriteNumber("variation"u8, share.Variation);
            writer.WriteNumber("weight"u8, share.Weight);
            if (share.Untracked)
            {
                writer.WriteBoolean("untracked"u8, true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
