using System.Collections.Immutable;
using Halyard.Evaluation.Contexts;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>in</c>: the same boolean, number or string. Arrays and objects are never the same.</summary>
internal sealed class MembershipTest : ValueTest
{
    private readonly KeyTable _texts;

    // Sorted.
    private readonly double[] _numbers = [];
    private readonly bool _hasTrue;
    private readonly bool _hasFalse;

    public MembershipTest(ImmutableArray<FlagValue> values)
    {
        _texts = new(TextsOf(values));
        foreach (var value in values)
        {
            _hasTrue |= value == FlagValue.True;
            _hasFalse |= value == FlagValue.False;
        }

        if (_texts.Count < values.Length)
        {
            _numbers = [.. values.Where(static value => value.Kind == FlagValueKind.Number).Select(static value => value.AsDouble).Order()];
        }
    }

    public override bool Matches(FlagValue value)
    {
        if (value.AsString is { } text)
        {
            return _texts.Contains(text);
        }

        if (value.TryGetNumber(out var number))
        {
            return Array.BinarySearch(_numbers, number) >= 0;
        }

        return value.Kind == FlagValueKind.Bool && (value.AsBool ? _hasTrue : _hasFalse);
    }

    // In loops: nearly all clauses are of this kind, and a data set has tens of thousands of them.
    private static string[] TextsOf(ImmutableArray<FlagValue> values)
    {
        var count = 0;
        foreach (var value in values)
        {
            count += value.Kind == FlagValueKind.String ? 1 : 0;
        }

        var texts = count == 0 ? [] : new string[count];
        foreach (var value in values)
        {
            if (value.AsString is { } text)
            {
                texts[^count--] = text;
            }
        }

        return texts;
    }
}
