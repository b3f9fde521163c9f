using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>Experiments as flags listed them long ago. Always empty; clients still require it.</summary>
public sealed record LegacyExperimentsRep(int BaselineIdx, ImmutableArray<string> Items);
