using System.Diagnostics;

namespace Halyard.Server.Access;

/// <summary>The roles in the words of the API.</summary>
internal static class Roles
{
    public static string Word(Role role) => role switch
    {
        Role.Reader => "reader",
        Role.Writer => "writer",
        Role.Admin => "admin",
        Role.Owner => "owner",
        _ => throw new UnreachableException(),
    };

    /// <summary>The role of a word, of those that a token can have.</summary>
    public static Role? FindForToken(string word) => word switch
    {
        "reader" => Role.Reader,
        "writer" => Role.Writer,
        "admin" => Role.Admin,
        _ => null,
    };
}
