using Halyard.Server.Changes;

namespace Halyard.Server.Flags;

internal static class FlagsSetup
{
    public static void AddFlags(this IServiceCollection services)
    {
        services.AddSingleton<FlagService>();
        services.AddSingleton<FlagReps>();
        services.AddSingleton<IChangeParticipant, EnvironmentsOfFlags>();
        services.AddSingleton<IChangeParticipant, SegmentsInFlags>();
    }
}
