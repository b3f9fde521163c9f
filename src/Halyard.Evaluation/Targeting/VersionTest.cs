using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>semVerEqual</c>, <c>semVerLessThan</c> and <c>semVerGreaterThan</c>.</summary>
internal sealed class VersionTest(string op, ImmutableArray<FlagValue> values) : ValueTest
{
    private readonly SemanticVersion[] _values =
        [.. values.Select(static value => SemanticVersion.Parse(value.AsString)).OfType<SemanticVersion>()];

    public override bool Matches(FlagValue value)
    {
        if (SemanticVersion.Parse(value.AsString) is not { } version)
        {
            return false;
        }

        foreach (var other in _values)
        {
            if (Matches(version.CompareTo(other)))
            {
                return true;
            }
        }

        return false;
    }

    private bool Matches(int order) => op switch
    {
        Operators.SemVerEqual => order == 0,
        Operators.SemVerLessThan => order < 0,
        _ => order > 0,
    };
}
