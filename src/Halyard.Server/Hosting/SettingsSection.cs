namespace Halyard.Server.Hosting;

/// <summary>A section of the configuration that somebody reads.</summary>
internal sealed record SettingsSection(string Path);
