namespace Halyard.Api;

/// <param name="Href">The address without scheme and host: clients put their own in front.</param>
/// <param name="Type">The media type found there.</param>
public sealed record Link(string Href, string Type = "application/json");
