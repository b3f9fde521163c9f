namespace Halyard.Server.Segments;

/// <summary>A flag that uses a segment.</summary>
internal sealed record FlagListing(string Key, string Name);
