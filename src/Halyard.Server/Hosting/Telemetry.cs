namespace Halyard.Server.Hosting;

/// <summary>The name of the program's one meter and one activity source.</summary>
internal static class Telemetry
{
    public const string Name = "Halyard.Server";
}
