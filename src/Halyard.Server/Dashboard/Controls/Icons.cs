using System.Collections.Frozen;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>The strokes of our icons, drawn on a grid of 16 by 16.</summary>
internal static class Icons
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["flag"] = "M3.5 14.5v-13M3.5 2.5h9l-2.5 3 2.5 3h-9",
        ["people"] = "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 2.8a2.5 2.5 0 0 1 0 4.4M12 9.8c1.6.6 2.5 1.9 2.5 3.7",
        ["history"] = "M2 8a6 6 0 1 0 1.9-4.4M2 2v3h3M8 5v3.2l2.2 1.3",
        ["key"] = "M9.6 6.4a3.4 3.4 0 1 0-1.5 2.9L10 11h1.5v1.5H13V14h1.5v-2L9.4 7.6M5.8 6h.01",
        ["search"] = "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10ZM14 14l-3.4-3.4",
        ["plus"] = "M8 3v10M3 8h10",
        ["close"] = "M4 4l8 8M12 4l-8 8",
        ["check"] = "M3 8.5l3.2 3.2L13 5",
        ["copy"] = "M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z",
        ["down"] = "M4.5 6.5L8 10l3.5-3.5",
        ["right"] = "M6.5 4.5L10 8l-3.5 3.5",
        ["up-arrow"] = "M8 13V3M4 7l4-4 4 4",
        ["down-arrow"] = "M8 3v10M4 9l4 4 4-4",
        ["lock"] = "M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
        ["more"] = "M3.5 8h.01M8 8h.01M12.5 8h.01",
        ["menu"] = "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
        ["sun"] = "M8 10.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.85.85M11.75 11.75l.85.85M12.6 3.4l-.85.85M4.25 11.75l-.85.85",
        ["moon"] = "M13.5 9.6A5.8 5.8 0 0 1 6.4 2.5a5.8 5.8 0 1 0 7.1 7.1Z",
        ["screen"] = "M2 3h12v8H2zM6 13.5h4",
        ["person"] = "M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM2.8 14c.4-2.6 2.5-4 5.2-4s4.8 1.4 5.2 4",
        ["leave"] = "M6.5 13.5h-4v-11h4M6.5 8h7M10.5 5l3 3-3 3",
        ["trash"] = "M2.5 4h11M6 4V2.5h4V4M4 4l.6 9.5h6.8L12 4M6.7 7v4M9.3 7v4",
        ["alert"] = "M8 2.2L1.8 13.3h12.4ZM8 6.5v3M8 11.4h.01",
        ["info"] = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.4M8 5.2h.01",
        ["link"] = "M6.7 9.3a2.6 2.6 0 0 0 3.7 0l2.3-2.3a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.3 6.7a2.6 2.6 0 0 0-3.7 0L3.3 9a2.6 2.6 0 0 0 3.7 3.7l.8-.8",
        ["archive"] = "M2 2.5h12v3H2zM3 5.5v8h10v-8M6.5 8.5h3",
        ["signal"] = "M8 13.5h.01M5.4 10.6a3.7 3.7 0 0 1 5.2 0M3 8a7.1 7.1 0 0 1 10 0M1 5.3a10 10 0 0 1 14 0",
        ["edit"] = "M2.5 13.5l.7-3L10.5 3a1.6 1.6 0 0 1 2.4 2.4L5.5 12.8ZM9.2 4.3l2.4 2.4",
        ["folder"] = "M1.8 12.8V3.2h4.4l1.5 1.9h6.5v7.7z",
        ["refresh"] = "M13.5 3v3.2h-3.2M2.5 13V9.8h3.2M3 6.3a5.3 5.3 0 0 1 9-1.4l1.5 1.3M13 9.7a5.3 5.3 0 0 1-9 1.4L2.5 9.8",
        ["split"] = "M8 14V9.5M8 9.5L3.5 5V2M8 9.5L12.5 5V2M2 3.5L3.5 2 5 3.5M11 3.5L12.5 2 14 3.5",
    }.ToFrozenDictionary();

    public static string Path(string name) => Paths[name];
}
