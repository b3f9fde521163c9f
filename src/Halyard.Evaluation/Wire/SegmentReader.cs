using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Wire;

/// <summary>Segments from JSON (protocol §1.2).</summary>
internal sealed class SegmentReader(WireReader shared)
{
    private readonly List<SegmentTarget> _targets = [];
    private readonly List<SegmentRule> _rules = [];
    private SegmentFields _fields = new();

    /// <inheritdoc cref="FlagReader.Read"/>
    public Segment Read(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> place)
    {
        _fields = new();
        while (JsonFields.Next(ref reader, out var name))
        {
            if (!TryReadMembers(ref reader, name) && !TryReadSetting(ref reader, name))
            {
                reader.Skip();
            }
        }

        return _fields.ToSegment(place);
    }

    private bool TryReadMembers(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("included"u8))
        {
            _fields.Included = shared.ReadKeys(ref reader, name);
        }
        else if (name.SequenceEqual("excluded"u8))
        {
            _fields.Excluded = shared.ReadKeys(ref reader, name);
        }
        else if (name.SequenceEqual("includedContexts"u8))
        {
            _fields.IncludedContexts = ReadTargets(ref reader, name);
        }
        else if (name.SequenceEqual("excludedContexts"u8))
        {
            _fields.ExcludedContexts = ReadTargets(ref reader, name);
        }
        else if (name.SequenceEqual("rules"u8))
        {
            _fields.Rules = ReadRules(ref reader, name);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool TryReadSetting(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("key"u8))
        {
            _fields.Key = JsonFields.Text(ref reader, name);
        }
        else if (name.SequenceEqual("version"u8))
        {
            _fields.Version = JsonFields.Whole(ref reader, name);
        }
        else if (name.SequenceEqual("deleted"u8))
        {
            _fields.Deleted = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("salt"u8))
        {
            _fields.Salt = JsonFields.Text(ref reader, name) ?? "";
        }
        else if (name.SequenceEqual("unbounded"u8))
        {
            _fields.Unbounded = JsonFields.Bool(ref reader, name);
        }
        else if (name.SequenceEqual("unboundedContextKind"u8))
        {
            _fields.UnboundedContextKind = JsonFields.Text(ref reader, name, shared.Pool);
        }
        else if (name.SequenceEqual("generation"u8))
        {
            _fields.Generation = JsonFields.Whole(ref reader, name);
        }
        else
        {
            return false;
        }

        return true;
    }

    private ImmutableArray<SegmentTarget> ReadTargets(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
    {
        if (!JsonFields.IsArray(ref reader, arrayName))
        {
            return [];
        }

        _targets.Clear();
        while (JsonFields.NextObject(ref reader, arrayName))
        {
            string? contextKind = null;
            ImmutableArray<string> values = [];
            while (JsonFields.Next(ref reader, out var name))
            {
                if (name.SequenceEqual("contextKind"u8))
                {
                    contextKind = JsonFields.Text(ref reader, name, shared.Pool);
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

            _targets.Add(new() { ContextKind = contextKind, Values = values });
        }

        return [.. _targets];
    }

    private ImmutableArray<SegmentRule> ReadRules(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
    {
        if (!JsonFields.IsArray(ref reader, arrayName))
        {
            return [];
        }

        _rules.Clear();
        while (JsonFields.NextObject(ref reader, arrayName))
        {
            _rules.Add(ReadRule(ref reader));
        }

        return [.. _rules];
    }

    private SegmentRule ReadRule(ref Utf8JsonReader reader)
    {
        var rule = new SegmentRule();
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("id"u8))
            {
                rule = rule with { Id = JsonFields.Text(ref reader, name) ?? "" };
            }
            else if (name.SequenceEqual("clauses"u8))
            {
                rule = rule with { Clauses = shared.ReadClauses(ref reader, name) };
            }
            else if (name.SequenceEqual("weight"u8))
            {
                rule = rule with { Weight = JsonFields.Int(ref reader, name) };
            }
            else if (name.SequenceEqual("bucketBy"u8))
            {
                rule = rule with { BucketBy = JsonFields.Text(ref reader, name, shared.Pool) };
            }
            else if (name.SequenceEqual("rolloutContextKind"u8))
            {
                rule = rule with { RolloutContextKind = JsonFields.Text(ref reader, name, shared.Pool) };
            }
            else
            {
                reader.Skip();
            }
        }

        return rule;
    }
}
