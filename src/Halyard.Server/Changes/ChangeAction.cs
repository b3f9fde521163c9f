namespace Halyard.Server.Changes;

internal enum ChangeAction
{
    Created,
    Updated,
    Deleted,
}
