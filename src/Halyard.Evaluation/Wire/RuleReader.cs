using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Wire;

/// <summary>The rules of flags, and what they serve, from JSON.</summary>
internal sealed class RuleReader(WireReader shared)
{
    private readonly List<FlagRule> _rules = [];
    private readonly List<WeightedVariation> _shares = [];

    public ImmutableArray<FlagRule> ReadRules(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
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

    public VariationOrRollout ReadServe(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> objectName)
    {
        if (!JsonFields.IsObject(ref reader, objectName))
        {
            return VariationOrRollout.None;
        }

        int? variation = null;
        Rollout? rollout = null;
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("variation"u8))
            {
                variation = JsonFields.Int(ref reader, name);
            }
            else if (name.SequenceEqual("rollout"u8))
            {
                rollout = ReadRollout(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return VariationOrRollout.Of(variation, rollout);
    }

    private FlagRule ReadRule(ref Utf8JsonReader reader)
    {
        var (id, trackEvents) = ("", false);
        int? variation = null;
        Rollout? rollout = null;
        ImmutableArray<Clause> clauses = [];
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("id"u8))
            {
                id = JsonFields.Text(ref reader, name) ?? "";
            }
            else if (name.SequenceEqual("variation"u8))
            {
                variation = JsonFields.Int(ref reader, name);
            }
            else if (name.SequenceEqual("rollout"u8))
            {
                rollout = ReadRollout(ref reader, name);
            }
            else if (name.SequenceEqual("clauses"u8))
            {
                clauses = shared.ReadClauses(ref reader, name);
            }
            else if (name.SequenceEqual("trackEvents"u8))
            {
                trackEvents = JsonFields.Bool(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { Id = id, Clauses = clauses, Serve = VariationOrRollout.Of(variation, rollout), TrackEvents = trackEvents };
    }

    private Rollout? ReadRollout(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> objectName)
    {
        if (!JsonFields.IsObject(ref reader, objectName))
        {
            return null;
        }

        var kind = RolloutKind.Rollout;
        var (contextKind, bucketBy) = (default(string), default(string));
        long? seed = null;
        ImmutableArray<WeightedVariation> shares = [];
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("kind"u8))
            {
                // A kind that is not known is a plain rollout.
                kind = JsonFields.Text(ref reader, name, shared.Pool) == "experiment" ? RolloutKind.Experiment : RolloutKind.Rollout;
            }
            else if (name.SequenceEqual("contextKind"u8))
            {
                contextKind = JsonFields.Text(ref reader, name, shared.Pool);
            }
            else if (name.SequenceEqual("bucketBy"u8))
            {
                bucketBy = JsonFields.Text(ref reader, name, shared.Pool);
            }
            else if (name.SequenceEqual("seed"u8))
            {
                seed = JsonFields.Whole(ref reader, name);
            }
            else if (name.SequenceEqual("variations"u8))
            {
                shares = ReadShares(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { Kind = kind, ContextKind = contextKind, BucketBy = bucketBy, Seed = seed, Variations = shares };
    }

    private ImmutableArray<WeightedVariation> ReadShares(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> arrayName)
    {
        if (!JsonFields.IsArray(ref reader, arrayName))
        {
            return [];
        }

        _shares.Clear();
        while (JsonFields.NextObject(ref reader, arrayName))
        {
            var (variation, weight, untracked) = (0, 0, false);
            while (JsonFields.Next(ref reader, out var name))
            {
                if (name.SequenceEqual("variation"u8))
                {
                    variation = JsonFields.Int(ref reader, name) ?? 0;
                }
                else if (name.SequenceEqual("weight"u8))
                {
                    weight = JsonFields.Int(ref reader, name) ?? 0;
                }
                else if (name.SequenceEqual("untracked"u8))
                {
                    untracked = JsonFields.Bool(ref reader, name);
                }
                else
                {
                    reader.Skip();
                }
            }

            _shares.Add(new(variation, weight, untracked));
        }

        return [.. _shares];
    }
}
