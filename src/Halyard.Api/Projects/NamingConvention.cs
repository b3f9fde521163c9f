namespace Halyard.Api.Projects;

/// <param name="Case"><c>camelCase</c>, <c>upperCamelCase</c>, <c>snakeCase</c>, <c>kebabCase</c> or <c>constantCase</c>; null for
/// any.</param>
/// <param name="Prefix">What keys must begin with; null for anything.</param>
public sealed record NamingConvention(string? Case = null, string? Prefix = null);
