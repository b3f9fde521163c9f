using Halyard.Api.Flags;

namespace Halyard.Server.Flags.Instructions;

/// <summary>What an instruction about one environment works on.</summary>
internal sealed record Scene(FlagDefinition Flag, string Environment, FlagTargeting Targeting, FlagSurroundings Surroundings);
