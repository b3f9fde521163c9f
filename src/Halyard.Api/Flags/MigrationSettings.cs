namespace Halyard.Api.Flags;

public sealed record MigrationSettings(int StageCount, string? ContextKind = null);
