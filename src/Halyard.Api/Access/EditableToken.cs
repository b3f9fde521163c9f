namespace Halyard.Api.Access;

/// <summary>What a JSON patch may change of an access token.</summary>
public sealed record EditableToken
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Role { get; init; }
}
