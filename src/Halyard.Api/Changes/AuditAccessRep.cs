namespace Halyard.Api.Changes;

/// <param name="Action">The permission that was used, as in <c>updateOn</c>.</param>
/// <param name="Resource">What it was used on, as in <c>proj/default:env/test:flag/checkout</c>.</param>
public sealed record AuditAccessRep(string Action, string Resource);
