namespace Halyard.Events;

/// <summary>
/// How often one variation of one version of a flag was served. Without a variation: how often the caller's default was; without a version:
/// because the flag was unknown.
/// </summary>
internal sealed record Counter(long? Version, int? Variation, FlagValue Value, long Count);
