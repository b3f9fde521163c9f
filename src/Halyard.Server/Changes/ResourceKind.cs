namespace Halyard.Server.Changes;

/// <summary>What a change is about. The names are those of the audit log.</summary>
internal enum ResourceKind
{
    Project,
    Environment,
    Flag,
    Segment,
    Member,
    Token,
}
