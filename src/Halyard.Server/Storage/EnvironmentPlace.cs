namespace Halyard.Server.Storage;

/// <summary>An environment as the stores name it.</summary>
/// <param name="Id">Its database id, which never leaves the server.</param>
/// <param name="ProjectId">Its project's database id.</param>
/// <param name="Project">Its project's key.</param>
/// <param name="Key">Its key.</param>
/// <param name="ClientSideId">The id that browsers and the API name it by.</param>
internal sealed record EnvironmentPlace(long Id, long ProjectId, string Project, string Key, string ClientSideId);
