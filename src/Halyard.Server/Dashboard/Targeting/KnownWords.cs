namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Words that are offered while somebody types; any other can be typed.</summary>
internal static class KnownWords
{
    public static readonly string[] Kinds = ["user", "organization", "device", "service"];

    public static readonly string[] Attributes = ["key", "name", "email", "country", "plan", "anonymous", "version", "groups"];
}
