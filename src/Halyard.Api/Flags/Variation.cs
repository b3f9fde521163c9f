namespace Halyard.Api.Flags;

/// <summary>A value that a flag can serve. The id stays when the value, the name or the order changes.</summary>
public sealed record Variation
{
    public required string Id { get; init; }

    public required FlagValue Value { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }
}
