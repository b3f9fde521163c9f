namespace Halyard.Server.Hosting;

/// <summary>A setting under <c>Halyard</c> that nobody reads is a typing mistake: the start is refused before it can be missed.</summary>
internal static class UnknownSettings
{
    private const string Root = "Halyard";

    public static void Refuse(IConfiguration configuration, IEnumerable<SettingsSection> known, params ReadOnlySpan<string> single)
    {
        var names = known.Select(static section => section.Path.Split(':')[1]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in single)
        {
            names.Add(name);
        }

        if (configuration.GetSection(Root).GetChildren().FirstOrDefault(child => !names.Contains(child.Key)) is { } unknown)
        {
            throw new StartException(
                $"The setting {unknown.Path} is not known. Under {Root} there are: "
                    + $"{string.Join(", ", names.Order(StringComparer.Ordinal))}.");
        }
    }
}
