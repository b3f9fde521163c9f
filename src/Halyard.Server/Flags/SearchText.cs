namespace Halyard.Server.Flags;

/// <summary>Texts that are searched whatever their case. Lower case is made here: databases disagree about other letters than a to z.</summary>
internal static class SearchText
{
    public const char Escape = '\\';

    public static string Of(params ReadOnlySpan<string> parts) => Fold(string.Join('\n', parts));

    /// <summary>The pattern for LIKE that finds the text anywhere.</summary>
    public static string Anywhere(string text) => $"%{Fold(text)
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal)}%";

#pragma warning disable CA1308 // Lower case is what is stored; nothing is compared with upper case.
    private static string Fold(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
