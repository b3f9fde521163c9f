namespace Halyard.Server.Changes;

internal sealed record ChangeAccess(string Action, string Resource);
