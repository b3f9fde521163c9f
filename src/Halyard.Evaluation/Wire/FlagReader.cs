using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Wire;

/// <summary>Flags from JSON (protocol §1.1).</summary>
internal sealed class FlagReader(WireReader shared)
{
    private readonly RuleReader _rules = new(shared);
    private readonly List<Target> _targets = [];
    private readonly List<Prerequisite> _prerequisites = [];
    private FlagFields _fields = new();

    /// <summary>Reads the object the reader stands on.</summary>
    /// <param name="reader">Is left on the object's end.</param>
    /// <param name="place">The key it stands under in a data set, which is its own if it has none or is a tombstone; empty outside.</param>
    public Flag Read(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> place)
    {
        _fields = new();
        while (JsonFields.Next(ref reader, out var name))
        {
            if (!TryReadTargeting(ref reader, name) && !TryReadSetting(ref reader, name))
            {
                reader.Skip();
            }
        }

        return _fields.ToFlag(place);
    }

    private bool TryReadTargeting(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("key"u8))
        {
            _fields.Key = JsonFields.Text(ref reader, name);
        }
        else if (name.SequenceEqual("on"u8))
        {
            _fields.On = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("prerequisites"u8))
        {
            _fields.Prerequisites = ReadPrerequisites(ref reader, name);
        }
        else if (name.SequenceEqual("targets"u8))
        {
            _fields.Targets = ReadTargets(ref reader, name);
        }
        else if (name.SequenceEqual("contextTargets"u8))
        {
            _fields.ContextTargets = ReadTargets(ref reader, name);
        }
        else if (name.SequenceEqual("rules"u8))
        {
            _fields.Rules = _rules.ReadRules(ref reader, name);
        }
        else if (name.SequenceEqual("fallthrough"u8))
        {
            _fields.Fallthrough = _rules.ReadServe(ref reader, name);
        }
        else if (name.SequenceEqual("offVariation"u8))
        {
            _fields.OffVariation = JsonFields.Int(ref reader, name);
        }
        else if (name.SequenceEqual("variations"u8))
        {
            _fields.Variations = shared.ReadValues(ref reader, name);
        }
        else if (name.SequenceEqual("salt"u8))
        {
            _fields.Salt = JsonFields.Text(ref reader, name) ?? "";
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryReadSetting(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("version"u8))
        {
            _fields.Version = JsonFields.Whole(ref reader, name);
        }
        else if (name.SequenceEqual("deleted"u8))
        {
            _fields.Deleted = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("trackEvents"u8))
        {
            _fields.TrackEvents = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("trackEventsFallthrough"u8))
        {
            _fields.TrackEventsFallthrough = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("debugEventsUntilDate"u8))
        {
            _fields.DebugEventsUntilDate = JsonFields.Whole(ref reader, name);
        }
        else if (name.SequenceEqual("clientSideAvailability"u8))
        {
            _fields.Availability = ReadAvailability(ref reader, name);
        }
        else if (name.SequenceEqual("clientSide"u8))
        {
            _fields.ClientSide = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("samplingRatio"u8))
        {
            _fields.SamplingRatio = JsonFields.Whole(ref reader, name) ?? 1;
        }
        else if (name.SequenceEqual("excludeFromSummaries"u8))
        {
            _fields.ExcludeFromSummaries = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("migration"u8))
        {
            _fields.Migration = ReadMigration(ref reader, name);
        }
        else
        {
            return false;
        }

        return true;
    }

    private ImmutableArray<Prerequisite> ReadPrerequisites(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
    {
        if (!JsonFields.IsArray(ref reader, arrayName))
        {
            return [];
        }

        _prerequisites.Clear();
        while (JsonFields.NextObject(ref reader, arrayName))
        {
            var (key, variation) = ("", 0);
            while (JsonFields.Next(ref reader, out var name))
            {
                if (name.SequenceEqual("key"u8))
                {
                    key = JsonFields.Text(ref reader, name) ?? "";
                }
                else if (name.SequenceEqual("variation"u8))
                {
                    variation = JsonFields.Int(ref reader, name) ?? 0;
                }
                else
                {
                    reader.Skip();
                }
            }

            _prerequisites.Add(new(key, variation));
        }

        return [.. _prerequisites];
    }

    private ImmutableArray<Target> ReadTargets(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
    {
        if (!JsonFields.IsArray(ref reader, arrayName))
        {
            return [];
        }

        _targets.Clear();
        while (JsonFields.NextObject(ref reader, arrayName))
        {
            _targets.Add(ReadTarget(ref reader));
        }

        return [.. _targets];
    }

    private Target ReadTarget(ref Utf8JsonReader reader)
    {
        string? contextKind = null;
        var variation = 0;
        ImmutableArray<string> values = [];
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("contextKind"u8))
            {
                contextKind = JsonFields.Text(ref reader, name, shared.Pool);
            }
            else if (name.SequenceEqual("variation"u8))
            {
                variation = JsonFields.Int(ref reader, name) ?? 0;
            }
            else if (name.SequenceEqual("values"u8))
            {
                values = shared.ReadKeys(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { ContextKind = contextKind, Variation = variation, Values = values };
    }

    private static ClientSideAvailability? ReadAvailability(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> objectName)
    {
        if (!JsonFields.IsObject(ref reader, objectName))
        {
            return null;
        }

        var (mobile, environment) = (false, false);
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("usingMobileKey"u8))
            {
                mobile = JsonFields.Bool(ref reader, name);
            }
            else if (name.SequenceEqual("usingEnvironmentId"u8))
            {
                environment = JsonFields.Bool(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return ClientSideAvailability.Of(mobile, environment);
    }

    private static FlagMigration? ReadMigration(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> objectName)
    {
        if (!JsonFields.IsObject(ref reader, objectName))
        {
            return null;
        }

        long? checkRatio = null;
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("checkRatio"u8))
            {
                checkRatio = JsonFields.Whole(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(checkRatio);
    }
}
