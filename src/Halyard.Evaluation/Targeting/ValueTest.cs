using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>The operator of a clause with its values, parsed.</summary>
internal abstract class ValueTest
{
    /// <summary>Whether a scalar satisfies the operator with one of the clause's values.</summary>
    public abstract bool Matches(FlagValue value);

    public static ValueTest Compile(Clause clause) => clause.Op switch
    {
        Operators.In => new MembershipTest(clause.Values),
        Operators.StartsWith or Operators.EndsWith or Operators.Contains => new TextTest(clause.Op, clause.Values),
        Operators.Matches => new PatternTest(clause.Values),
        Operators.LessThan or Operators.LessThanOrEqual or Operators.GreaterThan or Operators.GreaterThanOrEqual =>
            new NumberTest(clause.Op, clause.Values),
        Operators.Before or Operators.After => new MomentTest(clause.Op, clause.Values),
        Operators.SemVerEqual or Operators.SemVerLessThan or Operators.SemVerGreaterThan => new VersionTest(clause.Op, clause.Values),
        _ => NeverTest.Instance,
    };

    /// <summary>The same for any element of an array.</summary>
    public bool MatchesAnyOf(FlagValue value) => value.List is { } list ? MatchesAnyOf(list) : Matches(value);

    private bool MatchesAnyOf(FlagList list)
    {
        foreach (var item in list.AsSpan())
        {
            if (Matches(item))
            {
                return true;
            }
        }

        return false;
    }
}
