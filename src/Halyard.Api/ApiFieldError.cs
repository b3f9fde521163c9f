namespace Halyard.Api;

/// <param name="Attribute">The field at fault, as a path: <c>instructions[2].variationId</c>.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record ApiFieldError(string Attribute, string Reason);
