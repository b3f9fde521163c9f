namespace Halyard.Server.Dashboard.Controls;

internal readonly record struct DifferenceLine(DifferenceKind Kind, string Text);
