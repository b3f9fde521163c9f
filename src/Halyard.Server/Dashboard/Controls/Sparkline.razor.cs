using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>A small curve of counts over time, scaled to its own highest point.</summary>
public sealed partial class Sparkline
{
    [Parameter, EditorRequired] public IReadOnlyList<long> Counts { get; set; } = [];

    /// <summary>What the curve tells, for those who do not see it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    [Parameter] public int Width { get; set; } = 72;

    [Parameter] public int Height { get; set; } = 20;

    private SparklineShape? Shape => SparklineShape.Of(Counts, Width, Height);
}
