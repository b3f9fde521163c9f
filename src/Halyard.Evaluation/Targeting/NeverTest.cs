namespace Halyard.Evaluation.Targeting;

/// <summary>An operator this program does not know.</summary>
internal sealed class NeverTest : ValueTest
{
    public static readonly NeverTest Instance = new();

    private NeverTest()
    {
    }

    public override bool Matches(FlagValue value) => false;
}
