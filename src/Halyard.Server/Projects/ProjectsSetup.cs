using Halyard.Server.Changes;

namespace Halyard.Server.Projects;

internal static class ProjectsSetup
{
    public static void AddProjects(this IServiceCollection services)
    {
        services.AddSingleton<EnvironmentCreation>();
        services.AddSingleton<EnvironmentSecrets>();
        services.AddSingleton<ProjectService>();
        services.AddSingleton<EnvironmentService>();
        services.AddSingleton<EnvironmentReps>();
        services.AddSingleton<IChangeParticipant, CommentRule>();
    }
}
