using System.IO.Enumeration;

namespace Halyard.Server.Access;

/// <summary>
/// A resource specifier with stars, as in <c>proj/*:env/production:flag/*;beta</c>. It matches a resource that has the same kinds of parts,
/// names that the stars allow, and all of the tags.
/// </summary>
internal static class ResourcePattern
{
    public static bool Matches(string pattern, string resource)
    {
        if (pattern == "*")
        {
            return true;
        }

        var wanted = pattern.Split(':');
        var parts = resource.Split(':');
        return wanted.Length == parts.Length && wanted.Zip(parts).All(static pair => MatchesPart(pair.First, pair.Second));
    }

    private static bool MatchesPart(string wanted, string part)
    {
        var (wantedName, wantedTags) = Split(wanted);
        var (name, tags) = Split(part);
        return FileSystemName.MatchesSimpleExpression(wantedName, name, ignoreCase: false)
            && wantedTags.All(tag => tags.Any(has => FileSystemName.MatchesSimpleExpression(tag, has, ignoreCase: false)));
    }

    private static (string Name, string[] Tags) Split(string part)
    {
        var halves = part.Split(';', 2);
        return (halves[0], halves.Length == 1 ? [] : halves[1].Split(',', StringSplitOptions.RemoveEmptyEntries));
    }
}
