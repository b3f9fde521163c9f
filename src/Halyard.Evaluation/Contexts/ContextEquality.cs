namespace Halyard.Evaluation.Contexts;

/// <summary>Compares contexts by what they say.</summary>
internal static class ContextEquality
{
    public static bool AreEqual(Context left, Context right)
    {
        if (left.Error != right.Error || left.IsMulti != right.IsMulti || left.Contexts.Length != right.Contexts.Length)
        {
            return false;
        }

        return left.IsMulti ? left.Contexts.SequenceEqual(right.Contexts) : AreEqualSingles(left, right);
    }

    private static bool AreEqualSingles(Context left, Context right) =>
        left.Kind == right.Kind
        && left.Key == right.Key
        && left.Name == right.Name
        && left.Anonymous == right.Anonymous
        && left.Attributes.Equals(right.Attributes)
        && new HashSet<AttributeReference>(left.PrivateAttributes).SetEquals(right.PrivateAttributes);
}
