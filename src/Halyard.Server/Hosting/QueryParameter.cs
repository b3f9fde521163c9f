namespace Halyard.Server.Hosting;

/// <summary>A query parameter that an endpoint reads by itself, for the API's description.</summary>
internal sealed record QueryParameter(string Name, string Description);
