namespace Halyard.Evaluation.Flags;

/// <summary>The settings of a migration flag.</summary>
/// <param name="CheckRatio">One of how many reads is checked for consistency; null means every one.</param>
public sealed record FlagMigration(long? CheckRatio = null);
