using System.Collections.Immutable;
using Halyard.Evaluation.Contexts;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>in</c>: the same boolean, number or string. Arrays and objects are never the same.</summary>
internal sealed class MembershipTest : ValueTest
{
    private readonly KeyTable _texts;

    // Sorted.
    private readonly double[] _numbers;
    private readonly bool _hasTrue;
    private readonly bool _hasFalse;

    public MembershipTest(ImmutableArray<FlagValue> values)
    {
        _texts = new([.. values.Select(static value => value.AsString).OfType<string>()]);
        _numbers = [.. values.Where(static value => value.Kind == FlagValueKind.Number).Select(static value => value.AsDouble).Order()];
        _hasTrue = values.Contains(FlagValue.True);
        _hasFalse = values.Contains(FlagValue.False);
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
}
