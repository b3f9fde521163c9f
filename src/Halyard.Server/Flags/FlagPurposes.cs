namespace Halyard.Server.Flags;

/// <summary>What a flag can be made for.</summary>
internal static class FlagPurposes
{
    public const string Migration = "migration";
}
