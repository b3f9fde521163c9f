namespace Halyard.Evaluation.Wire;

/// <summary>The spellings of the wire for the words in reasons.</summary>
internal static class WireNames
{
    private static readonly string[] ReasonKinds = ["OFF", "FALLTHROUGH", "TARGET_MATCH", "RULE_MATCH", "PREREQUISITE_FAILED", "ERROR"];

    private static readonly string[] ErrorKinds =
        ["CLIENT_NOT_READY", "FLAG_NOT_FOUND", "MALFORMED_FLAG", "USER_NOT_SPECIFIED", "WRONG_TYPE", "EXCEPTION"];

    private static readonly string[] Statuses = ["HEALTHY", "STALE", "STORE_ERROR", "NOT_CONFIGURED"];

    public static string Of(EvaluationReasonKind kind) => ReasonKinds[(int)kind];

    public static string Of(EvaluationErrorKind kind) => ErrorKinds[(int)kind];

    public static string Of(BigSegmentsStatus status) => Statuses[(int)status];

    public static EvaluationReasonKind? ReasonKindOf(string? name) =>
        Find(ReasonKinds, name) is var i and >= 0 ? (EvaluationReasonKind)i : null;

    public static EvaluationErrorKind? ErrorKindOf(string? name) =>
        Find(ErrorKinds, name) is var i and >= 0 ? (EvaluationErrorKind)i : null;

    public static BigSegmentsStatus? StatusOf(string? name) => Find(Statuses, name) is var i and >= 0 ? (BigSegmentsStatus)i : null;

    private static int Find(string[] names, string? name) => Array.IndexOf(names, name);
}
