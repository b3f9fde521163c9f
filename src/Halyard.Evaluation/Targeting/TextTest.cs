using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>startsWith</c>, <c>endsWith</c> and <c>contains</c>, ordinal.</summary>
internal sealed class TextTest(string op, ImmutableArray<FlagValue> values) : ValueTest
{
    private readonly string[] _values = [.. values.Select(static value => value.AsString).OfType<string>()];

    public override bool Matches(FlagValue value)
    {
        if (value.AsString is not { } text)
        {
            return false;
        }

        foreach (var part in _values)
        {
            if (Matches(text, part))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(string text, string part) => op switch
    {
        Operators.StartsWith => text.StartsWith(part, StringComparison.Ordinal),
        Operators.EndsWith => text.EndsWith(part, StringComparison.Ordinal),
        _ => text.Contains(part, StringComparison.Ordinal),
    };
}
