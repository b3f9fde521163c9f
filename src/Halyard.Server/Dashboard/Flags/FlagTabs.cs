namespace Halyard.Server.Dashboard.Flags;

/// <summary>The parts of a flag's page, as its address names them; targeting has no name.</summary>
internal static class FlagTabs
{
    public const string Variations = "variations";
    public const string History = "history";
    public const string Settings = "settings";

    public static readonly string?[] All = [null, Variations, History, Settings];
}
