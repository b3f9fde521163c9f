using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>What variations must be like: of one type, each value once.</summary>
internal static class VariationChecks
{
    private const int MaxName = 256;

    public static Refusal? CheckAdded(FlagDefinition flag, FlagValue value, string? name, string? description) =>
        flag.Variations.Length >= FlagLimits.Variations
            ? Refusal.Invalid("value", $"The flag has {flag.Variations.Length} variations; it can have {FlagLimits.Variations}.")
            : flag.Type == VariationType.Boolean
                ? Refusal.Invalid("value", "A boolean flag has exactly the variations true and false. Make another flag for more than two.")
                : CheckValue(flag, value, -1) ?? CheckTexts(name, description);

    public static Refusal? CheckChanged(FlagDefinition flag, int index, Variation changed) =>
        (changed.Value == flag.Variations[index].Value ? null : CheckValue(flag, changed.Value, index)) ?? CheckTexts(changed.Name, changed.Description);

    public static Refusal? CheckTexts(string? name, string? description) =>
        name?.Length > MaxName
            ? Refusal.Invalid("name", $"The name has {name.Length:N0} characters; it can have {MaxName}.")
            : description?.Length > FlagLimits.Description
                ? Refusal.Invalid("description", $"The description has {description.Length:N0} characters; it can have {FlagLimits.Description:N0}.")
                : null;

    public static Refusal? CheckSize(FlagValue value)
    {
        var length = value.ToJson().Length;
        return length <= FlagLimits.VariationValue
            ? null
            : Refusal.Invalid("value", $"The value has {length:N0} characters as JSON; it can have {FlagLimits.VariationValue:N0}.");
    }

    private static Refusal? CheckValue(FlagDefinition flag, FlagValue value, int index)
    {
        if (!flag.Type.Accepts(value))
        {
            return Refusal.Invalid("value", $"The value is {ServingWords.Value(value)}; a variation of this flag is {flag.Type.Words()}.");
        }

        for (var i = 0; i < flag.Variations.Length; i++)
        {
            if (i != index && flag.Variations[i].Value == value)
            {
                return Refusal.Invalid("value", $"Another variation has the value {ServingWords.Value(value)} already.");
            }
        }

        return CheckSize(value);
    }
}
