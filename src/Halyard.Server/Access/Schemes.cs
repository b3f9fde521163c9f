namespace Halyard.Server.Access;

/// <summary>The ways to say who one is.</summary>
internal static class Schemes
{
    /// <summary>Chooses between the two by the request.</summary>
    public const string Either = "Halyard";

    /// <summary>An access token in the header <c>Authorization</c>.</summary>
    public const string Token = "Token";

    /// <summary>The dashboard's session.</summary>
    public const string Session = "Session";
}
