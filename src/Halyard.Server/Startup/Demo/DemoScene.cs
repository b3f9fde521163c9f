using Halyard.Server.Access;
using Halyard.Server.Flags;
using Halyard.Server.Segments;

namespace Halyard.Server.Startup.Demo;

/// <summary>What a step does its work with.</summary>
internal sealed record DemoScene(Actor Actor, FlagService Flags, SegmentService Segments, CancellationToken CancellationToken);
