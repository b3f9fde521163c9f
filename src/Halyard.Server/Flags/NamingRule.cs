using System.Text.RegularExpressions;

using Halyard.Api.Projects;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>What a project wants keys of new flags to look like.</summary>
internal static partial class NamingRule
{
    public static Refusal? Check(string key, NamingConvention? convention)
    {
        if (convention is null)
        {
            return null;
        }

        var prefix = convention.Prefix ?? "";
        if (!key.StartsWith(prefix, StringComparison.Ordinal))
        {
            return Refusal.Invalid("key", $"The key is '{key}'; in this project keys of flags begin with '{prefix}'.");
        }

        // The prefix may be part of the first word, as in 'fooBar', or stand before it, as in 'FOO-bar'.
        return convention.Case is not { } style || IsIn(style, key) || IsIn(style, key[prefix.Length..])
            ? null
            : Refusal.Invalid("key", $"The key is '{key}'; in this project keys of flags are written like '{prefix}{Example(style)}'.");
    }

    private static bool IsIn(string style, string key) => style switch
    {
        "camelCase" => CamelCase().IsMatch(key),
        "upperCamelCase" => UpperCamelCase().IsMatch(key),
        "snakeCase" => SnakeCase().IsMatch(key),
        "kebabCase" => KebabCase().IsMatch(key),
        "constantCase" => ConstantCase().IsMatch(key),
        _ => true,
    };

    private static string Example(string style) => style switch
    {
        "camelCase" => "newCheckout",
        "upperCamelCase" => "NewCheckout",
        "snakeCase" => "new_checkout",
        "kebabCase" => "new-checkout",
        _ => "NEW_CHECKOUT",
    };

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*\z")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"^[A-Z][a-zA-Z0-9]*\z")]
    private static partial Regex UpperCamelCase();

    [GeneratedRegex(@"^[a-z0-9]+(_[a-z0-9]+)*\z")]
    private static partial Regex SnakeCase();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex KebabCase();

    [GeneratedRegex(@"^[A-Z0-9]+(_[A-Z0-9]+)*\z")]
    private static partial Regex ConstantCase();
}
