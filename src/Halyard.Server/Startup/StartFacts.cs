using Halyard.Server.Access;
using Halyard.Server.Storage;

namespace Halyard.Server.Startup;

/// <summary>What the start found or made, for the banner.</summary>
/// <param name="IsFirst">Nothing was there before.</param>
/// <param name="AccessToken">The token that this start made; its only appearance.</param>
/// <param name="Owner">Whom the installation belongs to.</param>
/// <param name="Shown">The environment to begin with; null when its project has been deleted.</param>
internal sealed record StartFacts(bool IsFirst, string? AccessToken, Member Owner, EnvironmentPlace? Shown);
