using System.Text.Json;
using System.Text.Json.Serialization;
using Halyard.Evaluation.Contexts;

#pragma warning disable CA1720 // Object is the name that JSON gives it.
namespace Halyard;

/// <summary>An immutable JSON value: what a flag serves, what an attribute of a context holds, what a custom event carries.</summary>
/// <remarks>
/// <c>default(FlagValue)</c> is JSON <c>null</c>. Null, booleans, numbers and strings cost no allocation. Numbers are doubles, as in
/// the wire protocol: integers are exact up to 2^53. A value is safe to share between threads, and no member throws for a value of
/// another kind.
/// </remarks>
[JsonConverter(typeof(FlagValueJsonConverter))]
public readonly struct FlagValue : IEquatable<FlagValue>
{
    /// <summary>How deep arrays and objects may be nested; 64.</summary>
    /// <remarks>
    /// JSON text that goes deeper is refused, and <see cref="Array(ReadOnlySpan{FlagValue})"/> or <c>Object</c> give null beyond it.
    /// </remarks>
    public const int MaxDepth = 64;

    private const long FalseBits = 1;
    private const long TrueBits = 2;

    // A string, FlagList or FlagProperties; null for the three kinds that fit into the bits.
    private readonly object? _reference;

    // Numbers are kept with all their bits inverted: then no finite number looks like null (0), false (1) or true (2), which would be NaNs,
    // and the whole struct travels in two registers.
    private readonly long _bits;

    private FlagValue(object reference) => _reference = reference;

    private FlagValue(long bits) => _bits = bits;

    /// <summary>JSON <c>null</c>.</summary>
    public static FlagValue Null => default;

    /// <summary>JSON <c>true</c>.</summary>
    public static FlagValue True => new(TrueBits);

    /// <summary>JSON <c>false</c>.</summary>
    public static FlagValue False => new(FalseBits);

    /// <summary>A boolean.</summary>
    /// <param name="value">What the value holds.</param>
    /// <returns><see cref="True"/> or <see cref="False"/>.</returns>
    public static FlagValue Of(bool value) => new(value ? TrueBits : FalseBits);

    /// <summary>A number; null when it is not finite, because JSON has no such number.</summary>
    /// <param name="value">What the value holds.</param>
    /// <returns>The number, or <see cref="Null"/> for NaN and the infinities.</returns>
    public static FlagValue Of(double value) => double.IsFinite(value) ? new(~BitConverter.DoubleToInt64Bits(value)) : default;

    /// <summary>A number; rounded to the nearest double beyond 2^53.</summary>
    /// <param name="value">What the value holds.</param>
    /// <returns>The number.</returns>
    public static FlagValue Of(long value) => Of((double)value);

    /// <summary>A string, or null.</summary>
    /// <param name="value">What the value holds.</param>
    /// <returns>The string, or <see cref="Null"/> for a null reference.</returns>
    public static FlagValue Of(string? value) => value is null ? default : new(value);

    /// <summary>An array of the given values.</summary>
    /// <param name="items">The elements; they are copied.</param>
    /// <returns>The array, or null when it would be nested deeper than <see cref="MaxDepth"/>.</returns>
    public static FlagValue Array(params ReadOnlySpan<FlagValue> items) => Limited(new FlagList(items.ToArray()));

    /// <summary>An array of the given values.</summary>
    /// <param name="items">The elements; they are copied.</param>
    /// <returns>The array, or null when it would be nested deeper than <see cref="MaxDepth"/>.</returns>
    public static FlagValue Array(IEnumerable<FlagValue> items) => Limited(new FlagList([.. items]));

    /// <summary>An object with the given properties; the last of several with one name wins.</summary>
    /// <param name="properties">The properties; they are copied.</param>
    /// <returns>The object, or null when it would be nested deeper than <see cref="MaxDepth"/>.</returns>
    public static FlagValue Object(IEnumerable<KeyValuePair<string, FlagValue>> properties) => Limited(FlagProperties.From(properties));

    /// <summary>An object with the given properties; the last of several with one name wins.</summary>
    /// <param name="properties">The properties; they are copied.</param>
    /// <returns>The object, or null when it would be nested deeper than <see cref="MaxDepth"/>.</returns>
    public static FlagValue Object(params ReadOnlySpan<(string Name, FlagValue Value)> properties) =>
        Limited(FlagProperties.From(properties));

    /// <summary>Reads JSON text.</summary>
    /// <param name="json">One JSON value.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The text is not one JSON value, or is nested deeper than <see cref="MaxDepth"/>.</exception>
    public static FlagValue Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return FlagValueJson.Parse(json);
    }

    /// <summary>Reads JSON text, and says whether it could.</summary>
    /// <param name="json">One JSON value, or anything else.</param>
    /// <param name="value">The value, or null.</param>
    /// <returns>Whether the text was one JSON value.</returns>
    public static bool TryParse(string? json, out FlagValue value)
    {
        value = default;
        if (json is null)
        {
            return false;
        }

        try
        {
            value = FlagValueJson.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Which of the six kinds of JSON value this is.</summary>
    public FlagValueKind Kind => _reference switch
    {
        null => _bits switch { 0 => FlagValueKind.Null, FalseBits or TrueBits => FlagValueKind.Bool, _ => FlagValueKind.Number },
        string => FlagValueKind.String,
        FlagList => FlagValueKind.Array,
        _ => FlagValueKind.Object,
    };

    /// <summary>Whether this is JSON <c>null</c>.</summary>
    public bool IsNull => _reference is null && _bits == 0;

    /// <summary>The boolean; false when this is of another kind.</summary>
    public bool AsBool => _reference is null && _bits == TrueBits;

    /// <summary>The number without its fraction, limited to the range of an int; 0 when this is of another kind.</summary>
    public int AsInt => (int)AsDouble;

    /// <summary>The number without its fraction, limited to the range of a long; 0 when this is of another kind.</summary>
    public long AsLong => (long)AsDouble;

    /// <summary>The number; 0 when this is of another kind.</summary>
    public double AsDouble => TryGetNumber(out var number) ? number : 0;

    /// <summary>The string; null when this is of another kind.</summary>
    public string? AsString => _reference as string;

    /// <summary>The elements of an array; empty when this is of another kind.</summary>
    public IReadOnlyList<FlagValue> Items => List ?? FlagList.Empty;

    /// <summary>The properties of an object, in the order they were given; empty when this is of another kind.</summary>
    public IReadOnlyDictionary<string, FlagValue> Properties => Map ?? FlagProperties.Empty;

    /// <summary>The value as JSON text.</summary>
    /// <returns>Compact JSON.</returns>
    public string ToJson() => FlagValueJson.Write(this);

    /// <summary>Writes the value as JSON.</summary>
    /// <param name="writer">Where to; it must be in a place that takes a value.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        FlagValueJson.Write(writer, this);
    }

    /// <summary>Whether both are the same JSON value; the order of an object's properties does not matter.</summary>
    /// <param name="other">The other value.</param>
    /// <returns>True when they are equal.</returns>
    public bool Equals(FlagValue other)
    {
        if (_reference is string text)
        {
            return text == other._reference as string;
        }

        // Zero has two sets of bits.
        return _reference is null
            ? other._reference is null && (_bits == other._bits || (IsZero(_bits) && IsZero(other._bits)))
            : ReferenceEquals(_reference, other._reference) || _reference.Equals(other._reference);
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FlagValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _reference?.GetHashCode() ?? (IsZero(_bits) ? ~0L : _bits).GetHashCode();

    /// <summary>The same as <see cref="ToJson"/>.</summary>
    /// <returns>Compact JSON.</returns>
    public override string ToString() => ToJson();

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>True when they are equal.</returns>
    public static bool operator ==(FlagValue left, FlagValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other value.</param>
    /// <returns>True when they differ.</returns>
    public static bool operator !=(FlagValue left, FlagValue right) => !left.Equals(right);

    /// <summary>A boolean as a value.</summary>
    /// <param name="value">What the value holds.</param>
    public static implicit operator FlagValue(bool value) => Of(value);

    /// <summary>An int as a value.</summary>
    /// <param name="value">What the value holds.</param>
    public static implicit operator FlagValue(int value) => Of(value);

    /// <summary>A long as a value.</summary>
    /// <param name="value">What the value holds.</param>
    public static implicit operator FlagValue(long value) => Of(value);

    /// <summary>A double as a value; null when it is not finite.</summary>
    /// <param name="value">What the value holds.</param>
    public static implicit operator FlagValue(double value) => Of(value);

    /// <summary>A string as a value; null for a null reference.</summary>
    /// <param name="value">What the value holds.</param>
    public static implicit operator FlagValue(string? value) => Of(value);

    internal FlagList? List => _reference as FlagList;

    internal FlagProperties? Map => _reference as FlagProperties;

    /// <summary>Whether this is a boolean, a number or a string.</summary>
    internal bool IsScalar => _reference is null ? _bits != 0 : _reference is string;

    /// <summary>Levels of arrays and objects: 0 for a scalar, 1 for <c>[]</c>.</summary>
    internal int Depth => _reference switch { FlagList list => list.Depth, FlagProperties map => map.Depth, _ => 0 };

    /// <summary>For the reader, which counts the levels itself.</summary>
    internal static FlagValue Of(FlagList list) => new(list);

    /// <inheritdoc cref="Of(FlagList)"/>
    internal static FlagValue Of(FlagProperties properties) => new(properties);

    internal bool TryGetNumber(out double number)
    {
        number = BitConverter.Int64BitsToDouble(~_bits);
        return _reference is null && (ulong)_bits > (ulong)TrueBits;
    }

    private static FlagValue Limited(FlagList list) => list.Depth > MaxDepth ? default : new(list);

    private static FlagValue Limited(FlagProperties properties) => properties.Depth > MaxDepth ? default : new(properties);

    private static bool IsZero(long bits) => BitConverter.Int64BitsToDouble(~bits) == 0;
}
