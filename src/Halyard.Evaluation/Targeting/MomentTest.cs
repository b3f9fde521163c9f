using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>before</c> and <c>after</c>; equal moments are neither.</summary>
internal sealed class MomentTest : ValueTest
{
    private readonly Moment[] _values;
    private readonly bool _isBefore;

    public MomentTest(string op, ImmutableArray<FlagValue> values)
    {
        _isBefore = op == Operators.Before;
        _values = [.. values.Select(static value => Moment.Of(value)).OfType<Moment>()];
    }

    public override bool Matches(FlagValue value)
    {
        if (Moment.Of(value) is not { } moment)
        {
            return false;
        }

        foreach (var other in _values)
        {
            var order = moment.CompareTo(other);
            if (_isBefore ? order < 0 : order > 0)
            {
                return true;
            }
        }

        return false;
    }
}
