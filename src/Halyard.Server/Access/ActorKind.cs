namespace Halyard.Server.Access;

internal enum ActorKind
{
    Member,
    Token,
    System,
}
