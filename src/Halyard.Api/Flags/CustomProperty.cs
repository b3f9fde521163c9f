using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public sealed record CustomProperty(string Name, ImmutableArray<string> Value);
