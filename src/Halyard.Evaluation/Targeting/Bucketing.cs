using System.Globalization;
using Halyard.Evaluation.Contexts;

namespace Halyard.Evaluation.Targeting;

/// <summary>Puts a context into a bucket from 0 to 1 (protocol §2.7).</summary>
internal sealed class Bucketing
{
    /// <summary>The weight of everybody.</summary>
    public const double WholeWeight = 100_000;

    private readonly byte[] _prefix;

    // Null for the key.
    private readonly AttributeReference? _attribute;

    public Bucketing(byte[] prefix, string? contextKind, string? bucketBy, ReferencePool references)
    {
        _prefix = prefix;
        Kind = ContextKinds.OrDefault(contextKind);
        if (!string.IsNullOrEmpty(bucketBy))
        {
            _attribute = references.Get(contextKind, bucketBy);
        }
    }

    /// <summary>The kind of context that is bucketed.</summary>
    public string Kind { get; }

    /// <summary>False when the reference to the attribute cannot be read.</summary>
    public bool IsValid => _attribute is null or { IsValid: true };

    /// <summary>The bucket of a context of the right kind; 0 when its value is neither a string nor a whole number.</summary>
    public double Bucket(Context individual)
    {
        if (_attribute is null)
        {
            return Bucketer.Position(_prefix, individual.Key);
        }

        individual.TryGet(_attribute, out var value);
        if (value.AsString is { } text)
        {
            return Bucketer.Position(_prefix, text);
        }

        return value.TryGetNumber(out var number) && double.IsInteger(number) ? BucketOf(number) : 0;
    }

    private double BucketOf(double number)
    {
        // The longest double has 309 digits. Adding 0 makes of -0 a 0.
        Span<char> digits = stackalloc char[320];
        (number + 0.0).TryFormat(digits, out var length, "F0", CultureInfo.InvariantCulture);
        return Bucketer.Position(_prefix, digits[..length]);
    }
}
