using Halyard.Api.Flags;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>What a variation is called: by its name, else by its value.</summary>
internal static class VariationName
{
    private const int Longest = 40;

    public static string Of(Variation variation) => string.IsNullOrEmpty(variation.Name) ? Value(variation.Value) : variation.Name;

    public static string Value(FlagValue value)
    {
        var text = value.Kind == FlagValueKind.String ? value.AsString! : value.ToJson();
        return text.Length == 0 ? "\"\"" : text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
    }
}
