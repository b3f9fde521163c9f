namespace Halyard.Server.Flags;

/// <summary>In an environment, a flag needs another to serve the variation with the given index.</summary>
internal sealed record PrerequisiteUse(string Environment, string Flag, string Needs, int Variation);
