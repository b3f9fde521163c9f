using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>Keeps <c>default(ImmutableArray&lt;T&gt;)</c>, which throws when it is looked at, out of the records.</summary>
internal static class ImmutableArrays
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
