namespace Halyard.Server.Dashboard.Flags;

/// <summary>Who has a flag.</summary>
/// <param name="Connections">How many SDKs hold a stream.</param>
/// <param name="IsArriving">Whether one of them still waits for the newest version.</param>
/// <param name="Elapsed">How long after its commit the last of them had it, while that is remembered.</param>
internal readonly record struct DeliveryState(int Connections, bool IsArriving, TimeSpan? Elapsed);
