namespace Halyard.Server.Dashboard.Flags;

/// <summary>A variation as it is typed.</summary>
public sealed class NewVariationForm(string value)
{
    public string Value { get; set; } = value;

    public string Name { get; set; } = "";
}
