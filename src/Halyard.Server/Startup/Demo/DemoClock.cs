namespace Halyard.Server.Startup.Demo;

/// <summary>The clock of a story that is told of the past days.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;
}
