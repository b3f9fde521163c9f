namespace Halyard.Server.Dashboard.Controls;

internal enum DifferenceKind
{
    Same,
    Added,
    Removed,

    /// <summary>Lines that are alike on both sides and left out.</summary>
    Gap,
}
