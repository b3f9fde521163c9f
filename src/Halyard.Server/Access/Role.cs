namespace Halyard.Server.Access;

/// <summary>The base roles, each allowed what the one before it is allowed, and more.</summary>
internal enum Role
{
    /// <summary>Reads everything.</summary>
    Reader,

    /// <summary>Changes everything within projects.</summary>
    Writer,

    /// <summary>Also manages projects, environments, members and tokens.</summary>
    Admin,

    /// <summary>Whom the installation belongs to.</summary>
    Owner,
}
