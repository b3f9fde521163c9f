#pragma warning disable CA1720 // The kinds have the names that JSON gives them.
namespace Halyard;

/// <summary>The six kinds of JSON value a <see cref="FlagValue"/> can be.</summary>
public enum FlagValueKind
{
    /// <summary>JSON <c>null</c>; also the kind of <c>default(FlagValue)</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A finite number, held as a <see cref="double"/>.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>A map from names to values.</summary>
    Object,
}
