using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>lessThan</c> and its three relatives.</summary>
internal sealed class NumberTest(string op, ImmutableArray<FlagValue> values) : ValueTest
{
    private readonly double[] _values =
        [.. values.Where(static value => value.Kind == FlagValueKind.Number).Select(static value => value.AsDouble)];

    public override bool Matches(FlagValue value)
    {
        if (!value.TryGetNumber(out var number))
        {
            return false;
        }

        foreach (var other in _values)
        {
            if (Matches(number, other))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(double number, double other) => op switch
    {
        Operators.LessThan => number < other,
        Operators.LessThanOrEqual => number <= other,
        Operators.GreaterThan => number > other,
        _ => number >= other,
    };
}
