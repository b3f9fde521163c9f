using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>A flag as it is stored, or what is left of a deleted one.</summary>
internal sealed record FlagRow(long Id, bool IsDeleted, FlagDefinition Definition);
