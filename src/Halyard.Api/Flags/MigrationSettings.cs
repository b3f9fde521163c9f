namespace Halyard.Api.Flags;

public sealed record MigrationSettings(string? ContextKind, int StageCount);
