namespace Halyard.Api.Projects;

/// <param name="Key">An environment of the same project.</param>
/// <param name="Version">The version it must have, if that matters.</param>
public sealed record EnvironmentSource(string Key, int? Version = null);
