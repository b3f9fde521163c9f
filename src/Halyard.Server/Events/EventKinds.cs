using System.Text.Json;

namespace Halyard.Server.Events;

/// <summary>The kinds of events that are told apart. A stranger's kind is counted as <see cref="Other"/>, so that strangers cannot fill a table.</summary>
internal static class EventKinds
{
    public const string Summary = "summary";
    public const string Feature = "feature";
    public const string Diagnostic = "diagnostic";
    public const string DiagnosticInit = "diagnostic-init";
    public const string Other = "other";

    private static readonly string[] Known =
    [
        Summary,
        Feature,
        "index",
        "identify",
        "custom",
        "debug",
        "migration_op",
        "click",
        "pageview",
        "click_pageview",
        "alias",
        Diagnostic,
        DiagnosticInit,
        "diagnostic-combined",
    ];

    /// <summary>The kind that the reader stands on, as one of the constants: no string is made.</summary>
    public static string Read(in Utf8JsonReader reader)
    {
        foreach (var kind in Known)
        {
            if (reader.ValueTextEquals(kind))
            {
                return kind;
            }
        }

        return Other;
    }
}
