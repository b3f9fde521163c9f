namespace Halyard.Events;

/// <summary>What became of a payload.</summary>
internal enum DeliveryOutcome
{
    /// <summary>The service has it.</summary>
    Delivered,

    /// <summary>It is lost; the next one may fare better.</summary>
    Lost,

    /// <summary>The service will never take any from this client.</summary>
    Refused,
}
