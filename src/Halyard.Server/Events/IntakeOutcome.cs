namespace Halyard.Server.Events;

/// <summary>What became of a payload.</summary>
internal enum IntakeOutcome
{
    /// <summary>It is counted, on the disk.</summary>
    Counted,

    /// <summary>It had been counted before.</summary>
    Duplicate,

    /// <summary>Its environment was deleted meanwhile.</summary>
    NoEnvironment,

    /// <summary>Too many are waiting: it was not taken.</summary>
    Overloaded,

    /// <summary>It could not be written.</summary>
    Failed,
}
