using System.Collections.Immutable;
using Halyard.Evaluation.Contexts;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>in</c>: the same boolean, number or string. Arrays and objects are never the same.</summary>
internal sealed class MembershipTest : ValueTest
{
    private const int ScanLimit = 8;

    private readonly ImmutableArray<FlagValue> _values;

    // Of long lists only: the strings, and the numbers sorted.
    private readonly KeyTable? _texts;
    private readonly double[] _numbers = [];

    public MembershipTest(ImmutableArray<FlagValue> values)
    {
        _values = values;
        if (values.Length > ScanLimit)
        {
            _texts = new([.. values.Select(static value => value.AsString).OfType<string>()]);
            _numbers = [.. values.Where(static value => value.Kind == FlagValueKind.Number).Select(static value => value.AsDouble).Order()];
        }
    }

    public override bool Matches(FlagValue value)
    {
        if (value.AsString is { } text)
        {
            return _texts is null ? Scan(text) : _texts.Contains(text);
        }

        if (_texts is not null && value.TryGetNumber(out var number))
        {
            return Array.BinarySearch(_numbers, number) >= 0;
        }

        return value.IsScalar && _values.Contains(value);
    }

    private bool Scan(string text)
    {
        foreach (var value in _values)
        {
            // Codes and keys differ most often at their end: to look there first spares most of the calls that compare strings.
            if (value.AsString is { } other && other.Length == text.Length && (text.Length == 0 || other[^1] == text[^1]) && other == text)
            {
                return true;
            }
        }

        return false;
    }
}
