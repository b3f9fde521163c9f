namespace Halyard;

/// <summary>Why a flag could not be evaluated.</summary>
public enum EvaluationErrorKind
{
    /// <summary>The client has no data yet.</summary>
    ClientNotReady,

    /// <summary>There is no flag of this key.</summary>
    FlagNotFound,

    /// <summary>The flag contradicts itself: an index out of range, a bad attribute reference, a cycle.</summary>
    MalformedFlag,

    /// <summary>The context is not valid.</summary>
    UserNotSpecified,

    /// <summary>The value is of another type than the one asked for.</summary>
    WrongType,

    /// <summary>Something failed that should not.</summary>
    Exception,
}
