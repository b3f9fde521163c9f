namespace Halyard.Evaluation.Flags;

/// <summary>The operators of clauses, in the wire's spelling.</summary>
public static class Operators
{
    /// <summary>Equal to a value of the same type.</summary>
    public const string In = "in";

    /// <summary>Text begins with the value.</summary>
    public const string StartsWith = "startsWith";

    /// <summary>Text ends with the value.</summary>
    public const string EndsWith = "endsWith";

    /// <summary>Text contains the value.</summary>
    public const string Contains = "contains";

    /// <summary>A regular expression is found in the text.</summary>
    public const string Matches = "matches";

    /// <summary>A smaller number.</summary>
    public const string LessThan = "lessThan";

    /// <summary>A smaller number or the same.</summary>
    public const string LessThanOrEqual = "lessThanOrEqual";

    /// <summary>A greater number.</summary>
    public const string GreaterThan = "greaterThan";

    /// <summary>A greater number or the same.</summary>
    public const string GreaterThanOrEqual = "greaterThanOrEqual";

    /// <summary>An earlier moment: RFC 3339 text or Unix milliseconds.</summary>
    public const string Before = "before";

    /// <summary>A later moment: RFC 3339 text or Unix milliseconds.</summary>
    public const string After = "after";

    /// <summary>The same semantic version.</summary>
    public const string SemVerEqual = "semVerEqual";

    /// <summary>An older semantic version.</summary>
    public const string SemVerLessThan = "semVerLessThan";

    /// <summary>A newer semantic version.</summary>
    public const string SemVerGreaterThan = "semVerGreaterThan";

    /// <summary>In one of the segments.</summary>
    public const string SegmentMatch = "segmentMatch";
}
