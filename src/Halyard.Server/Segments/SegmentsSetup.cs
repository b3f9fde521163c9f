using Halyard.Server.Changes;

namespace Halyard.Server.Segments;

internal static class SegmentsSetup
{
    public static void AddSegments(this IServiceCollection services)
    {
        services.AddSingleton<SegmentService>();
        services.AddSingleton<IChangeParticipant, SegmentCopies>();
    }
}
