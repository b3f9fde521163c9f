namespace Halyard.Server.Events;

/// <summary>What a body is expected to hold.</summary>
internal enum PayloadForm
{
    /// <summary>An array of events in which evaluations come as summaries.</summary>
    Summarised,

    /// <summary>An array in which every evaluation is an event of its own: PHP's SDK and old ones leave the counting to the service.</summary>
    Unsummarised,

    /// <summary>A single object: what an SDK says about itself.</summary>
    Diagnostic,
}
