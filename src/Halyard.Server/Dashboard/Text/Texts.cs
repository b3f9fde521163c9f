namespace Halyard.Server.Dashboard.Text;

/// <summary>Names the resource file that holds every word of the dashboard.</summary>
public sealed class Texts;
