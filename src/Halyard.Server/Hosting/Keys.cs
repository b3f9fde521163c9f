using System.Text.RegularExpressions;

namespace Halyard.Server.Hosting;

/// <summary>What keys, tags and names may look like.</summary>
internal static partial class Keys
{
    private const int MaxName = 256;

    /// <summary>Null when the key is one; else the refusal that names the field and the rule.</summary>
    public static Refusal? Check(string field, string? key, int maxLength)
    {
        if (string.IsNullOrEmpty(key))
        {
            return Refusal.Invalid(field, $"'{field}' must be present.");
        }

        return key.Length <= maxLength && Key().IsMatch(key)
            ? null
            : Refusal.Invalid(
                field,
                $"'{Shorten(key)}' is not a key: a key has 1 to {maxLength} letters, digits, dots, hyphens and underscores, and begins "
                    + "with a letter or digit.");
    }

    public static Refusal? CheckName(string field, string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > MaxName
            ? Refusal.Invalid(field, $"'{field}' must have 1 to {MaxName} characters.")
            : null;

    public static Refusal? CheckTags(string field, IEnumerable<string> tags) =>
        tags.FirstOrDefault(static tag => !Tag().IsMatch(tag)) is { } bad
            ? Refusal.Invalid(field, $"'{Shorten(bad)}' is not a tag: a tag has 1 to 64 letters, digits, dots, hyphens and underscores.")
            : null;

    private static string Shorten(string text) => text.Length <= 64 ? text : text[..64] + "…";

    [GeneratedRegex(@"^[a-zA-Z0-9][a-zA-Z0-9_.\-]*\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"^[a-zA-Z0-9_.\-]{1,64}\z")]
    private static partial Regex Tag();
}
