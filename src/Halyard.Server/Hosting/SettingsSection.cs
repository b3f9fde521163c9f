namespace Halyard.Server.Hosting;

/// <summary>A section of the configuration, and the options that are read from it.</summary>
internal sealed record SettingsSection(string Path, Type Options);
