using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Wire;

/// <summary>Reads data sets. For one thread: it reuses its lists from one array to the next.</summary>
internal sealed class WireReader
{
    private readonly List<string> _keys = [];
    private readonly List<FlagValue> _values = [];
    private readonly List<Clause> _clauses = [];

    // Only a whole data set has enough repetitions to pay for it.
    private StringPool? _pool;

    /// <summary>Null where texts are not worth sharing.</summary>
    public StringPool? Pool => _pool;

    public DataSet ReadDataSet(ref Utf8JsonReader reader)
    {
        _pool = new StringPool();
        ImmutableArray<Flag> flags = [];
        ImmutableArray<Segment> segments = [];
        RequireObject(ref reader);
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("flags"u8))
            {
                flags = ReadItems(ref reader, name, new FlagReader(this).Read);
            }
            else if (name.SequenceEqual("segments"u8))
            {
                segments = ReadItems(ref reader, name, new SegmentReader(this).Read);
            }
            else
            {
                reader.Skip();
            }
        }

        return new(flags, segments);
    }

    public Flag ReadFlag(ref Utf8JsonReader reader)
    {
        RequireObject(ref reader);
        return new FlagReader(this).Read(ref reader, place: default);
    }

    public Segment ReadSegment(ref Utf8JsonReader reader)
    {
        RequireObject(ref reader);
        return new SegmentReader(this).Read(ref reader, place: default);
    }

    public ImmutableArray<string> ReadKeys(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (!JsonFields.IsArray(ref reader, name))
        {
            return [];
        }

        _keys.Clear();
        while (JsonText.ReadItem(ref reader))
        {
            // Null stands for absent here too.
            if (JsonFields.Text(ref reader, name) is { } key)
            {
                _keys.Add(key);
            }
        }

        return [.. _keys];
    }

    public ImmutableArray<FlagValue> ReadValues(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (!JsonFields.IsArray(ref reader, name))
        {
            return [];
        }

        _values.Clear();
        while (JsonText.ReadItem(ref reader))
        {
            _values.Add(FlagValueJson.Read(ref reader, _pool));
        }

        return [.. _values];
    }

    public ImmutableArray<Clause> ReadClauses(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name)
    {
        if (!JsonFields.IsArray(ref reader, name))
        {
            return [];
        }

        _clauses.Clear();
        while (JsonFields.NextObject(ref reader, name))
        {
            _clauses.Add(ReadClause(ref reader));
        }

        return [.. _clauses];
    }

    private Clause ReadClause(ref Utf8JsonReader reader)
    {
        string? contextKind = null;
        var (attribute, op, negate) = ("", "", false);
        ImmutableArray<FlagValue> values = [];
        while (JsonFields.Next(ref reader, out var name))
        {
            if (name.SequenceEqual("contextKind"u8))
            {
                contextKind = JsonFields.Text(ref reader, name, _pool);
            }
            else if (name.SequenceEqual("attribute"u8))
            {
                attribute = JsonFields.Text(ref reader, name, _pool) ?? "";
            }
            else if (name.SequenceEqual("op"u8))
            {
                op = JsonFields.Text(ref reader, name, _pool) ?? "";
            }
            else if (name.SequenceEqual("values"u8))
            {
                values = ReadValues(ref reader, name);
            }
            else if (name.SequenceEqual("negate"u8))
            {
                negate = JsonFields.Bool(ref reader, name);
            }
            else
            {
                reader.Skip();
            }
        }

        return new() { ContextKind = contextKind, Attribute = attribute, Op = op, Values = values, Negate = negate };
    }

    private static void RequireObject(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Flags and segments are JSON objects.");
        }
    }

    private static ImmutableArray<T> ReadItems<T>(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> name, ReadItem<T> read)
    {
        if (!JsonFields.IsObject(ref reader, name))
        {
            return [];
        }

        var items = ImmutableArray.CreateBuilder<T>();
        while (JsonFields.Next(ref reader, out var key))
        {
            if (JsonFields.IsObject(ref reader, key))
            {
                items.Add(read(ref reader, key));
            }
        }

        return items.DrainToImmutable();
    }

    private delegate T ReadItem<T>(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> place);
}
